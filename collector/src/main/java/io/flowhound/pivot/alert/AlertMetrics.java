/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what becomes of alerts, each by the documents that Elasticsearch has acknowledged:
 *
 * <pre>
 * alerts written = detected + updated + closed + superseded
 * notified       &lt;= detected + updated + closed
 * </pre>
 */
public final class AlertMetrics {
    final Counter detected;
    final Counter updated;
    final Counter closed;
    final Counter superseded;
    final Counter notified;
    final Counter conflicts;

    public AlertMetrics(MeterRegistry registry) {
        detected = action(registry, "detected");
        updated = action(registry, "updated");
        closed = action(registry, "closed");
        superseded = action(registry, "superseded");
        notified = Counter.builder("flowhound.pivot.alerts.notified")
                .description("Versions of alerts that tell a person")
                .register(registry);
        conflicts = Counter.builder("flowhound.pivot.alerts.conflicts")
                .description("Writes that were done again, since somebody else had written the same alert")
                .register(registry);
    }

    private static Counter action(MeterRegistry registry, String action) {
        return Counter.builder("flowhound.pivot.alerts")
                .description("Versions of alerts written, by what happened")
                .tag("action", action)
                .register(registry);
    }

    void written(Alert alert) {
        switch (alert.status()) {
            case CLOSED -> closed.increment();
            case SUPERSEDED -> superseded.increment();
            case OPEN, UPDATED, BELOW_BUDGET, SUPPRESSED -> (alert.version() == 1 ? detected : updated).increment();
        }
        if (alert.notifiedAt() > 0 && alert.notifiedAt() == alert.asOf()) {
            notified.increment();
        }
    }
}
