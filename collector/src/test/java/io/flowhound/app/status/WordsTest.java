/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "999, 0 s",
        "59999, 59 s",
        "60000, 1 min",
        "61000, 1 min 1 s",
        "601000, 10 min",
        "3600000, 1 h",
        "7500000, 2 h 5 min",
        "86400000, 1 d",
        "97200000, 1 d 3 h",
        "-5000, 5 s"
    })
    void duration_hasTwoUnitsAtMost(long millis, String expected) {
        assertThat(Words.duration(millis)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "3355443, 3.2 MiB", "5497558138880, 5.0 TiB"})
    void octets_inTheLargestUnit(long octets, String expected) {
        assertThat(Words.octets(octets)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, +0.0 s", "0.25, +0.3 s", "-4.2, -4.2 s", "-7200, -2 h", "60, +1 min"})
    void offset_hasItsSign(double seconds, String expected) {
        assertThat(Words.offset(seconds)).isEqualTo(expected);
    }

    @Test
    void time_hasMillisecondsAndZ() {
        assertThat(Words.time(TestExporters.NOW + 7)).isEqualTo("2026-11-22T04:11:00.007Z");
    }
}
