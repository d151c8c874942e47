/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** By how much the collector's counters have grown since they were read last; at first, since the collector started. */
final class Growth {
    private static final String OURS = "flowhound.";
    private static final String DATAGRAMS = "flowhound.exporter.datagrams";
    private static final String DROPPED = "flowhound.dropped";
    /** For counters that are of no exporter. */
    private static final String NOBODY = "";

    private final MeterRegistry registry;
    private Map<Meter.Id, Long> before = Map.of();
    private Map<String, Map<String, Long>> grown = Map.of();
    private Map<String, Map<String, Long>> dropped = Map.of();
    private Set<String> exporters = Set.of();
    private boolean shared;

    Growth(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Reads all counters; what the others say is from the last such reading to this one. */
    void read() {
        Map<Meter.Id, Long> now = new HashMap<>();
        Map<String, Map<String, Long>> growth = new HashMap<>();
        Map<String, Map<String, Long>> drops = new TreeMap<>();
        Set<String> names = new HashSet<>();
        boolean others = false;
        for (Meter meter : registry.getMeters()) {
            if (meter instanceof Counter counter && meter.getId().getName().startsWith(OURS)) {
                Meter.Id id = meter.getId();
                long value = (long) counter.count();
                now.put(id, value);
                if (id.getName().equals(DATAGRAMS)) {
                    names.add(String.valueOf(id.getTag("exporter")));
                    others |= CollectorMetrics.OTHER.equals(id.getTag("exporter")) && value > 0;
                }
                add(id, value - before.getOrDefault(id, 0L), growth, drops);
            }
        }
        before = now;
        exporters = names;
        shared = others;
        grown = growth;
        dropped = drops;
    }

    private static void add(
            Meter.Id id, long growth, Map<String, Map<String, Long>> grown, Map<String, Map<String, Long>> drops) {
        if (growth <= 0) {
            return; // or a counter of the same name began anew
        }
        String tag = id.getTag("exporter");
        String exporter = tag == null ? NOBODY : tag;
        grown.computeIfAbsent(id.getName(), name -> new HashMap<>()).merge(exporter, growth, Long::sum);
        if (id.getName().equals(DROPPED)) {
            drops.computeIfAbsent(exporter, name -> new TreeMap<>())
                    .merge(String.valueOf(id.getTag("reason")), growth, Long::sum);
        }
    }

    /** The growth of all counters of a name. */
    long of(String name) {
        return grown.getOrDefault(name, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Whether an exporter has counters of its own, or nothing has come of it yet. Beyond a number of exporters ({@link CollectorMetrics})
     * they share those of the exporter other, and nothing is known of each.
     */
    boolean knows(String exporter) {
        return !shared || exporters.contains(exporter);
    }

    /** The growth of a counter of an exporter. */
    long of(String name, String exporter) {
        return grown.getOrDefault(name, Map.of()).getOrDefault(exporter, 0L);
    }

    /** What was dropped, by exporter and reason; only what was. */
    Map<String, Map<String, Long>> drops() {
        return dropped;
    }
}
