/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code services} is a list of its own, at the top. */
class ServiceTest {
    private static Configuration load(String... overrides) throws ConfigurationException {
        return Configuration.load(null, List.of(overrides), Map.of());
    }

    private static String problems(String... overrides) {
        try {
            load(overrides);
        } catch (ConfigurationException e) {
            return String.join(
                    "\n", e.problems().stream().map(Problem::toString).toList());
        }
        return "none";
    }

    @Test
    void defaults() throws Exception {
        assertThat(load().services()).isEmpty();
        assertThat(load("services.1.port=8443", "services.1.name=erp").services())
                .containsExactly(new Service(null, new PortRange(8443, 8443), null, "erp", null));
    }

    @Test
    void fullMapping() throws Exception {
        assertThat(load(
                                "services.1.network=10.1.2.0/24",
                                "services.1.port=8440-8449",
                                "services.1.transport=tcp",
                                "services.1.name=https",
                                "services.1.application=Our ERP",
                                "services.2.port=9",
                                "services.2.name=discard")
                        .services())
                .containsExactly(
                        new Service(
                                Cidr.parse("10.1.2.0/24"),
                                new PortRange(8440, 8449),
                                ServiceTransport.TCP,
                                "https",
                                "Our ERP"),
                        new Service(null, new PortRange(9, 9), null, "discard", null));
    }

    @Test
    void validation() {
        assertThat(problems("services.1.name=x")).isEqualTo("services.1.port is missing");
        assertThat(problems("services.1.port=443")).isEqualTo("services.1.name is missing");
        assertThat(problems("services.1.port=443", "services.1.name=Https"))
                .startsWith("services.1.name 'Https' must be 1 to 64 lower-case letters");
        assertThat(problems("services.1.port=66000", "services.1.name=x"))
                .isEqualTo("services.1.port '66000' has a port above 65535");
        assertThat(problems("services.1.port=9-8", "services.1.name=x"))
                .isEqualTo("services.1.port '9-8' runs backwards; did you mean '8-9'?");
        assertThat(problems("services.1.port=https", "services.1.name=x"))
                .isEqualTo("services.1.port 'https' is no port or range of ports, such as 8443 or 16384-32767");
        assertThat(problems("services.1.port=1", "services.1.name=x", "services.1.application=" + "a".repeat(129)))
                .endsWith("must have 1 to 128 characters");
    }
}
