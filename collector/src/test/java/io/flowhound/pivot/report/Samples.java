/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.alert.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alerts, logins and expected texts of the tests here. {@code -Dregenerate=true} writes the texts anew: look at the difference. */
final class Samples {
    static final Style UNICODE = new Style(true, false);

    private static final Path FOLDER = Path.of("src/test/resources/io/flowhound/pivot/report");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    /** The alert of a file; each call gives a document of its own. */
    static ObjectNode document(String name) {
        try {
            return (ObjectNode) JSON.readTree(FOLDER.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Alert alert(String name) {
        return new Alert(document(name));
    }

    static void assertGolden(String text, String file) throws IOException {
        assertThat(text).as("ties between words are for breaking lines only").doesNotContain(Words.TIED);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(FOLDER.resolve(file), text);
        }
        assertThat(text).as(file).isEqualTo(Files.readString(FOLDER.resolve(file)));
    }

    static long at(String time) {
        return Instant.parse("2026-05-04T" + time + "Z").toEpochMilli();
    }

    /** A login by SSH of ten minutes. */
    static Leg login(int index, String source, String destination, String start) {
        return login(index, source, destination, at(start), 0);
    }

    static Leg login(int index, String source, String destination, long start, int daysSeen) {
        return new Leg(
                index,
                -1,
                0,
                source,
                40_000 + index % 20_000,
                destination,
                22,
                Services.SSH,
                start,
                start + 600_000,
                20_480,
                index % 7 == 6 ? LoginRecord.UNSEEN : 51_200,
                10,
                1,
                List.of("f" + index),
                daysSeen,
                1.0 / (1 + daysSeen),
                0,
                0,
                null,
                false,
                Set.of(),
                Set.of());
    }

    static Judgement alone(Leg leg) {
        return new Judgement(leg, null, 0, false, null, "nobody was logged in to " + leg.source() + " at that time");
    }

    static Judgement pair(Leg leg, Leg parent, double score, boolean chosen, @Nullable String finding) {
        return new Judgement(leg, parent, score, chosen, finding, finding == null ? "weaker than 0.40" : "alerted");
    }
}
