/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import java.time.Duration;

/** Days are counted from 1970-01-01, UTC, and begin at midnight. */
final class Days {
    static final long MILLIS = Duration.ofDays(1).toMillis();

    private Days() {}

    static long start(int day) {
        return day * MILLIS;
    }

    static int of(long millis) {
        return (int) Math.floorDiv(millis, MILLIS);
    }
}
