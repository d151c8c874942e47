/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.enrich.threat.ListState;
import io.flowhound.enrich.threat.ThreatLists;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The meters of threat lists, by the name of the list: how many entries, how old, and how often one was met. */
final class ThreatMeters {
    private final ThreatLists lists;
    private final MeterRegistry registry;
    private final Set<String> known = new HashSet<>();

    ThreatMeters(ThreatLists lists, MeterRegistry registry) {
        this.lists = lists;
        this.registry = registry;
        refresh();
    }

    /** Adds those of lists that are new. A list that was taken away keeps its meters until the end, with the age of none. */
    void refresh() {
        for (ListState state : lists.states()) {
            if (known.add(state.name())) {
                register(state.name());
            }
        }
    }

    private void register(String name) {
        Gauge.builder("flowhound.threat.entries", lists, all -> entries(find(all, name)))
                .description("Entries of a threat list that are in use")
                .tag("list", name)
                .register(registry);
        Gauge.builder("flowhound.threat.age.seconds", lists, all -> age(find(all, name)))
                .description("Seconds since the file of a threat list was changed")
                .tag("list", name)
                .register(registry);
        FunctionCounter.builder("flowhound.threat.matches", lists, all -> matches(find(all, name)))
                .description("Sides of flows that a threat list has and that took part")
                .tag("list", name)
                .register(registry);
    }

    private static @Nullable ListState find(ThreatLists lists, String name) {
        return lists.states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static double entries(@Nullable ListState state) {
        return state == null ? 0 : state.entries();
    }

    private static double matches(@Nullable ListState state) {
        return state == null ? 0 : state.matches();
    }

    private static double age(@Nullable ListState state) {
        Duration age = state == null ? null : state.age(Instant.now());
        return age == null ? Double.NaN : age.toMillis() / 1000.0;
    }
}
