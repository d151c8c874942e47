/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a journal within its disk budget, and on its disk. When there is no room, what is stored already goes first; then whoever
 * has most of what waits loses the oldest of it, and what is lost is counted.
 *
 * <p>A segment that holds others' entries too is written anew without the loser's, if that is worth it. What the reader is in
 * the midst of is left alone; when nothing else is left to drop, the oldest segment goes, whoever's it is.
 */
final class Eviction {
    private static final Logger log = LoggerFactory.getLogger(Eviction.class);
    /** A segment is written anew when this frees at least this part of it. */
    private static final int WORTHWHILE = 8;

    private final SegmentList segments;
    private final SegmentReader reader;
    private final FileCheckpoint checkpoint;
    private final Losses losses;
    private final JournalMetrics metrics;
    private final Room room;
    private final SegmentScan scan = new SegmentScan();
    private final Thinning thinning = new Thinning(scan);
    private final Ledger ledger = new Ledger(scan);
    private boolean mayThin;

    Eviction(
            SegmentList segments,
            SegmentReader reader,
            FileCheckpoint checkpoint,
            Room room,
            Losses losses,
            JournalMetrics metrics) {
        this.segments = segments;
        this.reader = reader;
        this.checkpoint = checkpoint;
        this.room = room;
        this.losses = losses;
        this.metrics = metrics;
    }

    /** Makes room for two more segments. */
    void run() throws IOException {
        try {
            for (int more = segments.count() - JournalSettings.MOST_SEGMENTS; more > 0; more--) {
                dropOldest();
            }
            long missing = room.missing();
            if (missing <= 0 && !room.runsShort()) {
                ledger.clear();
                return;
            }
            ledger.update(segments.sealedAfter(reader::claimed));
            if (missing > 0) {
                room.given(make(missing));
            }
        } finally {
            losses.tell();
        }
    }

    private long make(long missing) throws IOException {
        long freed = dropStored(missing);
        if (freed < missing) {
            freed += dropShares(missing - freed);
        }
        for (boolean more = true; freed < missing && more; ) {
            long dropped = dropOldest();
            freed += dropped;
            more = dropped > 0;
        }
        return freed;
    }

    /** Drops the oldest segments that are kept for parked sets alone. */
    private long dropStored(long missing) throws IOException {
        long freed = 0;
        for (Segment each : segments.removeBefore(checkpoint.stored(), missing)) {
            freed += each.size();
            Files.deleteIfExists(each.path);
        }
        return freed;
    }

    /** Drops what those who have most have in the oldest segments; gives how many octets that freed. */
    private long dropShares(long missing) throws IOException {
        mayThin = true;
        Shares shares = new Shares(ledger.all(), missing);
        long freed = dropFrom(missing, shares, segment -> {
            Set<IpAddress> above = shares.above(ledger.of(segment));
            return ledger.of(segment).octets(above) < segment.size() / WORTHWHILE ? Set.of() : above;
        });
        return freed
                + dropFrom(missing - freed, shares, segment -> shares.heaviest(ledger.of(segment), segment.size() / 2));
    }

    private interface Choice {
        Set<IpAddress> losers(Segment segment);
    }

    private long dropFrom(long missing, Shares shares, Choice choice) throws IOException {
        List<Segment> oldest = segments.sealedAfter(reader::claimed);
        long freed = 0;
        for (int i = 0; i < oldest.size() && freed < missing; i++) {
            Segment segment = oldest.get(i);
            boolean empty = ledger.knows(segment) && ledger.of(segment).held().isEmpty();
            Set<IpAddress> losers = ledger.knows(segment) ? choice.losers(segment) : Set.of();
            if (empty || !losers.isEmpty()) {
                freed += drop(segment, losers, shares);
            }
        }
        return freed;
    }

    /** Drops what some have of a segment; gives how many octets that freed. */
    private long drop(Segment segment, Set<IpAddress> losers, Shares shares) throws IOException {
        Census census = ledger.of(segment);
        boolean whole = losers.containsAll(census.held().keySet());
        if (!whole && mayThin) {
            Segment left = thin(segment, losers);
            if (left != null) {
                lost(segment, losers, shares);
                Census rest = census.without(losers);
                left.datagrams(rest.datagrams());
                ledger.put(left, rest);
                return segment.size() - left.size();
            }
        }
        boolean mostly = !mayThin && census.octets(losers) > segment.size() / 2;
        if ((!whole && !mostly) || !remove(segment)) {
            return 0;
        }
        lost(segment, census.held().keySet(), shares);
        Files.deleteIfExists(segment.path);
        return segment.size();
    }

    private void lost(Segment segment, Set<IpAddress> losers, Shares shares) {
        Census census = ledger.of(segment);
        losses.count(census, losers);
        metrics.damaged(census.damaged());
        shares.gone(census, losers);
        ledger.forget(segment);
    }

    /** Writes a segment anew; null when the reader has come to it meanwhile, or that fails, which it will for others, too. */
    private @Nullable Segment thin(Segment segment, Set<IpAddress> losers) throws IOException {
        try {
            Segment left = thinning.write(segment, ledger.of(segment), losers);
            synchronized (segments) {
                boolean untouched = reader.claimed() <= segment.start() && segments.contains(segment);
                if (untouched) {
                    thinning.putInPlace(segment);
                    segments.replace(segment, left);
                    return left;
                }
            }
        } catch (IOException e) {
            mayThin = false;
            log.warn(
                    "cannot write {} without those who have most in it, so others lose what they have beside them: {}",
                    segment,
                    e.toString());
        }
        thinning.discard(segment);
        return null;
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
        ledger.forget(dropped);
        try {
            if (unread < dropped.end()) {
                Census census = Census.of(dropped, unread, scan);
                losses.count(census, census.held().keySet());
                metrics.damaged(census.damaged());
            }
        } catch (IOException e) {
            log.error(
                    "{} was dropped for lack of room and cannot be read to count what is lost: {}",
                    dropped,
                    e.toString());
            metrics.damaged(dropped.octetsFrom(unread));
        } finally {
            Files.deleteIfExists(dropped.path);
        }
        return dropped.size();
    }
}
