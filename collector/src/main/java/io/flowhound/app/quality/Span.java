/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

/**
 * The time that documents are of.
 *
 * @param from its begin, epoch milliseconds
 * @param end its end
 * @param turn how often the clock was set back before, by which this time is told from the same one told before
 */
record Span(long from, long end, int turn) {
    Span(long from, long end) {
        this(from, end, 0);
    }

    long seconds() {
        return Math.round((end - from) / 1000.0);
    }

    /** The whole interval that is over next; aligned with the clock. */
    static long nextEnd(long now, long interval) {
        return (now / interval + 1) * interval;
    }
}
