/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final long FROM = 1_795_320_000_000L;

    private static ExporterNow exporter(long missingSince, long clockOffset, boolean heard) {
        return new ExporterNow(IpAddress.parse("192.0.2.1"), FROM, 3, 1, missingSince, clockOffset, heard, 1, true);
    }

    private static final ExporterNow WELL = exporter(Long.MAX_VALUE, 5_000, true);

    @Test
    void well_hasNoProblem() {
        Judgement judgement = Judgement.of(WELL, new Judgement.Minute(FROM, true, false, 100, 0, 0));
        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.reason()).isEmpty();
    }

    @Test
    void loss_isTheReason_withWhatIsMissing() {
        Judgement judgement = Judgement.of(WELL, new Judgement.Minute(FROM, true, false, 90, 10, 0));
        assertThat(judgement.problems()).containsExactly("sequence-loss");
        assertThat(judgement.reason()).startsWith("10 of 100 datagrams have not arrived");
    }

    @Test
    void everything_theWorstFirst() {
        Judgement judgement =
                Judgement.of(exporter(FROM - 1, -5_001, true), new Judgement.Minute(FROM, true, true, 1, 1, 1));
        assertThat(judgement.problems())
                .containsExactly("silent", "sequence-loss", "dropped", "template-missing", "clock-skew");
        assertThat(judgement.reason()).startsWith("Nothing has come since 2026-11-22T04:00:00Z");
    }

    @Test
    void templateMissingForLessThanAMinute_isNoProblemYet() {
        assertThat(Judgement.of(exporter(FROM, 0, true), new Judgement.Minute(FROM, true, false, 1, 0, 0))
                        .problems())
                .isEmpty();
    }

    @Test
    void clockOfOneThatWasNotHeard_isNotJudged() {
        assertThat(Judgement.of(
                                exporter(Long.MAX_VALUE, 99_000, true),
                                new Judgement.Minute(FROM, false, false, 0, 0, 0))
                        .problems())
                .isEmpty();
    }
}
