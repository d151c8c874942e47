/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportersTest {
    private final SectionAssert<Exporters> section = new SectionAssert<>("exporters", Configuration::exporters);

    @Test
    void defaults() throws Exception {
        assertThat(section.load().relays()).isEmpty();
        assertThat(section.load().silentAfter()).isEqualTo(Duration.ofMinutes(15));
        assertThat(section.load().silentAfterOf()).isEmpty();
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
    void silentAfter_outOfRange_isRefused() {
        assertThatThrownBy(() -> section.load("silent-after=8d")).hasMessageContaining("exporters.silent-after");
    }

    @Test
    void silentAfterOf_longestPrefixWins() throws Exception {
        Map<Cidr, Duration> others = new LinkedHashMap<>();
        others.put(Cidr.parse("10.0.0.0/8"), Duration.ofHours(1));
        others.put(Cidr.parse("10.1.0.0/16"), Duration.ZERO);
        Exporters exporters = new Exporters(List.of(), Duration.ofMinutes(5), others);
        assertThat(exporters.silentAfter(InetAddress.getByName("192.0.2.1"))).isEqualTo(Duration.ofMinutes(5));
        assertThat(exporters.silentAfter(InetAddress.getByName("10.2.0.1"))).isEqualTo(Duration.ofHours(1));
        assertThat(exporters.silentAfter(InetAddress.getByName("10.1.0.1"))).isZero();
    }
}
