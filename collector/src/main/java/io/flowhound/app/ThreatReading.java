/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.threat.ListState;
import io.flowhound.enrich.threat.ThreatList;
import io.flowhound.enrich.threat.ThreatLists;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads threat lists on a thread of its own: at the start, when a file has changed, and when the configuration is read again. Places are
 * forgotten when answers may have changed. A list that is old or cannot be read is worth a look, and stops nothing.
 */
final class ThreatReading implements AutoCloseable, HealthSource, Reloadable {
    private final ThreatLists lists;
    private final GeoPlaces places;
    private final ThreatMeters meters;
    private final FileLooking looking;

    /** Begins to read. */
    ThreatReading(Configuration configuration, GeoPlaces places, MeterRegistry registry) {
        this.lists = new ThreatLists(ConfiguredThreats.lists(configuration));
        this.places = places;
        this.meters = new ThreatMeters(lists, registry);
        places.use(lists);
        looking = new FileLooking("threat lists", configuration.threats().reload(), this::read);
    }

    /** Waits until everything was read once, so that no flow is stored without what lists say of it. */
    void awaitFirst() {
        looking.awaitFirst();
    }

    private void read(boolean atOnce) {
        if (lists.read(Instant.now(), atOnce)) {
            places.forget();
        }
        meters.refresh();
    }

    @Override
    public Change prepare(Configuration configuration) {
        List<ThreatList> next = ConfiguredThreats.lists(configuration);
        return () -> looking.change(() -> lists.use(next));
    }

    List<ListState> states() {
        return lists.states();
    }

    @Override
    public String name() {
        return "threat-lists";
    }

    @Override
    public Health health() {
        return health(lists.states(), Instant.now());
    }

    static Health health(List<ListState> states, Instant now) {
        if (states.isEmpty()) {
            return Health.ok("none configured (threats.lists)");
        }
        List<String> problems = new ArrayList<>();
        long entries = 0;
        for (ListState state : states) {
            entries += state.entries();
            String failure = state.failure();
            if (failure != null) {
                problems.add(state.name() + ": " + state.file() + " " + failure
                        + (state.date() == null ? "" : "; what was read before stays in use"));
            } else if (state.isOld(now)) {
                problems.add(state.name() + ": unchanged since " + state.date() + ", for more than "
                        + days(state.maxAge()) + "; see whether " + state.file() + " is still downloaded");
            }
        }
        return problems.isEmpty()
                ? Health.ok(states.size() + " with " + entries + " entries")
                : Health.warning(String.join(". ", problems));
    }

    private static String days(Duration age) {
        return age.toDays() > 0
                ? age.toDays() + " days"
                : age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    @Override
    public void close() {
        looking.close();
    }
}
