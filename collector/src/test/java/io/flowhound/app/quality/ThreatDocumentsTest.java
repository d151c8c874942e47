/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.enrich.threat.ListState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreatDocumentsTest {
    private static final long HOUR = 1_795_320_000_000L;
    private static final Instant DATE = Instant.ofEpochMilli(HOUR).minus(Duration.ofDays(7));

    private final List<ListState> states = new ArrayList<>();
    private final ThreatDocuments documents = new ThreatDocuments(new Identity("c", "host", "1"));

    private List<JsonNode> at(long minute) throws IOException {
        documents.watch(() -> states);
        List<JsonNode> found = new ArrayList<>();
        for (HealthDocument document : documents.of(new Span(HOUR + (minute - 1) * 60_000, HOUR + minute * 60_000))) {
            found.add(new ObjectMapper().readTree(document.json()));
        }
        return found;
    }

    private static ListState state(@Nullable Instant date, @Nullable String failure) {
        return new ListState("c2", Path.of("c2.txt"), 5, 2, 1, 9, List.of(), date, Duration.ofDays(7), failure, 0);
    }

    @Test
    void list_isToldOnceAnHour_andWhenItChanges() throws IOException {
        states.add(state(DATE, null));
        assertThat(at(-5)).hasSize(1);
        assertThat(at(-4)).isEmpty();
        assertThat(at(0)).as("another hour").hasSize(1);
        assertThat(at(1)).as("now it is old").hasSize(1);
        assertThat(at(2)).isEmpty();
        states.set(0, state(DATE, "is empty"));
        assertThat(at(3)).hasSize(1);
        states.set(0, state(DATE.plusSeconds(90_000), null));
        assertThat(at(4)).hasSize(1);
        assertThat(at(59)).isEmpty();
        assertThat(at(60)).hasSize(1);
    }

    @Test
    void document_hasEntriesDateAndAge() throws IOException {
        states.add(state(DATE, null));
        JsonNode document = at(10).get(0);
        assertThat(document.at("/health/kind").asText()).isEqualTo("threat-list");
        assertThat(document.at("/health/ok").asBoolean()).isFalse();
        assertThat(document.at("/health/problems")).hasToString("[\"old\"]");
        assertThat(document.at("/health/reason").asText()).startsWith("c2.txt is older than it should be");
        assertThat(document.at("/health/threat"))
                .hasToString("{\"list\":\"c2\",\"entries\":5,\"bad_lines\":3,\"date\":\""
                        + DATE.toString().replace("Z", ".000Z") + "\",\"age_seconds\":605400}");
    }

    @Test
    void listThatWasNeverRead_hasNoDate() throws IOException {
        states.add(state(null, "there is no such file"));
        JsonNode document = at(10).get(0);
        assertThat(document.at("/health/problems")).hasToString("[\"unreadable\"]");
        assertThat(document.at("/health/threat/date").isMissingNode()).isTrue();
        assertThat(document.at("/health/reason").asText()).isEqualTo("c2.txt there is no such file");
    }
}
