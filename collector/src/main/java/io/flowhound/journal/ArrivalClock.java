/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives arrival times that never go back, also over restarts: when the clock was set back it stands still for a while. */
final class ArrivalClock {
    private static final Logger log = LoggerFactory.getLogger(ArrivalClock.class);
    private static final long NOTEWORTHY_MILLIS = 60_000;

    private final LongSupplier clock;
    private long latest;
    private boolean behind;

    /**
     * Makes a clock.
     *
     * @param clock epoch milliseconds
     * @param latest the latest arrival time that was ever given, epoch milliseconds
     */
    ArrivalClock(LongSupplier clock, long latest) {
        this.clock = clock;
        this.latest = latest;
    }

    /** Now in epoch milliseconds, or the time that was given last when that is later. */
    long millis() {
        long now = clock.getAsLong();
        if (now >= latest) {
            latest = now;
            behind = false;
        } else if (!behind && latest - now > NOTEWORTHY_MILLIS) {
            behind = true;
            log.warn(
                    "the clock is {} s behind the arrival of the latest datagram: new ones get that time until it has"
                            + " caught up. Set the clock right.",
                    (latest - now) / 1000);
        }
        return latest;
    }
}
