/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.metrics.ExporterMetrics;
import io.flowhound.schema.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one socket refuses for one reason, by sender, and tells the meters and the log once per burst. The first senders are
 * counted by their address, those beyond together: whoever forges senders must not fill the registry of meters. For one thread.
 */
final class Refusals {
    private final DropReason reason;
    private final CollectorMetrics metrics;
    private final RefusalLog log;
    private final int most;
    private final int mask;
    private final long[] highs;
    private final long[] lows;
    private final int[] waiting;
    private final @Nullable ExporterMetrics[] counters;
    private final int[] touched;
    private int touchedCount;
    private int named;
    private int othersWaiting;
    private long othersHigh;
    private long othersLow;

    /**
     * Counts nothing yet.
     *
     * @param most how many senders are counted by their address, a power of 2
     */
    Refusals(DropReason reason, CollectorMetrics metrics, RefusalLog log, int most) {
        this.reason = reason;
        this.metrics = metrics;
        this.log = log;
        this.most = most;
        this.mask = 4 * most - 1;
        this.highs = new long[mask + 1];
        this.lows = new long[mask + 1];
        this.waiting = new int[mask + 1];
        this.counters = new ExporterMetrics[mask + 1];
        this.touched = new int[most];
    }

    /** Counts one of a sender. */
    void add(long high, long low) {
        int place = place(high, low);
        if (place < 0) {
            othersWaiting++;
            othersHigh = high;
            othersLow = low;
        } else if (waiting[place]++ == 0) {
            touched[touchedCount++] = place;
        }
    }

    /** Where a sender is counted; negative for among the others. The table is a quarter full at most. */
    private int place(long high, long low) {
        int place = (int) (((high * 31 + low) * 0x9E37_79B9_7F4A_7C15L) >>> 40) & mask;
        while (counters[place] != null) {
            if (highs[place] == high && lows[place] == low) {
                return place;
            }
            place = (place + 1) & mask;
        }
        if (named == most) {
            return -1;
        }
        named++;
        highs[place] = high;
        lows[place] = low;
        counters[place] = metrics.exporter(IpAddress.text(high, low));
        return place;
    }

    /** Tells the meters, and the log when its time has come. */
    void flush() {
        for (int i = 0; i < touchedCount; i++) {
            int place = touched[i];
            ExporterMetrics counter = counters[place];
            if (counter != null) {
                tell(counter, waiting[place], highs[place], lows[place]);
            }
            waiting[place] = 0;
        }
        touchedCount = 0;
        if (othersWaiting > 0) {
            tell(metrics.exporter(CollectorMetrics.UNKNOWN), othersWaiting, othersHigh, othersLow);
            othersWaiting = 0;
        }
    }

    private void tell(ExporterMetrics counter, int count, long high, long low) {
        counter.count(reason, count);
        log.refused(count, high, low);
    }
}
