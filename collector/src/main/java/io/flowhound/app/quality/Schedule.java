/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import org.jspecify.annotations.Nullable;

/**
 * Says of which time the next documents are, by a clock that may be set. When it is set back, the times begin anew at what it says then, under
 * another number, so that their documents are not taken for those of the same time before. For one thread.
 */
final class Schedule {
    private final long interval;
    private long from;
    private long end;
    private int turn;

    /**
     * A schedule.
     *
     * @param interval of the documents, milliseconds
     * @param now when it begins, epoch milliseconds
     */
    Schedule(long interval, long now) {
        this.interval = interval;
        begin(now);
    }

    private void begin(long now) {
        from = now;
        end = Span.nextEnd(now, interval);
    }

    /** How long until a time is over, milliseconds. */
    long remaining(long now) {
        return end - now;
    }

    /** The time that is over; null when none is. The same is told until {@link #done}. */
    @Nullable
    Span over(long now) {
        if (now < from) {
            begin(now);
            turn++;
        }
        return now < end ? null : new Span(from, now - now % interval, turn);
    }

    /** The time up to now, at the end of all; null when there is none. */
    @Nullable
    Span last(long now) {
        return now <= from ? null : new Span(from, now, turn);
    }

    /** The documents of a time are made. */
    void done(Span span) {
        begin(span.end());
    }
}
