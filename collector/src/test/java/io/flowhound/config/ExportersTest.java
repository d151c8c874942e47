/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportersTest {
    @TempDir
    private Path folder;

    private final SectionAssert<Exporters> section = new SectionAssert<>("exporters", Configuration::exporters);

    private static Configuration load(String... settings) throws ConfigurationException {
        return Configuration.load(null, List.of(settings), Map.of());
    }

    @Test
    void defaults() throws Exception {
        assertThat(load().exporters().silentAfter()).isEqualTo(Duration.ofMinutes(15));
        assertThat(load().healthDocuments()).isEqualTo(new HealthDocuments(true, Duration.ofMinutes(1)));
    }

    @Test
    void fullMapping() throws Exception {
        section.mapsFully(
                new Exporters(
                        List.of(Cidr.parse("192.0.2.0/24"), Cidr.parse("2001:db8::1")),
                        Duration.ofMinutes(5),
                        Map.of(Cidr.parse("10.0.0.0/8"), Duration.ofHours(1))),
                "relays=192.0.2.0/24,2001:db8::1",
                "silent-after=5m",
                "silent-after-of.10.0.0.0/8=1h");
    }

    @Test
    void validation() {
        section.refuses(
                "relays '10.0.0.1/8' has bits set behind the prefix; did you mean '10.0.0.0/8'?", "relays=10.0.0.1/8");
    }

    @Test
    void longestPrefix_wins() throws Exception {
        Path file = Files.writeString(folder.resolve("flowhound.yml"), """
                exporters:
                  silent-after: 5m
                  silent-after-of:
                    10.0.0.0/8: 1h
                    10.1.0.0/16: 0s
                """);
        Exporters exporters = Configuration.load(file, List.of(), Map.of()).exporters();
        assertThat(exporters.silentAfter(InetAddress.getByName("192.0.2.1"))).isEqualTo(Duration.ofMinutes(5));
        assertThat(exporters.silentAfter(InetAddress.getByName("10.2.0.1"))).isEqualTo(Duration.ofHours(1));
        assertThat(exporters.silentAfter(InetAddress.getByName("10.1.0.1"))).isZero();
    }

    @Test
    void outOfRange_isRefused() {
        assertThatThrownBy(() -> load("exporters.silent-after=8d")).hasMessageContaining("exporters.silent-after");
        assertThatThrownBy(() -> load("health-documents.interval=0s"))
                .hasMessageContaining("health-documents.interval");
    }
}
