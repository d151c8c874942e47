/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private final Moments moments = new Moments(Instant.parse("2026-03-07T11:12:13.500Z"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T10:00:00Z, 2026-03-06T10:00:00Z",
        "2026-03-06T10:00:00.250Z, 2026-03-06T10:00:00.250Z",
        "2026-03-06T10:00Z, 2026-03-06T10:00:00Z",
        "2026-03-06T10:00:00+01:00, 2026-03-06T09:00:00Z",
        "2026-03-06, 2026-03-06T00:00:00Z",
        "now, 2026-03-07T11:12:13.500Z",
        "-90s, 2026-03-07T11:10:43.500Z",
        "-30m, 2026-03-07T10:42:13.500Z",
        "-24h, 2026-03-06T11:12:13.500Z",
        "-7d, 2026-02-28T11:12:13.500Z",
        "+30d, 2026-04-06T11:12:13.500Z"
    })
    void from_everyForm(String text, Instant expected) {
        assertThat(moments.from(text)).isEqualTo(expected);
    }

    @Test
    void to_dateMeansItsEnd() {
        assertThat(moments.to("2026-03-06")).isEqualTo(Instant.parse("2026-03-07T00:00:00Z"));
        assertThat(moments.to("2026-03-06T10:00:00Z")).isEqualTo(Instant.parse("2026-03-06T10:00:00Z"));
        assertThat(moments.to("-1h")).isEqualTo(Instant.parse("2026-03-07T10:12:13.500Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "24h", "-24", "-24w", "2026-03-06 10:00:00Z", "1772877133"})
    void from_anythingElse_saysWhatWouldBeATime(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> moments.from(text))
                .withMessageStartingWith("'" + text + "' is no time: give a time such as 2026-03-07T11:12:00Z");
    }

    @Test
    void from_withoutZone_saysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> moments.from("2026-03-06T10:00:00"))
                .withMessage("'2026-03-06T10:00:00' has no time zone: add Z for UTC or an offset such as +01:00");
    }
}
