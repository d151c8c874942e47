/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedTest {
    private static String reason(String network) {
        IndicatorText text = new IndicatorText();
        assertThat(text.read(network)).isEqualTo(IndicatorText.Kind.NETWORK);
        return String.valueOf(Reserved.reason(text.high(), text.low(), text.prefix()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.0.0.0/0;has more addresses than a list can mean",
                "128.0.0.0/1;has more addresses than a list can mean",
                "::/0;has more addresses than a list can mean",
                "2000::/3;has more addresses than a list can mean",
                "10.1.2.3;is private",
                "172.31.255.255;is private",
                "192.168.0.0/16;is private",
                "192.0.0.0/8;has 192.0.0.0/24 in it, which is reserved for protocols",
                "172.0.0.0/9;has 172.16.0.0/12 in it, which is private",
                "127.0.0.1;is loopback",
                "169.254.1.1;is link-local",
                "100.64.0.1;is shared by carriers",
                "224.0.0.251;is multicast",
                "255.255.255.255;is reserved",
                "::1;is reserved",
                "fe80::1;is link-local",
                "fd00::/16;is private",
                "ff02::1;is multicast"
            })
    void whatNoListMayName_isRefused(String network, String reason) {
        assertThat(reason(network)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "9.0.0.0/8",
                "11.0.0.0/8",
                "172.15.255.255",
                "172.32.0.0/16",
                "192.167.255.255",
                "198.51.100.0/24",
                "223.255.255.255",
                "2001:db8::/32",
                "2a00::/16"
            })
    void publicAddresses_areTaken(String network) {
        assertThat(reason(network)).isEqualTo("null");
    }
}
