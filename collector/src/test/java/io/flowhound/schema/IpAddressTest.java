/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.11, 192.0.2.11",
        "255.255.255.255, 255.255.255.255",
        "0.0.0.0, 0.0.0.0",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::1, ::1",
        "::, ::",
        "::ffff:198.51.100.7, 198.51.100.7",
        "fe80::ffff:ffff:ffff:ffff, fe80::ffff:ffff:ffff:ffff"
    })
    void parse_text_comesBackCanonical(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "192.0.2", "192.0.2.256", "host.example", "fe80::1%eth0", "[::1]", "1:2:3", "192.0.2.1:80"})
    void parse_noAddress_isRefused(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an IP address: \"" + text + "\"");
    }

    @Test
    void high_ipv4_isMapped() throws Exception {
        InetAddress address = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) 200});

        assertThat(IpAddress.high(address)).isZero();
        assertThat(IpAddress.low(address)).isEqualTo(0xFFFF_C000_02C8L);
        assertThat(IpAddress.isIpv4(IpAddress.high(address), IpAddress.low(address)))
                .isTrue();
    }

    @Test
    void high_ipv6_isFirstHalf() throws Exception {
        InetAddress address = InetAddress.getByName("2001:db8:1:2:fff3:4:5:6");

        assertThat(IpAddress.high(address)).isEqualTo(0x2001_0db8_0001_0002L);
        assertThat(IpAddress.low(address)).isEqualTo(0xfff3_0004_0005_0006L);
        assertThat(IpAddress.isIpv4(IpAddress.high(address), IpAddress.low(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.11", "2001:db8::7"})
    void toInetAddress_isTheSameAddress(String text) throws Exception {
        InetAddress address = InetAddress.getByName(text);

        assertThat(IpAddress.parse(text).toInetAddress()).isEqualTo(address);
        assertThat(IpAddress.of(address)).isEqualTo(IpAddress.parse(text));
    }

    @Test
    void text_isWhatDocumentsHold() {
        Random random = new Random(5952);
        for (int i = 0; i < 5000; i++) {
            long high = sparse(random);
            long low = sparse(random);
            JsonBuffer json = new JsonBuffer(64);
            json.address(high, low);

            assertThat(IpAddress.text(high, low)).isEqualTo(json.toString());
        }
    }

    /** Four groups, of which many are 0 or small. */
    private static long sparse(Random random) {
        long value = 0;
        for (int group = 0; group < 4; group++) {
            int bits = random.nextBoolean() ? 0 : random.nextInt(17);
            value = value << 16 | random.nextInt(1 << bits);
        }
        return value;
    }
}
