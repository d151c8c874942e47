/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static io.flowhound.schema.HealthField.*;

import io.flowhound.app.status.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the document of the collector itself. */
final class CollectorDocument {
    private final Identity identity;
    private final Growth growth;
    private final MeterRegistry registry;
    private final Path data;
    private final ElasticDisk disk;
    private Duration cpu = Duration.ZERO;

    CollectorDocument(Identity identity, Growth growth, MeterRegistry registry, Path data, ElasticDisk disk) {
        this.identity = identity;
        this.growth = growth;
        this.registry = registry;
        this.data = data;
        this.disk = disk;
    }

    HealthDocument of(Span span, List<Condition> conditions) {
        HealthDocument document = identity.document(span, "collector", "");
        List<Condition> failing =
                conditions.stream().filter(condition -> !condition.ok()).toList();
        document.put(OK, failing.isEmpty())
                .put(PROBLEMS, failing.stream().map(Condition::name).toList());
        if (!failing.isEmpty()) {
            document.put(REASON, failing.get(0).name() + ": " + failing.get(0).reason());
        }
        counts(document);
        journal(document);
        elastic(document);
        process(document);
        return document;
    }

    private void counts(HealthDocument document) {
        document.put(DATAGRAMS, growth.of("flowhound.datagrams.received"))
                .put(OCTETS, growth.of("flowhound.octets.received"))
                .put(FLOWS, growth.of("flowhound.exporter.flows"))
                .put(OPTIONS, growth.of("flowhound.exporter.options"))
                .put(PARKED, growth.of("flowhound.exporter.parked"))
                .put(UNPARKED, growth.of("flowhound.exporter.unparked"))
                .put(DROPPED, growth.of("flowhound.dropped"))
                .put(KERNEL_DROPS, growth.of("flowhound.kernel.drops"))
                .put(STORED, growth.of("flowhound.documents.stored"))
                .put(REPEATED, growth.of("flowhound.documents.repeated"))
                .put(REFUSED, growth.of("flowhound.documents.refused"));
    }

    private void journal(HealthDocument document) {
        document.put(BACKLOG_SECONDS, gauge("flowhound.journal.behind.seconds"));
        whole(document, BACKLOG_DATAGRAMS, "flowhound.journal.backlog.datagrams");
        whole(document, BACKLOG_OCTETS, "flowhound.journal.backlog.octets");
        whole(document, JOURNAL_OCTETS, "flowhound.journal.octets");
        whole(document, JOURNAL_BUDGET, "flowhound.journal.budget.octets");
        try {
            document.put(DISK_FREE, Files.getFileStore(data).getUsableSpace());
        } catch (IOException e) {
            return; // a disk that cannot be asked has troubles that the journal tells
        }
    }

    private double gauge(String name) {
        Gauge gauge = registry.find(name).gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }

    private void whole(HealthDocument document, io.flowhound.schema.HealthField field, String gauge) {
        double value = gauge(gauge);
        if (Double.isFinite(value)) {
            document.put(field, (long) value);
        }
    }

    private void elastic(HealthDocument document) {
        double longest = registry.find("flowhound.bulk.duration").timers().stream()
                .mapToDouble((Timer timer) -> timer.max(TimeUnit.MILLISECONDS))
                .max()
                .orElse(0);
        document.put(BULK_MILLIS_MAX, Math.round(longest));
        ElasticDisk.State state = disk.state();
        if (state != null) {
            document.put(ELASTIC_DISK_FREE, state.free()).put(ELASTIC_DISK_USED_PERCENT, state.usedPercent());
            state.fullAt().ifPresent(time -> document.time(ELASTIC_DISK_FULL_AT, time));
        }
    }

    private void process(HealthDocument document) {
        Duration now = ProcessHandle.current().info().totalCpuDuration().orElse(cpu);
        document.put(CPU_SECONDS, now.minus(cpu).toMillis() / 1000.0);
        cpu = now;
        document.put(
                HEAP_OCTETS,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
