/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    private final SectionAssert<Networks> section = new SectionAssert<>("networks", Configuration::networks);

    @ParameterizedTest
    @CsvSource({
        "10.255.255.255, true",
        "11.0.0.0, false",
        "172.15.255.255, false",
        "172.16.0.0, true",
        "172.31.255.255, true",
        "172.32.0.0, false",
        "192.168.1.1, true",
        "100.64.0.1, true",
        "100.128.0.0, false",
        "127.0.0.1, true",
        "169.254.9.9, true",
        "::1, true",
        "::2, false",
        "fdff::1, true",
        "fe80::1, true",
        "fec0::1, false",
        "2001:db8::1, false"
    })
    void defaults(String address, boolean internal) throws Exception {
        InetAddress parsed = Cidr.parse(address).network();
        assertThat(section.load().internal().stream().anyMatch(range -> range.contains(parsed)))
                .isEqualTo(internal);
    }

    @Test
    void fullMapping() throws Exception {
        Networks expected = new Networks(List.of(Cidr.parse("203.0.113.0/24"), Cidr.parse("2001:db8::/32")));
        section.mapsFully(expected, "internal=203.0.113.0/24,2001:db8::/32");
    }

    @Test
    void validation() {
        section.refuses(
                "internal '10.1.0.0/8' has bits set behind the prefix; did you mean '10.0.0.0/8'?",
                "internal=10.1.0.0/8");
        section.refuses("internal '10.0.0.0/33' must have a prefix length from 0 to 32", "internal=10.0.0.0/33");
        section.refuses(
                "internal 'example.org' is no IP address or range, such as 10.0.0.0/8 or 2001:db8::/32",
                "internal=example.org");
    }
}
