/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a journal within its disk budget: drops the oldest segments and counts what nobody has read of them. */
final class Eviction {
    private static final Logger log = LoggerFactory.getLogger(Eviction.class);
    private static final int WINDOW = 1 << 17;
    private static final long LOG_INTERVAL_NANOS = 60_000_000_000L;

    private final SegmentList segments;
    private final SegmentReader reader;
    private final CollectorMetrics metrics;
    private final long budgetOctets;
    private final long reserve;
    private long lost;
    private boolean logged;
    private long loggedAt;

    Eviction(SegmentList segments, SegmentReader reader, JournalSettings settings, CollectorMetrics metrics) {
        this.segments = segments;
        this.reader = reader;
        this.metrics = metrics;
        this.budgetOctets = settings.budgetOctets();
        // The active segment may grow to its full size, and one more before this runs again.
        this.reserve = 2 * settings.segmentOctets();
    }

    /** Drops segments until there is room for two more within the budget. */
    void run() throws IOException {
        boolean more = true;
        while (more) {
            more = dropOne();
        }
    }

    private boolean dropOne() throws IOException {
        Segment dropped;
        long unread;
        synchronized (segments) {
            long sealed = segments.octets() - segments.active().size();
            dropped = sealed + reserve > budgetOctets ? segments.removeOldest() : null;
            if (dropped == null) {
                return false;
            }
            unread = Math.max(reader.claimed(), dropped.start());
        }
        try {
            if (unread < dropped.end()) {
                report(dropped, count(dropped, unread));
            }
        } finally {
            Files.deleteIfExists(dropped.path);
        }
        return true;
    }

    private static Map<IpAddress, Long> count(Segment dropped, long from) throws IOException {
        Map<IpAddress, Long> counts = new HashMap<>();
        Window window = new Window(WINDOW);
        Entry entry = new Entry();
        try (FileChannel channel = FileChannel.open(dropped.path, StandardOpenOption.READ)) {
            for (long at = from; at < dropped.end(); ) {
                window.load(channel, dropped, at);
                int framed = window.frame();
                for (int i = 0; i < framed; ) {
                    i = window.read(i, entry);
                    counts.merge(new IpAddress(entry.addressHigh, entry.addressLow), 1L, Long::sum);
                }
                at += framed > 0 ? framed : window.search();
            }
        }
        return counts;
    }

    private void report(Segment dropped, Map<IpAddress, Long> counts) {
        for (Map.Entry<IpAddress, Long> each : counts.entrySet()) {
            lost += each.getValue();
            metrics.exporter(each.getKey().toString())
                    .drop(DropReason.JOURNAL_FULL, each.getValue(), "datagrams dropped before they were read");
        }
        long now = System.nanoTime();
        if (!logged || now - loggedAt > LOG_INTERVAL_NANOS) {
            logged = true;
            loggedAt = now;
            log.error(
                    "the journal's budget of {} octets is used up: {} was dropped, {} unread datagrams are lost so far."
                            + " See why Elasticsearch does not keep up, or give the journal more room.",
                    budgetOctets,
                    dropped,
                    lost);
        }
    }
}
