/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveTimeoutTest {
    private static final long NANOS = 1_000_000;

    private final ActiveTimeout timeout = new ActiveTimeout();
    private final Random random = new Random(3);

    /** Flows that last anything, in a network where the exporter cuts them; the cut comes up to a second late. */
    private void network(int flows, long activeMillis, boolean reasons) {
        for (int i = 0; i < flows; i++) {
            double lasts = 8_192 / Math.pow(1 - random.nextDouble(), 1.2); // heavy tail
            while (lasts > activeMillis) {
                flow(activeMillis + random.nextInt(1_000) - 500, reasons, true);
                lasts -= activeMillis;
            }
            flow((long) lasts, reasons, false);
        }
    }

    private void flow(long millis, boolean reasons, boolean cut) {
        if (millis * NANOS >= ActiveTimeout.SHORTEST_NANOS) {
            timeout.flow(millis * NANOS, reasons, reasons && cut);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {30_000, 60_000, 120_000, 300_000, 1_800_000})
    void piledUp_isTold(long active) {
        network(3_000, active, false);
        assertThat(timeout.millis()).isBetween(active - 2_000 - active / 30, active + 1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {10_000, 60_000, 1_800_000})
    void stated_isTold_fromFewerFlows(long active) {
        network(500, active, true);
        assertThat(timeout.millis()).isBetween(active - 1_000, active + 1_000);
    }

    @Test
    void fewLongFlows_tellNothing() {
        for (int i = 0; i < 29; i++) {
            flow(60_000, false, true);
        }
        assertThat(timeout.millis()).isZero();
        flow(60_000, false, true);
        assertThat(timeout.millis()).isEqualTo(60_000);
    }

    @Test
    void nothingCut_tellsNothing() {
        for (int i = 0; i < 5_000; i++) {
            flow((long) (8_192 / Math.pow(1 - random.nextDouble(), 1.2)), false, false);
        }
        assertThat(timeout.millis()).isZero();
    }

    /** Durations that are all alike up to an end are no pile. */
    @Test
    void smoothEnd_tellsNothing() {
        for (int i = 0; i < 5_000; i++) {
            flow(9_000 + random.nextInt(50_000), false, false);
        }
        assertThat(timeout.millis()).isZero();
    }

    @Test
    void oddRecords_changeNothing() {
        network(2_000, 60_000, false);
        long before = timeout.millis();
        for (int i = 0; i < 20; i++) {
            flow(40 * 24 * 3_600_000L, false, false);
            flow(5_000_000 + i, false, false);
        }
        timeout.flow(Long.MAX_VALUE, false, false);
        assertThat(before).isPositive();
        assertThat(timeout.millis()).isEqualTo(before);
    }

    @Test
    void newConfiguration_shows() {
        for (int i = 0; i < 20_000; i++) {
            flow(300_000, false, true);
        }
        assertThat(timeout.millis()).isEqualTo(300_000);
        for (int i = 0; i < 40_000; i++) {
            flow(60_000, false, true);
        }
        assertThat(timeout.millis()).isEqualTo(60_000);
    }

    @Test
    void statedReasons_replaceWhatWasGuessed() {
        for (int i = 0; i < 100; i++) {
            flow(20_000, false, false);
        }
        for (int i = 0; i < 30; i++) {
            timeout.flow(120_000 * NANOS, true, true);
            timeout.flow(20_000 * NANOS, true, false);
        }
        assertThat(timeout.millis()).isEqualTo(120_000);
    }
}
