/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a simulated history depends on: equal parameters give equal datagrams, octet by octet.
 *
 * @param seed any number; another one gives another course of events
 * @param end when it ends, cut to milliseconds
 * @param days how many times 24 hours it lasts, 1 to {@value #MAX_DAYS}
 * @param flowsPerDay how many flow records there are a day that have nothing to do with logins, 0 to
 *     {@value #MAX_FLOWS_PER_DAY}; there may be one more
 * @param attacks what happens in its last part, see {@link #attacksFrom}
 */
public record HistoryParameters(long seed, Instant end, int days, int flowsPerDay, List<AttackOrder> attacks) {
    public static final int MAX_DAYS = 35;
    public static final int MAX_FLOWS_PER_DAY = 1_000_000;
    public static final int DEFAULT_FLOWS_PER_DAY = 2_000;

    /** From so many days on the last two are those of the attacks. */
    private static final int LONG = 6;

    public HistoryParameters {
        end = Instant.ofEpochMilli(end.toEpochMilli());
        attacks = List.copyOf(attacks);
        check("days", days, 1, MAX_DAYS);
        check("flows a day", flowsPerDay, 0, MAX_FLOWS_PER_DAY);
    }

    private static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be " + low + " to " + high + ", not " + value);
        }
    }

    /** A history without attacks. */
    public static HistoryParameters of(long seed, Instant end, int days) {
        return new HistoryParameters(seed, end, days, DEFAULT_FLOWS_PER_DAY, List.of());
    }

    /** The same with these attacks and decoys. */
    public HistoryParameters withAttacks(List<AttackOrder> orders) {
        return new HistoryParameters(seed, end, days, flowsPerDay, orders);
    }

    /** The same with another number of other flow records a day. */
    public HistoryParameters withFlowsPerDay(int number) {
        return new HistoryParameters(seed, end, days, number, attacks);
    }

    /** When the history begins. */
    public Instant start() {
        return end.minus(Duration.ofDays(days));
    }

    /** When the time of the attacks begins: a day before the end, two days before when there are six or more. */
    public Instant attacksFrom() {
        return end.minus(Duration.ofDays(days < LONG ? 1 : 2));
    }
}
