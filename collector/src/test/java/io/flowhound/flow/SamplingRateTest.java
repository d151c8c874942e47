/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingRateTest {
    /** Interval, packets, space (-1: not stated), size, population; the rate. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, -1, 0, 0, 0",
        "100, 0, -1, 0, 0, 100",
        "1, 0, -1, 0, 0, 1",
        "0, 1, 99, 0, 0, 100",
        "0, 10, 90, 0, 0, 10",
        "0, 3, 1, 0, 0, 1", // 4/3
        "0, 1, 0, 0, 0, 1",
        "0, 1000, -1, 0, 0, 1000", // IE 305 alone, as some Cisco
        "0, 0, 99, 0, 0, 0",
        "0, 0, -1, 2, 4096, 2048",
        "0, 0, -1, 1, 1, 1",
        "0, 0, -1, 5, 0, 0",
        "0, 1, -1, 1, 2000, 2000", // IOS XR states 305 as 1 beside 309 and 310
        "1, 1, 999, 0, 0, 1000",
        "-1, 0, -1, 0, 0, 0",
        "4294967295, 0, -1, 0, 0, 4294967295",
        "4294967296, 0, -1, 0, 0, 0",
        "0, 1, 9223372036854775807, 0, 0, 0",
        "0, 9223372036854775807, 9223372036854775807, 0, 0, 0",
        "0, 0, -1, 1, 9223372036854775807, 0"
    })
    void rate_isTheLargestThatIsStated(
            long interval, long packets, long space, long size, long population, long expected) {
        assertThat(SamplingRate.of(interval, packets, space >= 0, Math.max(0, space), size, population))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 100", "1, 1", "0.3333, 3", "0, 0", "-0.5, 0", "2, 0", "NaN, 0", "Infinity, 0", "1e-300, 0"})
    void probability_isTurnedOver(double probability, long expected) {
        assertThat(SamplingRate.ofProbability(probability)).isEqualTo(expected);
    }
}
