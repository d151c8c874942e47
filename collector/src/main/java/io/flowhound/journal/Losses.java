/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and tells what a journal had to drop although nobody had read it. For one thread, but any may ask. */
final class Losses {
    private static final Logger log = LoggerFactory.getLogger(Losses.class);
    private static final long LOG_INTERVAL_NANOS = 60_000_000_000L;

    private final CollectorMetrics metrics;
    private long told;
    private long toldAt;
    private final AtomicLong datagrams = new AtomicLong();
    private volatile long latest;

    Losses(CollectorMetrics metrics) {
        this.metrics = metrics;
    }

    /** Counts what some exporters had in a segment. */
    void count(Census segment, Set<IpAddress> exporters) {
        for (Map.Entry<IpAddress, Census.Held> each : segment.held().entrySet()) {
            if (exporters.contains(each.getKey())) {
                long lost = each.getValue().datagrams();
                boolean named = !each.getKey().equals(Census.OTHERS);
                metrics.exporter(named ? each.getKey().toString() : CollectorMetrics.UNKNOWN)
                        .drop(DropReason.JOURNAL_FULL, lost, "datagrams dropped before they were read");
                latest = System.nanoTime();
                datagrams.addAndGet(lost);
            }
        }
    }

    /** Logs what was lost since the last time, once a minute at most. */
    void tell() {
        long now = System.nanoTime();
        long lost = datagrams.get();
        if (lost > told && (told == 0 || now - toldAt > LOG_INTERVAL_NANOS)) {
            told = lost;
            toldAt = now;
            log.error(
                    "the journal's budget is used up, or its disk is full: {} unread datagrams are lost so far, the oldest of"
                            + " those who have most. See why Elasticsearch does not keep up, or give the journal more room.",
                    lost);
        }
    }

    /** How many datagrams were lost. */
    long datagrams() {
        return datagrams.get();
    }

    /** Whether some were lost within a time. */
    boolean within(long nanos) {
        return datagrams.get() > 0 && System.nanoTime() - latest < nanos;
    }
}
