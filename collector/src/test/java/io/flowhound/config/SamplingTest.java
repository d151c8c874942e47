/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private final SectionAssert<Sampling> section = new SectionAssert<>("sampling", Configuration::sampling);

    @Test
    void defaults() throws Exception {
        assertThat(section.load()).isEqualTo(new Sampling(1, Map.of(), Map.of()));
    }

    @Test
    void fullMapping() throws Exception {
        section.mapsFully(
                new Sampling(
                        64,
                        Map.of(Cidr.parse("192.0.2.0/24"), 100L, Cidr.parse("2001:db8::1"), 4294967295L),
                        Map.of(Cidr.parse("192.0.2.9"), 1L)),
                "default=64",
                "exporters.192.0.2.0/24=100",
                "exporters.2001:db8::1=4294967295",
                "overrule.192.0.2.9=1");
    }

    @Test
    void validation() {
        section.refuses("default '0' must be from 1 to 4294967295", "default=0");
        section.refuses("exporters.192.0.2.1 '0' must be from 1 to 4294967295", "exporters.192.0.2.1=0");
        section.refuses("overrule.192.0.2.1 '0' must be from 1 to 4294967295", "overrule.192.0.2.1=0");
        section.refuses("exporters '100' must be KEY: VALUE lines", "exporters=100");
        assertThat(section.problems("exporters.router=100")).contains("is no IP address");
    }
}
