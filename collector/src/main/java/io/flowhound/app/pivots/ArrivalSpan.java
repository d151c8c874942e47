/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Pivot;
import java.time.Instant;

/**
 * Arrival times between which flows must be read to judge the logins of some time.
 *
 * @param from milliseconds since 1970, inclusive
 * @param to milliseconds since 1970, exclusive
 */
record ArrivalSpan(long from, long to) {
    /** From the oldest login from which one of that time can go on to the latest that can go on from one, and not past now. */
    static ArrivalSpan around(Pivot settings, long start, long end, Instant now) {
        long reach = settings.maxDuration().plus(settings.maxGap()).toMillis();
        long last = end + reach + settings.lateness().toMillis();
        return new ArrivalSpan(start - reach, Math.max(end, Math.min(now.toEpochMilli(), last)));
    }
}
