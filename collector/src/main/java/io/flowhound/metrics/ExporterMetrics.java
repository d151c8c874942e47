/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The counters of one exporter. Drops are counted by reason and logged, each reason at most once a minute. */
public final class ExporterMetrics {
    private static final Logger log = LoggerFactory.getLogger(ExporterMetrics.class);
    private static final long LOG_INTERVAL_NANOS = 60_000_000_000L;

    public final Counter datagrams;
    public final Counter octets;
    public final Counter flows;
    public final Counter options;
    public final Counter templates;
    public final Counter parked;
    public final Counter unparked;
    public final Counter sequenceArrived;
    public final Counter sequenceLost;
    public final Counter sequenceLate;
    public final Counter sequenceRestarts;

    private final String exporter;
    private final Map<DropReason, Drops> drops = new EnumMap<>(DropReason.class);

    ExporterMetrics(MeterRegistry registry, String exporter) {
        this.exporter = exporter;
        datagrams = counter(registry, "flowhound.exporter.datagrams", "Datagrams decoded");
        octets = counter(registry, "flowhound.exporter.octets", "Octets of their payloads");
        flows = counter(registry, "flowhound.exporter.flows", "Flow records decoded");
        options = counter(registry, "flowhound.exporter.options", "Options records decoded");
        templates = counter(registry, "flowhound.exporter.templates", "Templates learnt or changed");
        parked = counter(registry, "flowhound.exporter.parked", "Data sets that came before their template");
        unparked = counter(registry, "flowhound.exporter.unparked", "Of these, how many were decoded when it came");
        sequenceArrived = counter(
                registry,
                "flowhound.exporter.sequence.arrived",
                "Sent and arrived, by the sequence: datagrams (v9) or records");
        sequenceLost = counter(
                registry,
                "flowhound.exporter.sequence.lost",
                "Sent and not arrived, by the sequence: datagrams (v9) or records");
        sequenceLate = counter(registry, "flowhound.exporter.sequence.late", "Datagrams out of order, or repeated");
        sequenceRestarts = counter(registry, "flowhound.exporter.sequence.restarts", "New beginnings of the sequence");
        for (DropReason reason : DropReason.values()) {
            drops.put(
                    reason,
                    new Drops(Counter.builder("flowhound.dropped")
                            .description("What did not become a document, by reason")
                            .tag("exporter", exporter)
                            .tag("reason", reason.tag())
                            .register(registry)));
        }
    }

    private Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("exporter", exporter)
                .register(registry);
    }

    /**
     * Counts a drop and logs it unless the same reason was logged within the last minute.
     *
     * @param what what was dropped and what to do about it, for the log
     */
    public void drop(DropReason reason, String what) {
        drop(reason, 1, what);
    }

    /** Counts several drops of one reason at once; else like {@link #drop(DropReason, String)}. */
    public void drop(DropReason reason, long count, String what) {
        Drops of = of(reason);
        of.counter.increment((double) count);
        long now = System.nanoTime();
        if (of.mayLog(now)) {
            log.warn("exporter {}: {} ({}; {} so far)", exporter, what, reason.tag(), (long) of.counter.count());
        }
    }

    /** Counts drops whose log is somebody else's. */
    public void count(DropReason reason, long count) {
        of(reason).counter.increment((double) count);
    }

    private Drops of(DropReason reason) {
        Drops of = drops.get(reason);
        if (of == null) {
            throw new IllegalStateException("no counter for " + reason);
        }
        return of;
    }

    /** How often the exporter lost something for a reason. */
    public long dropped(DropReason reason) {
        Drops of = drops.get(reason);
        return of == null ? 0 : (long) of.counter.count();
    }

    private static final class Drops {
        private final Counter counter;
        private boolean logged;
        private long loggedAt;

        Drops(Counter counter) {
            this.counter = counter;
        }

        synchronized boolean mayLog(long now) {
            if (logged && now - loggedAt < LOG_INTERVAL_NANOS) {
                return false;
            }
            logged = true;
            loggedAt = now;
            return true;
        }
    }
}
