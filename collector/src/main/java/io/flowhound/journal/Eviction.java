/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a journal within its disk budget, and on its disk. When there is no room, whoever has most of what waits loses the
 * oldest of it, and what is lost is counted.
 *
 * <p>A segment that holds others' entries too is written anew without the loser's, if that is worth it. What the reader is in
 * the midst of is left alone; when nothing else is left to drop, the oldest segment goes, whoever's it is.
 */
final class Eviction {
    private static final Logger log = LoggerFactory.getLogger(Eviction.class);
    /** A segment is written anew when this frees at least this part of it. */
    private static final int WORTHWHILE = 4;
    /** Every segment is a file: beyond so many the oldest goes. */
    private static final int MOST_SEGMENTS = 16_384;

    private final SegmentList segments;
    private final SegmentReader reader;
    private final DiskSpace disk;
    private final Losses losses;
    private final JournalMetrics metrics;
    private final long budgetOctets;
    private final long reserve;
    private final SegmentScan scan = new SegmentScan();
    private final Thinning thinning = new Thinning(scan);
    private final Map<Segment, Census> known = new HashMap<>();

    Eviction(
            SegmentList segments,
            SegmentReader reader,
            DiskSpace disk,
            JournalSettings settings,
            Losses losses,
            JournalMetrics metrics) {
        this.segments = segments;
        this.reader = reader;
        this.disk = disk;
        this.losses = losses;
        this.metrics = metrics;
        this.budgetOctets = settings.budgetOctets();
        // The active segment may grow to its full size, and one more before this runs again.
        this.reserve = 2 * settings.segmentOctets();
    }

    /** Makes room for two more segments. */
    void run() throws IOException {
        long needed = excess();
        if (needed <= 0) {
            known.clear();
            return;
        }
        try {
            needed -= dropShares(needed);
            boolean more = true;
            while (needed > 0 && more) {
                long freed = dropOldest();
                needed -= freed;
                more = freed > 0;
            }
        } finally {
            losses.tell("the journal's budget of " + budgetOctets + " octets is used up, or its disk is full");
        }
    }

    private long excess() {
        long free = disk.look();
        synchronized (segments) {
            long active = segments.active().size();
            long overBudget = segments.octets() - active + reserve - budgetOctets;
            long overDisk = reserve - active - free;
            int tooMany = segments.count() - MOST_SEGMENTS;
            return Math.max(tooMany, Math.max(overBudget, overDisk));
        }
    }

    /** Drops what those who have most have in the oldest segments; gives how many octets that freed. */
    private long dropShares(long needed) throws IOException {
        List<Segment> unread = segments.sealedAfter(reader::claimed);
        known.keySet().retainAll(Set.copyOf(unread));
        long freed = 0;
        for (Segment each : unread) {
            freed += known.containsKey(each) ? 0 : count(each);
        }
        Shares shares = new Shares(known.values(), needed - freed);
        freed += dropFrom(unread, needed - freed, shares, segment -> {
            Set<IpAddress> above = shares.above(census(segment));
            return census(segment).octets(above) < segment.size() / WORTHWHILE ? Set.of() : above;
        });
        List<Segment> left = segments.sealedAfter(reader::claimed);
        freed +=
                dropFrom(left, needed - freed, shares, segment -> shares.heaviest(census(segment), segment.size() / 2));
        return freed;
    }

    private interface Choice {
        Set<IpAddress> losers(Segment segment);
    }

    private long dropFrom(List<Segment> oldest, long needed, Shares shares, Choice choice) throws IOException {
        long freed = 0;
        for (int i = 0; i < oldest.size() && freed < needed; i++) {
            Segment segment = oldest.get(i);
            Set<IpAddress> losers = known.containsKey(segment) ? choice.losers(segment) : Set.of();
            if (!losers.isEmpty()) {
                freed += drop(segment, losers, shares);
            }
        }
        return freed;
    }

    /** Finds out who has what of a segment; one that cannot be read goes at once. Gives how many octets that freed. */
    private long count(Segment segment) throws IOException {
        try {
            known.put(segment, Census.of(segment, scan));
            return 0;
        } catch (IOException e) {
            log.error("{} cannot be read and is dropped for lack of room: {}", segment, e.toString());
            metrics.damaged(segment.size());
            return remove(segment) ? segment.size() : 0;
        }
    }

    private Census census(Segment segment) {
        Census census = known.get(segment);
        return census == null ? Census.NONE : census;
    }

    /** Drops what some have of a segment; gives how many octets that freed. */
    private long drop(Segment segment, Set<IpAddress> losers, Shares shares) throws IOException {
        Census census = census(segment);
        boolean whole = losers.containsAll(census.held().keySet());
        Segment left = whole ? null : thin(segment, losers);
        boolean gone = whole ? remove(segment) : left != null;
        if (!gone) { // the reader has come to it meanwhile, or there is no room to write what is left
            return 0;
        }
        losses.count(census, losers);
        metrics.damaged(census.damaged());
        shares.gone(census, losers);
        known.remove(segment);
        if (left != null) {
            Census rest = census.without(losers);
            left.datagrams(rest.datagrams());
            known.put(left, rest);
            return segment.size() - left.size();
        }
        Files.deleteIfExists(segment.path);
        return segment.size();
    }

    private @Nullable Segment thin(Segment segment, Set<IpAddress> losers) {
        try {
            Segment left = thinning.write(segment, census(segment), losers);
            synchronized (segments) {
                boolean untouched = reader.claimed() <= segment.start() && segments.contains(segment);
                if (untouched) {
                    thinning.putInPlace(segment);
                    segments.replace(segment, left);
                } else {
                    thinning.discard(segment);
                }
                return untouched ? left : null;
            }
        } catch (IOException e) {
            log.warn("cannot write {} without those who have most in it: {}", segment, e.toString());
            return null;
        }
    }

    private boolean remove(Segment segment) {
        synchronized (segments) {
            return reader.claimed() <= segment.start() && segments.remove(segment);
        }
    }

    /** Drops the oldest segment, and counts what nobody has read of it; gives how many octets that freed. */
    private long dropOldest() throws IOException {
        Segment dropped;
        long unread;
        synchronized (segments) {
            dropped = segments.removeOldest();
            if (dropped == null) {
                return 0;
            }
            unread = Math.max(reader.claimed(), dropped.start());
        }
        try {
            if (unread < dropped.end()) {
                Census census = Census.of(dropped, unread, scan);
                losses.count(census, census.held().keySet());
            }
        } finally {
            Files.deleteIfExists(dropped.path);
        }
        return dropped.size();
    }
}
