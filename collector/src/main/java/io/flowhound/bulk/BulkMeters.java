/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of bulk requests; beside the counters, how long requests take and how many are under way. */
final class BulkMeters {
    private final CollectorMetrics metrics;
    private final Timer duration;
    private final Timer delay;
    private final AtomicInteger inFlight = new AtomicInteger();

    BulkMeters(CollectorMetrics metrics, String index, Permits permits) {
        this.metrics = metrics;
        duration = Timer.builder("flowhound.bulk.duration")
                .description("Time from a bulk request to its answer or failure")
                .tag("index", index)
                .serviceLevelObjectives(
                        ofMillis(50),
                        ofMillis(100),
                        ofMillis(250),
                        ofMillis(500),
                        ofSeconds(1),
                        ofSeconds(5),
                        ofSeconds(30))
                .register(metrics.registry());
        delay = Timer.builder("flowhound.flow.stored.delay")
                .description("Time from the arrival of the oldest datagram of a batch until all of the batch is stored;"
                        + " the refresh of the index comes on top until it can be found")
                .tag("index", index)
                .serviceLevelObjectives(
                        ofSeconds(1),
                        ofMillis(2500),
                        ofSeconds(5),
                        ofSeconds(10),
                        ofSeconds(15),
                        ofMinutes(1),
                        ofMinutes(10))
                .register(metrics.registry());
        Gauge.builder("flowhound.bulk.in.flight.limit", permits, Permits::limit)
                .description(
                        "Bulk requests that may be under way; fewer than bulk.in-flight when Elasticsearch is too busy")
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

    /** Notes that everything of a batch is stored whose oldest datagram arrived so long ago. */
    void delayed(long millis) {
        delay.record(Math.max(millis, 0), TimeUnit.MILLISECONDS);
    }

    /** Counts documents that are in the dead-letter file. */
    void refused(int documents) {
        metrics.documentsRefused.increment(documents);
    }

    /** Counts one of these whose id somebody else has used. */
    void conflict() {
        metrics.documentsConflicting.increment();
    }
}
