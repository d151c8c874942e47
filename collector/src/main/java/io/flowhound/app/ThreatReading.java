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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads threat lists on a thread of its own: at the start, when a file has changed, and when the configuration is read again. Places are
 * forgotten when answers may have changed. A list that is old or cannot be read is worth a look, and stops nothing.
 */
final class ThreatReading implements AutoCloseable, HealthSource, Reloadable {
    private static final Logger log = LoggerFactory.getLogger(ThreatReading.class);
    /** A disk that does not answer must not keep flows from being stored for longer. */
    private static final long FIRST_SECONDS = 120;

    private final ThreatLists lists;
    private final GeoPlaces places;
    private final ThreatMeters meters;
    private final CountDownLatch first = new CountDownLatch(1);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("flowhound-threats").unstarted(task));

    /** Begins to read. */
    ThreatReading(Configuration configuration, GeoPlaces places, MeterRegistry registry) {
        this.lists = new ThreatLists(ConfiguredThreats.lists(configuration));
        this.places = places;
        this.meters = new ThreatMeters(lists, registry);
        places.use(lists);
        thread.execute(() -> {
            read(true);
            first.countDown();
        });
        long interval = configuration.threats().reload().toMillis();
        var unused = thread.scheduleWithFixedDelay(() -> read(false), interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Waits until everything was read once, so that no flow is stored without what lists say of it. */
    void awaitFirst() {
        try {
            if (!first.await(FIRST_SECONDS, TimeUnit.SECONDS)) {
                log.warn("threat lists are still being read after {} s; flows go on without them", FIRST_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, the next look comes. */
    private void read(boolean atOnce) {
        try {
            if (lists.read(Instant.now(), atOnce)) {
                places.forget();
            }
            meters.refresh();
        } catch (RuntimeException | OutOfMemoryError e) { // what was read before is still whole
            log.error("threat lists could not be read, those read before stay in use", e);
        }
    }

    @Override
    public Change prepare(Configuration configuration) {
        List<ThreatList> next = ConfiguredThreats.lists(configuration);
        return () -> {
            try {
                thread.execute(() -> {
                    lists.use(next);
                    read(true);
                });
            } catch (RejectedExecutionException closed) {
                log.debug("the collector ends, threat lists are not read again");
            }
        };
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
        thread.shutdownNow();
    }
}
