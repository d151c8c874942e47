/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacVendorsTest {
    private final SectionAssert<MacVendors> section = new SectionAssert<>("mac-vendors", Configuration::macVendors);

    @TempDir
    Path folder;

    @Test
    void defaults() throws Exception {
        assertThat(section.load()).isEqualTo(new MacVendors(List.of(), Duration.ofMinutes(1)));
    }

    @Test
    void fullMapping() throws Exception {
        Path large = Files.writeString(folder.resolve("oui.csv"), "");
        Path small = Files.writeString(folder.resolve("oui36.csv"), "");
        section.mapsFully(
                new MacVendors(List.of(large, small), Duration.ofHours(1)),
                "files=" + large + "," + small,
                "reload=1h");
    }

    @Test
    void validation() {
        Path none = folder.resolve("none");
        section.refuses(
                "files '" + none + "' is no file that can be read; relative paths start at the working folder",
                "files=" + none);
    }
}
