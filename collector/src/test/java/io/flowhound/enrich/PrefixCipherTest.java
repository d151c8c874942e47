/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixCipherTest {
    /** The key of the sample program that Crypto-PAn's authors gave out. */
    private static final byte[] SAMPLE = {
        21,
        34,
        23,
        (byte) 141,
        51,
        (byte) 164,
        (byte) 207,
        (byte) 128,
        19,
        10,
        91,
        22,
        73,
        (byte) 144,
        125,
        16,
        (byte) 216,
        (byte) 152,
        (byte) 143,
        (byte) 131,
        121,
        121,
        101,
        39,
        98,
        87,
        76,
        45,
        42,
        (byte) 132,
        34,
        2
    };

    private static long ipv4(PrefixCipher cipher, long address, int from) {
        cipher.replace(address << 32, 0, from, 32);
        assertThat(cipher.low()).isZero();
        return cipher.high() >>> 32;
    }

    @ParameterizedTest
    @CsvSource({
        "128.11.68.132, 135.242.180.132",
        "129.118.74.4, 134.136.186.123",
        "130.132.252.244, 133.68.164.234",
        "141.223.7.43, 141.167.8.160",
        "141.233.145.108, 141.129.237.235"
    })
    void replace_isThatOfCryptoPan(String address, String expected) {
        long found = ipv4(new PrefixCipher(SAMPLE), IpAddress.parse(address).low() & 0xFFFF_FFFFL, 0);
        assertThat(IpAddress.text(0, 0xFFFF_0000_0000L | found)).isEqualTo(expected);
    }

    @Test
    void sharedPrefixes_stayAsLong_inIpv4() {
        PrefixCipher cipher = PrefixCipher.of("key of a test");
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long one = random.nextInt() & 0xFFFF_FFFFL;
            long other = (one ^ random.nextInt() >>> random.nextInt(32)) & 0xFFFF_FFFFL;
            int before = Long.numberOfLeadingZeros(one ^ other);
            long changed = ipv4(cipher, one, 0) ^ ipv4(cipher, other, 0);
            assertThat(Long.numberOfLeadingZeros(changed)).isEqualTo(before);
        }
    }

    @Test
    void sharedPrefixes_stayAsLong_inIpv6() {
        PrefixCipher cipher = PrefixCipher.of("key of a test");
        Random random = new Random(2);
        for (int bit = 0; bit < 128; bit++) {
            long high = random.nextLong();
            long low = random.nextLong();
            cipher.replace(high, low, 0, 128);
            long oneHigh = cipher.high();
            long oneLow = cipher.low();
            cipher.replace(bit < 64 ? high ^ 1L << (63 - bit) : high, bit < 64 ? low : low ^ 1L << (127 - bit), 0, 128);
            int same = oneHigh != cipher.high()
                    ? Long.numberOfLeadingZeros(oneHigh ^ cipher.high())
                    : 64 + Long.numberOfLeadingZeros(oneLow ^ cipher.low());
            assertThat(same).isEqualTo(bit);
        }
    }

    @Test
    void firstBits_stay_andAnotherKeyGivesOthers() {
        PrefixCipher cipher = PrefixCipher.of("key of a test");
        PrefixCipher same = PrefixCipher.of("key of a test");
        PrefixCipher another = PrefixCipher.of("key of a tesu");
        int differing = 0;
        for (long host = 0; host < 256; host++) {
            long address = 0xC0A8_0100L + host;
            long found = ipv4(cipher, address, 24);
            assertThat(found >>> 8).isEqualTo(0xC0A801L);
            assertThat(ipv4(same, address, 24)).isEqualTo(found);
            differing += ipv4(another, address, 24) == found ? 0 : 1;
        }
        assertThat(differing).isGreaterThan(100);
    }
}
