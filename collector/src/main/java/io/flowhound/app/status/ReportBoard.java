/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.netflow.ExporterReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the pipeline leaves what its decoder knows, for other threads to read. Only the pipeline's thread may ask the
 * decoder, and it must not be stopped for it: readers say that they would like a newer report, wait for a moment, and take
 * the last one when the pipeline is busy waiting for Elasticsearch.
 */
public final class ReportBoard {
    private static final Logger log = LoggerFactory.getLogger(ReportBoard.class);
    /** How often a report is made when nobody asks, so that there is one to compare the next with. */
    private static final long INTERVAL_MILLIS = 15_000;
    /** A report that is younger is new enough for anybody. */
    private static final long FRESH_MILLIS = 1_000;
    /** Rates over less than this would show the rhythm of the exporter's timers. */
    private static final long RATE_MILLIS = 10_000;

    private final LongSupplier clock;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private volatile boolean asked;
    private volatile Reports latest = Reports.NONE;
    private Mark base = Mark.NONE;
    private Mark next = Mark.NONE;
    private boolean failing;
    /** Guarded by the lock. */
    private long publications;

    private record Mark(long time, Map<StreamId, Long> flows) {
        static final Mark NONE = new Mark(0, Map.of());
    }

    /**
     * An empty board.
     *
     * @param clock epoch milliseconds
     * @param patience how long a reader waits for a newer report at most
     */
    public ReportBoard(LongSupplier clock, Duration patience) {
        this.clock = clock;
        this.patienceNanos = patience.toNanos();
    }

    /** Whether somebody waits for a report. Costs the read of one field; to be asked between datagrams. */
    public boolean asked() {
        return asked;
    }

    /** Whether a report should be made now. To be asked between chunks of datagrams, and when there are none. */
    public boolean due() {
        return asked || clock.getAsLong() - latest.time() >= INTERVAL_MILLIS;
    }

    /**
     * Makes a report and hands it to everybody who waits. For the thread that decodes. Never throws: the pipeline does not
     * end because it cannot be described.
     */
    public void publish(Supplier<List<ExporterReport>> decoder) {
        List<ExporterReport> streams = report(decoder);
        long now = clock.getAsLong();
        if (now - next.time >= RATE_MILLIS) {
            base = next;
            next = new Mark(now, flows(streams));
        }
        Mark before = base.time > 0 ? base : next;
        lock.lock();
        try {
            latest = new Reports(now, streams, before.time, before.flows);
            asked = false;
            publications++;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<ExporterReport> report(Supplier<List<ExporterReport>> decoder) {
        try {
            List<ExporterReport> streams = decoder.get();
            failing = false;
            return streams;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("the exporters cannot be described, /status shows those of before", e);
            }
            failing = true;
            return latest.streams();
        }
    }

    private static Map<StreamId, Long> flows(List<ExporterReport> streams) {
        Map<StreamId, Long> flows = new HashMap<>();
        streams.forEach(stream -> flows.put(StreamId.of(stream), stream.counts().flows()));
        return flows;
    }

    /**
     * What is known of all streams at one moment.
     *
     * @param time epoch milliseconds; 0 when nothing is known yet
     */
    public record Snapshot(long time, List<ExporterReport> streams) {}

    /** The last report, as {@link #latest} gets it. */
    public Snapshot snapshot() {
        Reports reports = latest();
        return new Snapshot(reports.time(), reports.streams());
    }

    /** The last report: a new one when the pipeline gets round to it soon, else the one before. */
    Reports latest() {
        if (clock.getAsLong() - latest.time() < FRESH_MILLIS) {
            return latest;
        }
        lock.lock();
        try {
            long before = publications;
            asked = true;
            long left = patienceNanos;
            while (publications == before && left > 0) {
                left = published.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return latest;
    }
}
