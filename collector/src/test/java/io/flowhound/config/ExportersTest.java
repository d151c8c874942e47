/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExportersTest {
    private final SectionAssert<Exporters> section = new SectionAssert<>("exporters", Configuration::exporters);

    @Test
    void defaults() throws Exception {
        assertThat(section.load().relays()).isEmpty();
    }

    @Test
    void fullMapping() throws Exception {
        section.mapsFully(
                new Exporters(List.of(Cidr.parse("192.0.2.0/24"), Cidr.parse("2001:db8::1"))),
                "relays=192.0.2.0/24,2001:db8::1");
    }

    @Test
    void validation() {
        section.refuses(
                "relays '10.0.0.1/8' has bits set behind the prefix; did you mean '10.0.0.0/8'?", "relays=10.0.0.1/8");
    }
}
