/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void duration_hasTwoUnits() {
        assertThat(Words.duration(-5)).isEqualTo("0\u00a0s");
        assertThat(Words.duration(59_999)).isEqualTo("59\u00a0s");
        assertThat(Words.duration(60_000)).isEqualTo("1\u00a0min");
        assertThat(Words.duration(1_097_242)).isEqualTo("18\u00a0min");
        assertThat(Words.duration(3_600_000 + 59_000)).isEqualTo("1\u00a0h");
        assertThat(Words.duration(90_000_000)).isEqualTo("1\u00a0d\u00a01\u00a0h");
    }

    @Test
    void octets_haveOneUnit() {
        assertThat(Words.octets(1023)).isEqualTo("1023\u00a0B");
        assertThat(Words.octets(1024)).isEqualTo("1.0\u00a0KiB");
        assertThat(Words.octets(3L << 40)).isEqualTo("3.0\u00a0TiB");
        assertThat(Words.octets(-1)).isEqualTo("unseen");
    }

    @Test
    void score_isNeverRoundedUpToCertainty() {
        assertThat(Words.score(0.9999)).isEqualTo("0.99");
        assertThat(Words.score(1)).isEqualTo("1.00");
        assertThat(Words.score(0.305)).isEqualTo("0.31");
        assertThat(Words.score(-0.4)).isEqualTo("-0.40");
    }

    @Test
    void list_readsWell() {
        assertThat(Words.list(List.of(), 3)).isEmpty();
        assertThat(Words.list(List.of("a"), 3)).isEqualTo("a");
        assertThat(Words.list(List.of("a", "b", "c"), 3)).isEqualTo("a, b and c");
        assertThat(Words.list(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
    }

    @Test
    void span_saysItsDayOnce() {
        assertThat(Words.span(Samples.at("01:00:00"), Samples.at("02:00:00")))
                .isEqualTo("2026-05-04 01:00:00 to 02:00:00 UTC");
        assertThat(Words.span(Samples.at("01:00:00"), Samples.at("01:00:00") + 86_400_000))
                .isEqualTo("2026-05-04 01:00:00 to 2026-05-05 01:00:00 UTC");
    }

    @Test
    void clean_takesWhatSteersATerminal() {
        assertThat(Words.clean("a\u001b[2Jb\r\nc\u202ed\u009b")).isEqualTo("a [2Jb  c d");
        assertThat(Words.clean("naïve 東京")).isEqualTo("naïve 東京");
    }
}
