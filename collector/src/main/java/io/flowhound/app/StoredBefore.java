/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Knows a time before which everything that arrived is stored in Elasticsearch: arrival is not searchability, and after an
 * outage what arrived an hour ago is still on its way. It rather says too little than too much.
 *
 * <p>A data set that waits for its template is no document yet, so it does not hold up the time; its documents come later, with
 * their old arrival. Safe for use by several threads.
 */
final class StoredBefore {
    /** A time this coarse is good enough, and keeps the list of marks short. */
    private static final long GRAIN_MILLIS = 1_000;
    /** Marks that are not committed yet; when they are more, the time moves in larger steps. */
    private static final int MAX_MARKS = 4_096;

    /** Everything before the position arrived at this time or earlier, everything behind it then or later. */
    private record Mark(long position, long arrival) {}

    private final LongPredicate endsAt;
    private final LongSupplier clock;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long nextMark = Long.MIN_VALUE;
    private long committed;
    private volatile long time;

    /**
     * Begins behind what an earlier run has stored.
     *
     * @param endsAt whether the journal ends at a position
     * @param start the position before which everything is stored already
     * @param clock now in epoch milliseconds
     */
    StoredBefore(LongPredicate endsAt, long start, LongSupplier clock) {
        this.endsAt = endsAt;
        this.committed = start;
        this.clock = clock;
    }

    /** Takes note of a datagram before its documents are made. Datagrams come in the order of the journal. */
    void taken(long position, long arrival) {
        if (arrival >= nextMark || arrival < time) {
            mark(position, arrival);
        }
    }

    private synchronized void mark(long position, long arrival) {
        if (nextMark == Long.MIN_VALUE || arrival < time) {
            time = arrival; // the first one; or the clock was set back, and the journal was empty when it was ahead
        }
        if (marks.size() < MAX_MARKS) {
            marks.add(new Mark(position, arrival));
            nextMark = arrival + GRAIN_MILLIS;
        }
    }

    /** Takes note that everything before a position is stored. */
    synchronized void stored(long position) {
        committed = Math.max(committed, position);
        while (!marks.isEmpty() && marks.getFirst().position <= committed) {
            time = Math.max(time, marks.removeFirst().arrival);
        }
    }

    /** Epoch milliseconds; 0 when it is not known yet. */
    long millis() {
        long now = clock.getAsLong(); // first: what arrives from here on arrives at this time or later
        if (isDrained()) {
            advance(now);
            return now;
        }
        return time;
    }

    /** Whether all that arrived is stored. */
    boolean isDrained() {
        long position;
        synchronized (this) {
            position = committed;
        }
        return endsAt.test(position);
    }

    private synchronized void advance(long now) {
        if (marks.isEmpty()) { // else a datagram came since, whose mark is to be believed
            time = now;
        }
    }
}
