/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;
import java.time.Duration;
import java.time.Instant;

/** A router's clock, which may be wrong, and its uptime. True times are microseconds since the network began. */
final class Clock {
    private static final long LONGEST_UPTIME_MILLIS = Duration.ofDays(40).toMillis();
    private static final long SHORTEST_UPTIME_MILLIS = Duration.ofHours(1).toMillis();

    private final long startMillis;
    private final long skewMillis;
    private final long bootedMillis;

    Clock(Instant start, int skewMillis, Dice dice) {
        this.startMillis = start.toEpochMilli();
        this.skewMillis = skewMillis;
        this.bootedMillis = startMillis + skewMillis - dice.between(SHORTEST_UPTIME_MILLIS, LONGEST_UPTIME_MILLIS);
    }

    /** What it shows, in milliseconds since 1970. */
    long millis(long micros) {
        return startMillis + skewMillis + Math.floorDiv(micros, 1000);
    }

    long seconds(long micros) {
        return Math.floorDiv(millis(micros), 1000);
    }

    /** Milliseconds since the router started. */
    long uptime(long micros) {
        return millis(micros) - bootedMillis;
    }
}
