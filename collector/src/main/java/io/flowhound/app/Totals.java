/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.metrics.DropReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Adds up over all exporters what was counted of each. */
final class Totals {
    private Totals() {}

    /** The sum of a counter. */
    static long of(MeterRegistry registry, String counter) {
        return (long) registry.find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The sum of a counter that reads what another counts. */
    static long ofFunctions(MeterRegistry registry, String counter) {
        return (long) registry.find(counter).functionCounters().stream()
                .mapToDouble(FunctionCounter::count)
                .sum();
    }

    /** What was dropped by reason, without the reasons for which nothing was. */
    static Map<DropReason, Long> drops(MeterRegistry registry) {
        Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            double dropped = registry.find("flowhound.dropped").tag("reason", reason.tag()).counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
            if (dropped > 0) {
                drops.put(reason, (long) dropped);
            }
        }
        return drops;
    }
}
