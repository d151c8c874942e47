/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a journal in the order of their positions. The last one is written to and never removed. Writer, reader
 * and housekeeper meet here; whoever needs two things at once holds the list's monitor.
 */
final class SegmentList {
    private final List<Segment> segments;
    private volatile Segment active;
    private volatile @Nullable Thread waiting;
    private volatile boolean closed;
    private volatile Runnable rolled = () -> {};

    /** Takes the segments that were found and the one to write to, which is not among them. */
    SegmentList(List<Segment> found, Segment active) {
        this.segments = new ArrayList<>(found);
        this.segments.add(active);
        this.active = active;
    }

    /** The segment that is written to. */
    Segment active() {
        return active;
    }

    synchronized Segment oldest() {
        return segments.get(0);
    }

    /** Closes the active segment for writing and appends the next one. */
    synchronized void roll(Segment next) {
        segments.add(next);
        active.seal();
        active = next;
        signal();
        rolled.run();
    }

    /** Has something done whenever a segment is full, by the writer's thread: it must not take long. */
    void whenRolled(Runnable wake) {
        rolled = wake;
    }

    synchronized boolean contains(Segment segment) {
        return segments.contains(segment);
    }

    synchronized int count() {
        return segments.size();
    }

    /** The segments that nothing is appended to and that start at a position, which is asked for first, or behind it. */
    synchronized List<Segment> sealedAfter(LongSupplier position) {
        long from = position.getAsLong();
        return segments.stream()
                .filter(segment -> segment != active && segment.start() >= from)
                .toList();
    }

    /** Puts another segment, with the same base position, in the place of one that is there. */
    synchronized void replace(Segment old, Segment with) {
        segments.set(segments.indexOf(old), with);
    }

    /** Takes out a segment that is not the active one; false when it is not there any more. */
    synchronized boolean remove(Segment segment) {
        return segment != active && segments.remove(segment);
    }

    /** The segment that holds what comes at a position or, failing that, next after it. */
    synchronized Segment at(long position) {
        for (Segment segment : segments) {
            if (position < segment.end()) {
                return segment;
            }
        }
        return active;
    }

    /** The segment that holds what ends at a position or, failing that, next after it. */
    synchronized Segment endingAt(long position) {
        for (Segment segment : segments) {
            if (position <= segment.end()) {
                return segment;
            }
        }
        return active;
    }

    /** The sizes of all files together, in octets. */
    synchronized long octets() {
        long octets = 0;
        for (Segment segment : segments) {
            octets += segment.size();
        }
        return octets;
    }

    /** Octets of the entries from a position to the end of what is written. */
    synchronized long octetsFrom(long position) {
        long octets = 0;
        for (Segment segment : segments) {
            octets += segment.octetsFrom(position);
        }
        return octets;
    }

    /** Datagrams from a position to the end of what is written; within a segment, and of an earlier run, estimated. */
    synchronized long datagramsFrom(long position) {
        long datagrams = 0;
        for (Segment segment : segments) {
            datagrams += segment.datagramsFrom(position);
        }
        return datagrams;
    }

    /** Takes the oldest segment out, unless it is the active one. */
    synchronized @Nullable Segment removeOldest() {
        return segments.size() > 1 ? segments.remove(0) : null;
    }

    /** Takes out the segments that end at a position or before it. */
    synchronized List<Segment> removeBefore(long position) {
        List<Segment> removed = new ArrayList<>();
        while (segments.size() > 1 && segments.get(0).end() <= position) {
            removed.add(segments.remove(0));
        }
        return removed;
    }

    /** Takes out the oldest of the segments that end at a position or before it, until these have no more than some octets. */
    synchronized List<Segment> removeBeyond(long position, long mostOctets) {
        long octets = 0;
        for (Segment segment : segments) {
            octets += segment.end() <= position ? segment.size() : 0;
        }
        List<Segment> removed = new ArrayList<>();
        while (octets > mostOctets && segments.size() > 1) {
            Segment oldest = segments.remove(0);
            removed.add(oldest);
            octets -= oldest.size();
        }
        return removed;
    }

    /** Takes out the oldest of the segments that end at a position or before it, until they had some octets. */
    synchronized List<Segment> removeBefore(long position, long octets) {
        List<Segment> removed = new ArrayList<>();
        long freed = 0;
        while (freed < octets && segments.size() > 1 && segments.get(0).end() <= position) {
            Segment oldest = segments.remove(0);
            removed.add(oldest);
            freed += oldest.size();
        }
        return removed;
    }

    /** Wakes the reader, if it waits, since something was written. */
    void signal() {
        Thread reader = waiting;
        if (reader != null) {
            LockSupport.unpark(reader);
        }
    }

    /**
     * Waits until more is written, the list is closed, the time is over or the thread is interrupted.
     *
     * @param seen the end of what was written when the caller looked
     */
    void await(long seen, long nanos) {
        long until = System.nanoTime() + nanos;
        waiting = Thread.currentThread();
        try {
            long left = nanos;
            while (left > 0
                    && active.end() <= seen
                    && !closed
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(this, left);
                left = until - System.nanoTime();
            }
        } finally {
            waiting = null;
        }
    }

    /** Ends waiting for good. */
    void close() {
        closed = true;
        signal();
    }

    boolean closed() {
        return closed;
    }
}
