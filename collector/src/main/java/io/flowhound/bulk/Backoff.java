/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Makes the pauses between attempts: from 100 ms, doubling up to 30 s, each cut by a random part of up to one half so that
 * senders which failed together do not come back together. Not safe for use by several threads.
 */
final class Backoff {
    static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Where pauses begin when somebody has to change something first. */
    static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Waiter waiter;
    private final RandomGenerator random;
    private long next = LEAST_NANOS;

    Backoff(Waiter waiter, RandomGenerator random) {
        this.waiter = waiter;
        this.random = random;
    }

    /** Lets the next pause be a short one again. */
    void reset() {
        next = LEAST_NANOS;
    }

    /** Waits for what goes over by itself. */
    void pause() throws InterruptedException {
        long nanos = next;
        next = Math.min(2 * next, MOST_NANOS);
        waiter.await(nanos / 2 + random.nextLong(nanos / 2 + 1));
    }

    /** Waits for what somebody has to set right. */
    void pauseLong() throws InterruptedException {
        next = Math.max(next, LONG_NANOS);
        pause();
    }
}
