/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private final SectionAssert<Inventory> section = new SectionAssert<>("inventory", Configuration::inventory);

    @Test
    void defaults() throws Exception {
        assertThat(section.load()).isEqualTo(new Inventory(List.of(), Duration.ofMinutes(1)));
    }

    @Test
    void fullMapping() throws Exception {
        section.mapsFully(
                new Inventory(List.of(Path.of("/etc/hosts.CSV"), Path.of("net.yaml")), Duration.ofSeconds(10)),
                "files=/etc/hosts.CSV,net.yaml",
                "reload=10s");
    }

    @Test
    void validation() {
        section.refuses(
                "files 'hosts.txt' must end in .yml, .yaml or .csv, which says how it is written", "files=hosts.txt");
        section.refuses(
                "files '65' are more than 64: put some files together",
                "files="
                        + IntStream.rangeClosed(1, 65).mapToObj(i -> i + ".yml").collect(Collectors.joining(",")));
    }
}
