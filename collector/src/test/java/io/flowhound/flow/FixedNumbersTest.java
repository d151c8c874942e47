/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.flow.FixedNumbers.Plain;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedNumbersTest {
    private static final int TARGETS = 70;
    private static final int START = 3;
    /** Three octets that are no part of the record, eight that no number ends in, then numbers. */
    private static final byte[] OCTETS =
            HexFormat.of().parseHex("ffffff" + "eeeeeeeeeeeeeeee" + "01020304" + "0000" + "ff");

    private final long[] values = new long[TARGETS];
    private final long[] present = new long[2];

    @Test
    void read_numbersOfAnyLength_inBothWords() {
        FixedNumbers numbers =
                numbers(new Plain(69, 15, 1, false), new Plain(5, 12, 4, false), new Plain(64, 10, 3, false));

        assertThat(numbers.read(OCTETS, START, values, present, true)).isTrue();
        assertThat(values[5]).isEqualTo(0x01020304);
        assertThat(values[64]).isEqualTo(0xEE0102);
        assertThat(values[69]).isEqualTo(0xFF);
        assertThat(present).containsExactly(1L << 5, 1L | 1L << 5);
    }

    @Test
    void read_zero_isThereUnlessItSaysUnknown() {
        FixedNumbers numbers = numbers(new Plain(1, 14, 2, true), new Plain(2, 14, 2, false));

        numbers.read(OCTETS, START, values, present, true);
        assertThat(present).containsExactly(1L << 2, 0);
    }

    @Test
    void read_moreThan63Bits_isClampedIfAsked() {
        FixedNumbers numbers = numbers(new Plain(0, 8, 8, false));

        assertThat(numbers.read(OCTETS, START, values, present, true)).isFalse();
        assertThat(values[0]).isEqualTo(Long.MAX_VALUE);
        numbers.read(OCTETS, START, values, present, false);
        assertThat(values[0]).isEqualTo(0xEEEE_EEEE_EEEE_EEEEL);
    }

    @Test
    void read_keepsBitsThatWereThere() {
        present[0] = 1;

        numbers(new Plain(3, 12, 4, false)).read(OCTETS, START, values, present, true);
        assertThat(present[0]).isEqualTo(1 | 1 << 3);
    }

    private static FixedNumbers numbers(Plain... numbers) {
        return new FixedNumbers(List.of(numbers), TARGETS);
    }
}
