/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What is stored by family, and what was deleted of it. Safe for use by several threads. */
final class RetentionMetrics {
    private static final double MILLIS = 1000.0;

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> octets = new HashMap<>();
    private final AtomicLong future = new AtomicLong();
    private final AtomicLong lastRun = new AtomicLong();
    private final Counter failures;

    RetentionMetrics(MeterRegistry registry, RetentionRules rules) {
        this.registry = registry;
        for (IndexFamily family : rules.families()) {
            AtomicLong value = new AtomicLong();
            octets.put(family.label(), value);
            Gauge.builder("flowhound.retention.octets", value, AtomicLong::doubleValue)
                    .description("Octets on disk of a family of indices, primaries and replicas")
                    .tag("family", family.label())
                    .register(registry);
            for (RetentionReason reason : RetentionReason.values()) {
                deleted(family.label(), reason);
                deletedOctets(family.label(), reason);
            }
        }
        Gauge.builder("flowhound.retention.future", future, AtomicLong::doubleValue)
                .description("Indices whose name is of a day to come, which are left alone")
                .register(registry);
        Gauge.builder("flowhound.retention.last.run", lastRun, millis -> millis.get() / MILLIS)
                .description("When everything was last done, seconds since 1970; 0 for never")
                .register(registry);
        failures = Counter.builder("flowhound.retention.failures")
                .description("Runs in which something could not be done")
                .register(registry);
    }

    private Counter deleted(String family, RetentionReason reason) {
        return Counter.builder("flowhound.retention.deleted")
                .description("Indices that were deleted, by family and reason")
                .tag("family", family)
                .tag("reason", reason.word())
                .register(registry);
    }

    private Counter deletedOctets(String family, RetentionReason reason) {
        return Counter.builder("flowhound.retention.deleted.octets")
                .description("Octets on disk of the indices that were deleted")
                .tag("family", family)
                .tag("reason", reason.word())
                .register(registry);
    }

    void planned(RetentionPlan plan) {
        octets.forEach((family, value) -> value.set(plan.indices().stream()
                .filter(index -> index.family().label().equals(family))
                .mapToLong(DatedIndex::octets)
                .sum()));
        future.set(plan.future().size());
    }

    void deleted(Deletion deletion) {
        DatedIndex index = deletion.index();
        String family = index.family().label();
        deleted(family, deletion.reason()).increment();
        deletedOctets(family, deletion.reason()).increment((double) index.octets());
        AtomicLong value = octets.get(family);
        if (value != null) {
            value.addAndGet(-index.octets());
        }
    }

    void ended(Instant now, boolean complete) {
        if (complete) {
            lastRun.set(now.toEpochMilli());
        } else {
            failures.increment();
        }
    }
}
