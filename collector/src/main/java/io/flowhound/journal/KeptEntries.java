/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads single entries of a journal again, behind the back of the reader that goes through it. For one thread. */
final class KeptEntries {
    private static final Logger log = LoggerFactory.getLogger(KeptEntries.class);

    private final SegmentList segments;
    private final Window window = new Window(EntryFormat.MAX_ENTRY);
    private final Entry entry = new Entry();
    /** Whether the window starts with the entry that was read last, which may well be asked for again. */
    private boolean loaded;

    private @Nullable SegmentInput input;

    KeptEntries(SegmentList segments) {
        this.segments = segments;
    }

    /** As {@link EntryStore#read}. */
    boolean read(long incarnation, long position, EntryHandler handler) {
        try {
            boolean again = loaded && entry.position == position && entry.incarnation == incarnation;
            if (!again && !find(incarnation, position)) {
                return false;
            }
            loaded = true;
            window.read(0, entry);
        } catch (ClosedByInterruptException stop) {
            throw (CancellationException) new CancellationException("stopped while reading").initCause(stop);
        } catch (IOException e) {
            log.error("cannot read a parked datagram again: {}. Check the disk.", e.toString());
            return false;
        }
        handler.entry(entry);
        return true;
    }

    private boolean find(long incarnation, long position) throws IOException {
        loaded = false;
        synchronized (segments) { // so that the segment is not deleted before it is open
            Segment holding = segments.at(position);
            if (holding.incarnation != incarnation || position < holding.start() || position >= holding.end()) {
                return false;
            }
            SegmentInput from = open(holding);
            if (from.next(position) != position) {
                return false;
            }
            window.load(from, position);
        }
        return window.frame() > 0;
    }

    private SegmentInput open(Segment holding) throws IOException {
        SegmentInput opened = input;
        if (opened == null || !opened.isOpen() || holding != opened.segment()) {
            close();
            opened = SegmentInput.open(holding);
            input = opened;
        }
        return opened;
    }

    void close() {
        try {
            if (input != null) {
                input.close();
            }
        } catch (IOException e) {
            log.warn("cannot close a journal segment: {}", e.toString());
        }
        input = null;
    }
}
