/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;
    private final RateLimit limit = new RateLimit(10, 42);

    private int admitted(long sender, int tries, long now) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            admitted += limit.admits(0, sender, now) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void admits_aBurstOfOneSecond_thenTheRate() {
        assertThat(admitted(1, 100, 0)).isEqualTo(10);
        assertThat(admitted(1, 100, SECOND / 2)).isEqualTo(5);
        assertThat(admitted(1, 100, SECOND / 2 + SECOND / 10)).isEqualTo(1);
        assertThat(admitted(1, 100, 100 * SECOND)).isEqualTo(10);
    }

    @Test
    void admits_atTheRate_refusesNothing() {
        int admitted = 0;
        for (int i = 0; i < 1000; i++) {
            admitted += admitted(1, 1, i * SECOND / 10);
        }

        assertThat(admitted).isEqualTo(1000);
    }

    @Test
    void admits_senders_doNotShare() {
        assertThat(admitted(1, 100, 0)).isEqualTo(10);
        assertThat(admitted(2, 100, 0)).isEqualTo(10);
        assertThat(limit.admits(7, 1, 0)).isTrue();
    }

    @Test
    void admits_amongForgedSenders_neitherForgetsThePushyNorRefusesTheModest() {
        admitted(1, 100, 0);
        int modest = 0;
        for (int i = 0; i < 200_000; i++) {
            limit.admits(i, 1000 + i, 0);
            if (i % 20_000 == 0) {
                modest += admitted(2, 1, 0);
            }
        }

        assertThat(admitted(1, 100, 0)).isZero();
        assertThat(modest).isEqualTo(10);
    }

    @Test
    void pauseAfter_lastsUntilTheShareIsThereAgain() {
        assertThat(limit.pauseAfter(0, 1, 10, 0)).isZero();
        assertThat(limit.pauseAfter(0, 1, 20, 0)).isEqualTo(2 * SECOND);
        assertThat(limit.pauseAfter(0, 1, 1, 2 * SECOND)).isEqualTo(SECOND / 10);
        assertThat(limit.pauseAfter(0, 2, 1, 2 * SECOND)).isZero();
    }
}
