/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a simulation depends on: equal parameters give equal datagrams, octet by octet.
 *
 * @param seed any number; another one gives another course of events
 * @param start when the first datagram is sent, cut to milliseconds; all flows have ended a second before
 * @param window how long before {@code start} the first flows begin; a minute to a day
 * @param flows how many flow records; there may be one more. {@value #MIN_FLOWS} to {@value #MAX_FLOWS}
 * @param rate flow records a second; decides the export times of the datagrams. 1 to 1,000,000
 * @param attacks what happens beside the pivot that is always there; their flow records are not counted in {@code flows}
 */
public record SimulationParameters(
        long seed, Instant start, Duration window, int flows, int rate, List<AttackOrder> attacks) {
    public static final int MIN_FLOWS = 100;
    public static final int MAX_FLOWS = 1_000_000;
    public static final int MAX_RATE = 1_000_000;
    public static final int DEFAULT_FLOWS = 18_000;
    public static final int DEFAULT_RATE = 1_000;
    public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public SimulationParameters {
        start = Instant.ofEpochMilli(start.toEpochMilli());
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("window must be a minute to a day, not " + window);
        }
        attacks = List.copyOf(attacks);
        check("flows", flows, MIN_FLOWS, MAX_FLOWS);
        check("rate", rate, 1, MAX_RATE);
    }

    private static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be " + low + " to " + high + ", not " + value);
        }
    }

    /** The defaults: 18,000 flow records of ten minutes, sent in 18 seconds. */
    public static SimulationParameters of(long seed, Instant start) {
        return new SimulationParameters(seed, start, DEFAULT_WINDOW, DEFAULT_FLOWS, DEFAULT_RATE, List.of());
    }

    /** The same with another number of flow records. */
    public SimulationParameters withFlows(int number) {
        return new SimulationParameters(seed, start, window, number, rate, attacks);
    }

    /** The same with another number of flow records a second. */
    public SimulationParameters withRate(int recordsPerSecond) {
        return new SimulationParameters(seed, start, window, flows, recordsPerSecond, attacks);
    }

    /** The same with another length of the time that is told of. */
    public SimulationParameters withWindow(Duration length) {
        return new SimulationParameters(seed, start, length, flows, rate, attacks);
    }

    /** The same with these attacks and decoys. */
    public SimulationParameters withAttacks(List<AttackOrder> orders) {
        return new SimulationParameters(seed, start, window, flows, rate, orders);
    }
}
