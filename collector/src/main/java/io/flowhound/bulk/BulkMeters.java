/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of bulk requests; beside the counters, how long requests take and how many are under way. */
final class BulkMeters {
    private final CollectorMetrics metrics;
    private final Timer duration;
    private final AtomicInteger inFlight = new AtomicInteger();

    BulkMeters(CollectorMetrics metrics, String index) {
        this.metrics = metrics;
        duration = Timer.builder("flowhound.bulk.duration")
                .description("Time from a bulk request to its answer or failure")
                .tag("index", index)
                .register(metrics.registry());
        Gauge.builder("flowhound.bulk.in.flight", inFlight, AtomicInteger::get)
                .description("Bulk requests under way")
                .tag("index", index)
                .register(metrics.registry());
    }

    /** Counts a request that is about to be sent; returns the time for {@link #answered}. */
    long sending(int octets, boolean again) {
        inFlight.incrementAndGet();
        metrics.bulkOctets.increment(octets);
        if (again) {
            metrics.bulkRetries.increment();
        }
        return System.nanoTime();
    }

    /** Counts a request that was answered or failed. */
    void answered(long sentNanos) {
        inFlight.decrementAndGet();
        metrics.bulkRequests.increment();
        duration.record(System.nanoTime() - sentNanos, TimeUnit.NANOSECONDS);
    }

    /** Counts documents that Elasticsearch has; {@code repeated} of them were there before. */
    void stored(int documents, int repeated) {
        metrics.documentsStored.increment(documents);
        metrics.documentsRepeated.increment(repeated);
    }

    /** Counts a document that is in the dead-letter file. */
    void refused() {
        metrics.documentsRefused.increment();
    }
}
