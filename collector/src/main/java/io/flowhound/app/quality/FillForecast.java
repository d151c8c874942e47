/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * When a disk will be full if it goes on to fill as it did within the last day. The slope is the median of those between all pairs of
 * readings (Theil and Sen), which merges and deleted indices hardly move. Nothing is said before there are three readings of ten minutes; within
 * the first hour only what lies no further ahead than twelve times as long as was read.
 */
final class FillForecast {
    private static final long WINDOW_MILLIS = TimeUnit.HOURS.toMillis(24);
    private static final long LEAST_MILLIS = TimeUnit.MINUTES.toMillis(10);
    private static final long SURE_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final int AHEAD = 12;
    private static final int LEAST_READINGS = 3;
    private static final long FURTHEST_MILLIS = TimeUnit.DAYS.toMillis(365);
    private static final int MOST_READINGS = 300;

    private record Reading(long time, long used) {}

    private final Deque<Reading> readings = new ArrayDeque<>();

    /**
     * Takes a reading; to be called every few minutes. When time goes back, all begins anew.
     *
     * @param time epoch milliseconds
     * @param used octets
     */
    void add(long time, long used) {
        if (!readings.isEmpty() && time < readings.getLast().time) {
            readings.clear(); // the clock was set back
        }
        readings.add(new Reading(time, used));
        while (readings.getFirst().time < time - WINDOW_MILLIS || readings.size() > MOST_READINGS) {
            readings.removeFirst();
        }
    }

    /** When so many octets will be used, epoch milliseconds; empty when that is not known, or in more than a year, or never. */
    OptionalLong reaches(long octets) {
        if (readings.isEmpty()) {
            return OptionalLong.empty();
        }
        Reading last = readings.getLast();
        if (last.used >= octets) {
            return OptionalLong.of(last.time);
        }
        long seen = last.time - readings.getFirst().time;
        if (seen < LEAST_MILLIS || readings.size() < LEAST_READINGS) {
            return OptionalLong.empty();
        }
        double slope = slope();
        double millis = slope <= 0 ? Double.POSITIVE_INFINITY : (octets - last.used) / slope;
        long furthest = seen < SURE_MILLIS ? AHEAD * seen : FURTHEST_MILLIS;
        return millis > furthest ? OptionalLong.empty() : OptionalLong.of(last.time + (long) millis);
    }

    /** Octets a millisecond. */
    private double slope() {
        List<Reading> all = List.copyOf(readings);
        double[] slopes = new double[all.size() * (all.size() - 1) / 2];
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                long time = Math.max(1, all.get(j).time - all.get(i).time);
                slopes[count++] = (double) (all.get(j).used - all.get(i).used) / time;
            }
        }
        Arrays.sort(slopes);
        return slopes[slopes.length / 2];
    }
}
