/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final FakeWaiter waiter = new FakeWaiter();
    private final Backoff backoff = new Backoff(waiter, new Random(3));

    @Test
    void pause_doublesUpToTheMost_withJitter() throws Exception {
        for (int i = 0; i < 100; i++) {
            backoff.pause();
        }
        long full = Backoff.LEAST_NANOS;
        for (long nanos : waiter.pauses) {
            assertThat(nanos).isBetween(full / 2, full);
            full = Math.min(2 * full, Backoff.MOST_NANOS);
        }
        assertThat(waiter.pauses.subList(50, 100)).doesNotHaveDuplicates();
    }

    @Test
    void pauseLong_startsLong_andGoesOn() throws Exception {
        backoff.pauseLong();
        backoff.pause();
        assertThat(waiter.pauses.get(0)).isBetween(Backoff.LONG_NANOS / 2, Backoff.LONG_NANOS);
        assertThat(waiter.pauses.get(1)).isBetween(Backoff.LONG_NANOS, 2 * Backoff.LONG_NANOS);
    }

    @Test
    void reset_startsShort() throws Exception {
        backoff.pauseLong();
        backoff.reset();
        backoff.pause();
        assertThat(waiter.pauses.get(1)).isLessThanOrEqualTo(Backoff.LEAST_NANOS);
    }
}
