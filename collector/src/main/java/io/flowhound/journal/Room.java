/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

/** How much room a journal is short of, by its budget and on its disk. For one thread. */
final class Room {
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final SegmentList segments;
    private final DiskSpace disk;
    private final long segmentOctets;
    private final long budgetOctets;
    private long given;
    private long freeBefore;
    private long givenAt;

    Room(SegmentList segments, DiskSpace disk, JournalSettings settings) {
        this.segments = segments;
        this.disk = disk;
        this.segmentOctets = settings.segmentOctets();
        this.budgetOctets = settings.budgetOctets();
    }

    /** Octets that must go so that the active segment can grow to its full size, and one more; 0 or less when none. */
    long missing() {
        long free = disk.look();
        synchronized (segments) {
            long active = Math.min(segments.active().size(), segmentOctets);
            long wanted = 2 * segmentOctets - active;
            long overBudget = segments.octets() + wanted - budgetOctets;
            return Math.max(overBudget, free == DiskSpace.UNKNOWN || awaits(free) ? 0 : wanted - free);
        }
    }

    /** Whether more than half of the budget is used, so that room may soon be missing. */
    boolean runsShort() {
        return segments.octets() > budgetOctets / 2;
    }

    /** Takes note that octets were given up, which a file system may show late, and while readers have files open not at all. */
    void given(long octets) {
        if (octets > 0) {
            given = octets;
            freeBefore = disk.latest();
            givenAt = System.nanoTime();
        }
    }

    private boolean awaits(long free) {
        return given > 0 && free - freeBefore < given / 2 && System.nanoTime() - givenAt < PATIENCE_NANOS;
    }
}
