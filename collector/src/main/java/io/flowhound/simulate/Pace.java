/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.concurrent.TimeUnit;

/** Waits of somebody who sends many messages, so that the receiver of UDP gets its turn now and then. For one thread. */
final class Pace {
    static final long NANOS_PER_SECOND = 1_000_000_000;

    /** After so many datagrams without a pause the receiver gets one: 32 of 1,464 octets fit into every receive buffer. */
    private static final int BURST = 32;

    private static final long BREATH_NANOS = 1_000_000;

    private int burst;

    /** Waits until a time of {@link System#nanoTime}, or for a moment when that has been over for long. */
    void await(long time) throws InterruptedException {
        long wait = time - System.nanoTime();
        burst = wait > 0 ? 0 : burst + 1;
        if (burst == BURST) {
            burst = 0;
            wait = BREATH_NANOS;
        }
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }
}
