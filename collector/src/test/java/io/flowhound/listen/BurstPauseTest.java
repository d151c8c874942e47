/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BurstPauseTest {
    /** A permit that is there ends a pause at once and is taken by it: so one can see whether there was a pause. */
    private static boolean pauses(BurstPause pause, int datagrams) {
        LockSupport.unpark(Thread.currentThread());
        pause.after(datagrams);
        long before = System.nanoTime();
        LockSupport.parkNanos(20_000_000);
        return System.nanoTime() - before > 10_000_000;
    }

    @Test
    void afterAShortBurst_only() {
        assertThat(pauses(BurstPause.SHORT, 1)).isTrue();
        assertThat(pauses(BurstPause.SHORT, 31)).isTrue();
        assertThat(pauses(BurstPause.SHORT, 0)).as("nothing was read").isFalse();
        assertThat(pauses(BurstPause.SHORT, 32)).as("there is more to come").isFalse();
        assertThat(pauses(BurstPause.NONE, 1)).isFalse();
    }
}
