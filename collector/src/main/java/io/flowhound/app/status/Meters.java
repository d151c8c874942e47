/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.metrics.DropReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the collector's meters by their names. */
final class Meters {
    private static final Map<String, DropReason> REASONS = Arrays.stream(DropReason.values())
            .collect(Collectors.toUnmodifiableMap(DropReason::tag, Function.identity()));

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The count of a counter that stands alone; 0 when there is no such counter. */
    long count(String name) {
        Counter counter = registry.find(name).counter();
        return counter == null ? 0 : (long) counter.count();
    }

    /** The count of a counter that reads what another counts; 0 when there is no such counter. */
    long counted(String name) {
        FunctionCounter counter = registry.find(name).functionCounter();
        return counter == null ? 0 : (long) counter.count();
    }

    /** The counts of all counters of a name, whatever their tags. */
    long sum(String name) {
        return (long) registry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The value of a gauge; 0 when there is no such gauge or it has no value now. */
    double value(String name) {
        Gauge gauge = registry.find(name).gauge();
        double value = gauge == null ? 0 : gauge.value();
        return Double.isFinite(value) ? value : 0;
    }

    /** What was dropped, by the address of the exporter as text; only what was. */
    Map<String, Map<DropReason, Long>> dropped() {
        Map<String, Map<DropReason, Long>> dropped = new TreeMap<>();
        for (Counter counter : registry.find("flowhound.dropped").counters()) {
            String exporter = counter.getId().getTag("exporter");
            DropReason reason = REASONS.get(String.valueOf(counter.getId().getTag("reason")));
            if (exporter != null && reason != null && counter.count() > 0) {
                dropped.computeIfAbsent(exporter, address -> new EnumMap<>(DropReason.class))
                        .put(reason, (long) counter.count());
            }
        }
        return dropped;
    }

    /** The counts of a counter by its tag {@code sender}. */
    Map<String, Long> bySender(String name) {
        Map<String, Long> counts = new TreeMap<>();
        for (Counter counter : registry.find(name).counters()) {
            String sender = counter.getId().getTag("sender");
            if (sender != null && counter.count() > 0) {
                counts.put(sender, (long) counter.count());
            }
        }
        return counts;
    }
}
