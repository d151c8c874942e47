/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationDocTest {
    private static final Path FILE = Path.of("../docs/configuration.md");

    @TempDir
    Path folder;

    @Test
    void file_isWhatTheRecordsSay() throws IOException {
        String generated = ConfigurationDoc.markdown();
        if (Boolean.getBoolean("regenerate")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, generated);
        }
        assertThat(FILE).as("rewrite it with -Dregenerate=true").exists();
        assertThat(Files.readString(FILE))
                .as("rewrite it with -Dregenerate=true")
                .isEqualTo(generated);
    }

    @Test
    void example_isReadAsTheDefaults() throws Exception {
        Path example = Files.writeString(folder.resolve("flowhound.yml"), ConfigurationDoc.exampleYaml());
        assertThat(Configuration.load(example, List.of(), Map.of()))
                .isEqualTo(Configuration.load(null, List.of(), Map.of()));
    }

    @Test
    void everySetting_isDocumentedInSentences() {
        assertThat(Setting.of(Configuration.class, ""))
                .allSatisfy(setting -> assertThat(setting.doc()).endsWith(".").doesNotContain("|"));
    }
}
