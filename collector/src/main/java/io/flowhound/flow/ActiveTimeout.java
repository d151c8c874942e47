/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/**
 * Estimates after how long an exporter cuts long flows, from how long they are.
 *
 * <p>What is cut piles up at one duration with next to nothing above it, since whatever would have lasted longer was cut
 * there. Durations that end by themselves thin out slowly instead, so that their densest place has many above it. This
 * asks for the pile and for the emptiness above, so a few odd records, which some exporters send, change nothing. Where
 * the exporter says why flows ended (IE 136), only those count that it says it cut.
 *
 * <p>The histogram has 16 steps an octave, hence durations of one timeout, which vary by a second or so, lie in two
 * neighbours; the mean of these is the answer. It is halved now and then, so that a new configuration shows.
 */
final class ActiveTimeout {
    /** No exporter is set below 10 s; what is shorter is a short flow. */
    static final long SHORTEST_NANOS = 8_192_000_000L;

    private static final int STEPS = 16;
    private static final int FIRST_OCTAVE = 13; // 2^13 ms
    private static final int OCTAVES = 14; // to 37 hours
    private static final int BUCKETS = OCTAVES * STEPS;
    private static final int ENOUGH = 30;
    private static final int MANY = 8_192;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Made with the first long flow: most exporters of a large network have none within a while. */
    private int[] counts = new int[0];

    private long[] sums = new long[0];
    private int total;
    private boolean reasonsStated;

    /**
     * Takes a flow that lasted at least {@link #SHORTEST_NANOS}.
     *
     * @param reasonStated whether the exporter says why it ended
     * @param cut whether it says that this was the active timeout
     */
    void flow(long nanos, boolean reasonStated, boolean cut) {
        if (reasonStated && !reasonsStated) {
            reasonsStated = true;
            forget();
        }
        if (reasonsStated && !cut) {
            return;
        }
        if (counts.length == 0) {
            counts = new int[BUCKETS];
            sums = new long[BUCKETS];
        }
        long millis = nanos / NANOS_PER_MILLI;
        int bucket = bucket(millis);
        if (bucket < BUCKETS) {
            counts[bucket]++;
            sums[bucket] += millis;
            if (++total == MANY) {
                halve();
            }
        }
    }

    private static int bucket(long millis) {
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(millis);
        int step = (int) (millis >>> (octave - 4)) & (STEPS - 1);
        return (octave - FIRST_OCTAVE) * STEPS + step;
    }

    private void forget() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = 0;
            sums[i] = 0;
        }
        total = 0;
    }

    private void halve() {
        total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sums[i] = counts[i] == 0 ? 0 : sums[i] / counts[i] * (counts[i] / 2);
            counts[i] /= 2;
            total += counts[i];
        }
    }

    /** The estimate in milliseconds, whole seconds; 0 when there are too few long flows or no pile among them. */
    long millis() {
        if (total < ENOUGH) {
            return 0;
        }
        int pile = densest();
        int piled = counts[pile] + counts[pile + 1];
        int above = 0;
        for (int i = pile + 2; i < BUCKETS; i++) {
            above += counts[i];
        }
        boolean clear = piled >= ENOUGH && above <= piled / 10 && (reasonsStated || standsOut(pile, piled));
        return clear ? Math.round((double) (sums[pile] + sums[pile + 1]) / piled / 1000) * 1000 : 0;
    }

    /** The first of the two neighbours that hold most. */
    private int densest() {
        int best = 0;
        for (int i = 1; i < BUCKETS - 1; i++) {
            if (counts[i] + counts[i + 1] > counts[best] + counts[best + 1]) {
                best = i;
            }
        }
        return best;
    }

    /** Whether the pile is at least twice as dense as the octave below it: a smooth end of all durations is not. */
    private boolean standsOut(int pile, int piled) {
        int below = 0;
        int first = Math.max(0, pile - STEPS);
        for (int i = first; i < pile; i++) {
            below += counts[i];
        }
        return pile == first || (long) piled * (pile - first) >= 4L * below;
    }
}
