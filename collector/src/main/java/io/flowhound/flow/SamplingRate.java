/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** Makes one rate, "one packet of so many", of the ways in which exporters say it. */
final class SamplingRate {
    /** Exporters state 32 bits (RFC 5477 section 8.2); what is more is garbage. */
    static final long MAX = 0xFFFF_FFFFL;

    private SamplingRate() {}

    /**
     * The largest of what is stated: exporters that state several pairs fill those that they do not use with 1.
     *
     * @param interval IE 34, 50: one packet of so many; 0 when not stated, as for the others
     * @param packets IE 305: so many packets in a row; alone it is meant as an interval, since without a gap (IE 306) it
     *     would say nothing
     * @param spaceStated whether there is an IE 306
     * @param space IE 306: so many packets left out after them
     * @param size IE 309: so many packets chosen
     * @param population IE 310: out of so many
     * @return 1 and more, or 0 when nothing that can be believed is stated
     */
    static long of(long interval, long packets, boolean spaceStated, long space, long size, long population) {
        long rate = believed(interval);
        rate = Math.max(rate, spaceStated ? ratio(packets, space) : believed(packets));
        return Math.max(rate, size > 0 && population > 0 ? ratio(size, Math.max(0, population - size)) : 0);
    }

    /** The rate when {@code left} are left out for so many that are {@code chosen}; 0 when none is chosen. */
    static long ratio(long chosen, long left) {
        if (believed(chosen) == 0 || left < 0 || left > MAX) {
            return 0;
        }
        return believed(Math.round((double) (chosen + left) / chosen));
    }

    /** A rate from a probability (IE 311), 0 when it is none. */
    static long ofProbability(double probability) {
        return probability > 0 && probability <= 1 ? believed(Math.round(1 / probability)) : 0;
    }

    private static long believed(long rate) {
        return rate < 0 || rate > MAX ? 0 : rate;
    }
}
