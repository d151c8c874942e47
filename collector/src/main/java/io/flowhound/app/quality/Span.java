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
 */
record Span(long from, long end) {
    long seconds() {
        return Math.round((end - from) / 1000.0);
    }

    /** The whole interval that is over next; aligned with the clock. */
    static long nextEnd(long now, long interval) {
        return (now / interval + 1) * interval;
    }
}
