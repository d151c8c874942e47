/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.simulate.network.NetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the table of keys in docs/simulate.md against the records that read such files. */
class NetworkDocTest {
    private static final Path FILE = Path.of("../docs/simulate.md");
    private static final String END = "<!-- end of keys -->";

    @Test
    void keys_areWhatTheRecordsSay() throws IOException {
        String page = Files.readString(FILE);
        int begin = page.indexOf('\n', page.indexOf("<!-- keys:")) + 1;
        int end = page.indexOf(END);
        assertThat(begin).isPositive().isLessThanOrEqualTo(end);
        String expected = page.substring(0, begin) + table() + page.substring(end);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE))
                .as("rewrite it with -Dregenerate=true")
                .isEqualTo(expected);
    }

    @Test
    void everyKey_isDocumentedInSentences() {
        assertThat(Setting.of(NetworkFile.class, ""))
                .allSatisfy(setting -> assertThat(setting.doc()).endsWith(".").doesNotContain("|"));
    }

    private static String table() {
        StringBuilder out = new StringBuilder("\n| key | value | default | meaning |\n|---|---|---|---|\n");
        for (Setting setting : Setting.of(NetworkFile.class, "")) {
            String defaults = String.join(", ", setting.defaults());
            out.append("| `")
                    .append(setting.path())
                    .append("` | ")
                    .append(values(setting))
                    .append(" | ");
            out.append(defaults.isEmpty() ? "" : "`" + defaults + "`");
            out.append(" | ").append(setting.doc()).append(" |\n");
        }
        return out.append('\n').toString();
    }

    private static String values(Setting setting) {
        Range range = setting.range();
        if (setting.isGroups()) {
            return "list of groups";
        }
        String type = Scalars.describe(setting.valueType());
        return (setting.isList() ? "list: " + type : type)
                + (range == null ? "" : ", " + range.min() + " to " + range.max())
                + (setting.isRequired() ? ", required" : "");
    }
}
