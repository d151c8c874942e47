/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads segments, a window at a time, and never further than the writer has written. Damaged entries are skipped, counted and
 * logged; where segments were dropped it goes on with the oldest that is left.
 */
final class SegmentReader implements JournalReader {
    private static final Logger log = LoggerFactory.getLogger(SegmentReader.class);
    private static final int NOTHING = 0;
    private static final int SKIPPED = -1;

    private final SegmentList segments;
    private final Window window;
    private final JournalMetrics metrics;
    private final KeptEntries kept;
    private final Entry entry = new Entry();
    private final AtomicLong position;
    private long claimed;
    private long skippedFrom = -1;
    private final Trouble reading = new Trouble(0);
    private long seen;
    private @Nullable SegmentInput input;

    SegmentReader(SegmentList segments, Window window, long start, JournalMetrics metrics) {
        this.segments = segments;
        this.window = window;
        this.position = new AtomicLong(Math.max(start, segments.oldest().start()));
        this.claimed = position.get();
        this.metrics = metrics;
        this.kept = new KeptEntries(segments);
    }

    @Override
    public long position() {
        return position.get();
    }

    /** The position up to which entries were handed over or surely will be. Ask with the monitor of the list. */
    long claimed() {
        return claimed;
    }

    @Override
    public int poll(EntryHandler handler, Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        int framed = advance();
        long left = until - System.nanoTime();
        while (framed == NOTHING && left > 0 && mayRead()) {
            segments.await(seen, left); // ends early for a new segment or half an entry too
            framed = advance();
            left = until - System.nanoTime();
        }
        return framed > 0 ? deliver(handler, framed) : 0;
    }

    private int advance() {
        int framed = SKIPPED;
        while (framed == SKIPPED) {
            framed = mayRead() ? fill() : NOTHING;
        }
        return framed;
    }

    private boolean mayRead() {
        return !segments.closed() && !Thread.currentThread().isInterrupted(); // an interrupt would close the channel
    }

    private int deliver(EntryHandler handler, int framed) {
        int entries = 0;
        int at = 0;
        while (at < framed) {
            at = window.read(at, entry);
            handler.entry(entry);
            position.lazySet(entry.nextPosition);
            entries++;
        }
        return entries;
    }

    /** Reads entries into the window; gives their octets, {@link #NOTHING}, or {@link #SKIPPED} to be called again. */
    private int fill() {
        synchronized (segments) { // so that no segment is dropped between finding it and claiming what it holds
            try {
                seen = segments.active().end();
                long at = position.get();
                Segment holding = segments.at(at);
                boolean there = Math.max(at, holding.start()) < holding.end();
                return there ? fill(holding, at) : NOTHING;
            } catch (ClosedByInterruptException e) {
                letGo();
                return NOTHING;
            } catch (IOException e) {
                failed(e);
                return NOTHING;
            }
        }
    }

    private int fill(Segment holding, long at) throws IOException {
        try {
            SegmentInput from = open(holding);
            long start = from.next(at);
            window.load(from, start);
            reading.over("the journal is read");
            return take(from, start);
        } catch (SegmentInput.DamagedException e) {
            skip(holding, at, e);
            return SKIPPED;
        }
    }

    private int take(SegmentInput from, long start) {
        int framed = window.frame();
        if (framed > 0) {
            reportSkipped(start);
            claimed = start + framed;
            return framed;
        }
        if (window.startsUnfinished()) {
            return NOTHING;
        }
        if (skippedFrom < 0) {
            skippedFrom = start;
        }
        long next = start + window.search();
        if (from.segment().sealed() && next >= from.endOfRun(start)) {
            reportSkipped(next);
        }
        moveTo(next);
        return SKIPPED;
    }

    private void skip(Segment whole, long from, IOException cause) {
        long octets = whole.octetsFrom(from);
        metrics.damaged(octets);
        log.error("{}: {} octets of it are skipped. Check the disk.", cause.getMessage(), octets);
        moveTo(whole.end());
    }

    /** What may go wrong here. */
    List<Trouble> troubles() {
        return List.of(reading);
    }

    private void moveTo(long next) {
        claimed = next;
        position.set(next);
    }

    private void reportSkipped(long end) {
        if (skippedFrom >= 0) {
            long octets = end - skippedFrom;
            metrics.damaged(octets);
            log.error(
                    "{} octets of {} are damaged and were skipped: check the disk",
                    octets,
                    input == null ? null : input.segment());
            skippedFrom = -1;
        }
    }

    private SegmentInput open(Segment holding) throws IOException {
        SegmentInput opened = input;
        boolean another = opened == null || opened.segment() != holding;
        if (another) {
            skippedFrom = -1;
        }
        if (opened == null || another || !opened.isOpen()) {
            letGo();
            opened = SegmentInput.open(holding);
            input = opened;
        }
        return opened;
    }

    private void failed(IOException cause) {
        reading.failed("cannot read the journal at " + position, cause, "Trying again; check the disk.");
        letGo();
    }

    @Override
    public void keep(Entry kept) {
        // The checkpoint says from where on segments are kept.
    }

    @Override
    public void letGoBefore(long done) {
        if (done == Long.MAX_VALUE) {
            kept.close(); // an open file that is deleted takes its room on the disk all the same
        }
    }

    @Override
    public boolean read(long incarnation, long at, EntryHandler handler) {
        return kept.read(incarnation, at, handler);
    }

    /** Makes every later poll return 0, and one that waits return soon. */
    void close() {
        segments.close();
        synchronized (segments) {
            letGo();
        }
        kept.close();
    }

    private void letGo() {
        if (input != null) {
            try {
                input.close();
            } catch (IOException e) {
                log.warn("cannot close a journal segment: {}", e.toString());
            }
        }
        input = null;
    }
}
