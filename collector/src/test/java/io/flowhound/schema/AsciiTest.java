/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiTest {
    private static final int START = 3;

    private final byte[] to = new byte[1024];

    private String text(int end) {
        return new String(to, START, end - START, StandardCharsets.US_ASCII);
    }

    @Test
    void number_nearEveryPowerOfTen_isDecimal() {
        for (long power = 1; power <= 1_000_000_000_000_000_000L && power > 0; power *= 10) {
            for (long value = power - 2; value <= power + 2; value++) {
                assertThat(text(Ascii.number(to, START, value))).isEqualTo(Long.toString(value));
                assertThat(text(Ascii.number(to, START, -value))).isEqualTo(Long.toString(-value));
            }
        }
    }

    @Test
    void number_ofUpToFiveDigits_isDecimal() {
        for (int value = 0; value < 100_000; value++) {
            if (!text(Ascii.number(to, START, value)).equals(Integer.toString(value))) {
                assertThat(text(Ascii.number(to, START, value))).isEqualTo(Integer.toString(value));
            }
        }
    }

    @Test
    void address_withAnyGroup_isHexadecimal() {
        for (int group = 1; group <= 0xFFFF; group++) {
            String expected = Integer.toHexString(group);
            String text = text(Ascii.address(to, START, (long) group << 48, group));
            if (!text.equals(expected + "::" + expected)) {
                assertThat(text).isEqualTo(expected + "::" + expected);
            }
        }
    }

    /** RFC 5952 section 4.2: the longest run of at least two zero groups is shortened, the first of equal ones. */
    @Test
    void address_withAnySetOfZeroGroups_isShortenedOnceWhereItIsLongest() {
        for (int zeros = 0; zeros < 256; zeros++) {
            long high = 0;
            long low = 0;
            StringBuilder groups = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                int group = (zeros >>> i & 1) == 0 ? i + 1 : 0;
                high |= i < 4 ? (long) group << (48 - 16 * i) : 0;
                low |= i < 4 ? 0 : (long) group << (112 - 16 * i);
                groups.append(i == 0 ? "" : ":").append(group);
            }
            assertThat(text(Ascii.address(to, START, high, low))).isEqualTo(shortened(groups.toString()));
        }
    }

    private static String shortened(String groups) {
        for (int length = 8; length >= 2; length--) {
            String run = "0:".repeat(length - 1) + "0";
            int at = (":" + groups + ":").indexOf(":" + run + ":");
            if (at >= 0) {
                String before = groups.substring(0, Math.max(0, at - 1));
                String after = groups.substring(Math.min(groups.length(), at + run.length() + 1));
                return before + "::" + after;
            }
        }
        return groups;
    }

    @Test
    void copyBlocks_ofAnyLength_copies() {
        byte[] from = new byte[300];
        new Random(1).nextBytes(from);
        for (int length = 0; length < 200; length++) {
            int end = Ascii.copyBlocks(from, 7, length, to, START);
            assertThat(end).isEqualTo(START + length);
            assertThat(to).startsWith(new byte[] {0, 0, 0});
            for (int i = 0; i < length; i++) {
                assertThat(to[START + i]).isEqualTo(from[7 + i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 0x0123_4567_89AB_CDEFL, Long.MIN_VALUE})
    void hex_hasAlways16Digits(long value) {
        byte[] to = new byte[20];
        assertThat(Ascii.hex(to, 2, value)).isEqualTo(18);
        assertThat(new String(to, 2, 16, StandardCharsets.US_ASCII))
                .isEqualTo(HexFormat.of().toHexDigits(value));
    }
}
