/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBufferTest {
    private final JsonBuffer json = new JsonBuffer(1);

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                11,
                99,
                100,
                101,
                999,
                1000,
                12345,
                99999,
                100000,
                Integer.MAX_VALUE,
                999999999999999999L,
                1000000000000000000L,
                Long.MAX_VALUE,
                -1,
                -10,
                -99,
                -100,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void number_isDecimal(long value) {
        json.number(value);
        assertThat(json.toString()).isEqualTo(Long.toString(value));
        json.clear();
        json.unsigned(value);
        assertThat(json.toString()).isEqualTo(Long.toUnsignedString(value));
    }

    @Test
    void number_isDecimal_forNumbersOfEveryLength() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            json.clear();
            json.number(value);
            assertThat(json.toString()).isEqualTo(Long.toString(value));
        }
    }

    /** RFC 5952 section 4. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "::, ::",
        "::1, ::1",
        "fe80::, fe80::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "2001:DB8::ABCD, 2001:db8::abcd",
        "0:0:1::, 0:0:1::",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void address_ipv6_isShortest(String address, String expected) throws Exception {
        ByteBuffer octets = ByteBuffer.wrap(InetAddress.getByName(address).getAddress());
        json.address(octets.getLong(), octets.getLong());
        assertThat(json.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "1.2.3.4", "10.20.30.40", "255.255.255.255", "192.168.100.9", "100.0.99.199"})
    void address_ipv4_isDotted(String address) throws Exception {
        int number =
                ByteBuffer.wrap(InetAddress.getByName(address).getAddress()).getInt();
        json.address(0, 0xFFFF_0000_0000L | (number & 0xFFFF_FFFFL));
        assertThat(json.toString()).isEqualTo(address);
    }

    @Test
    void mac_isAsEcsWritesIt() {
        json.mac(0x00005E005323L);
        assertThat(json.toString()).isEqualTo("00-00-5E-00-53-23");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 999, 1000, 951_782_400_000L, 1_795_320_000_123L, 4_102_444_799_999L, 253_402_300_799_999L})
    void time_isIso8601WithMilliseconds(long millis) {
        for (int repeat = 0; repeat < 2; repeat++) { // the second time from its memory
            json.clear();
            json.time(millis);
            assertThat(Instant.parse(json.toString()).toEpochMilli()).isEqualTo(millis);
            assertThat(json.toString()).hasSize(24);
        }
    }

    @Test
    void time_secondsThatShareASlot_doNotMix() {
        for (long second = 1_795_320_000L; second < 1_795_330_000L; second += 1024) {
            json.clear();
            json.time(second * 1000);
            assertThat(Instant.parse(json.toString()).getEpochSecond()).isEqualTo(second);
        }
    }

    @Test
    void string_ofAnyOctets_isJson() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            json.clear();
            json.string(octets, 0, octets.length);
            byte[] written = java.util.Arrays.copyOf(json.array(), json.position());
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(written)); // throws at malformed UTF-8
            assertThat(new ObjectMapper().readTree(written).isTextual()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "quote\" and \\", "tab\t newline\n", "Zürich 東京 🐕", "del\u007f"})
    void string_readsBack(String text) throws Exception {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        json.string(utf8, 0, utf8.length);
        assertThat(new ObjectMapper().readTree(json.toString()).asText()).isEqualTo(text);
    }

    @Test
    void string_endsAtNul() {
        byte[] padded = {'e', 't', 'h', '0', 0, 0, 'x'};
        json.string(padded, 0, padded.length);
        assertThat(json.toString()).isEqualTo("\"eth0\"");
    }
}
