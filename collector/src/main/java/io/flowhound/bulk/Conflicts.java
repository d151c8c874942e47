/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a document that is there because we sent it before from one whose id somebody else has used. Ids are random enough that
 * the latter means a copy of our memory or of our data folder, or a program that writes with our ids. That is reported until an
 * hour after the last case, since what the other one stored is not what we wanted to store. Safe for use by several threads.
 */
final class Conflicts implements HealthSource {
    static final Duration REPORTED_FOR = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(Conflicts.class);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    private final LongPredicate ownRun;
    private final InstantSource clock;
    private @Nullable Instant last;
    private @Nullable Instant logged;
    private long documents;
    private String example = "";

    /**
     * Makes one without conflicts.
     *
     * @param ownRun whether what is at a position arrived in this run, so that no earlier one can have sent it
     */
    Conflicts(LongPredicate ownRun, InstantSource clock) {
        this.ownRun = ownRun;
        this.clock = clock;
    }

    /** Whether this process alone can have sent a document before. */
    boolean isOfThisRun(String id) {
        return ownRun.test(ActionLine.position(id));
    }

    /** Takes note of a document that was certainly never sent before, and whose id was there all the same. */
    synchronized void report(String index, String id) {
        Instant now = clock.instant();
        documents++;
        example = index + "/" + id;
        last = now;
        if (logged == null || Duration.between(logged, now).compareTo(LOG_INTERVAL) >= 0) {
            logged = now;
            log.error("{}", text());
        }
    }

    private String text() {
        return documents + " documents were refused with 409 though they were never sent before, the last " + example
                + ": somebody else writes with the ids of this collector. Is there a copy of this machine, or of its"
                + " data.dir, that runs too? Stop one of both, and start it again with an empty data.dir. The refused"
                + " documents are in the dead-letter file: see './flowhound deadletter'";
    }

    @Override
    public String name() {
        return "document-ids";
    }

    @Override
    public synchronized Health health() {
        return last != null && Duration.between(last, clock.instant()).compareTo(REPORTED_FOR) < 0
                ? Health.failing(text() + " (last at " + last + ")")
                : Health.ok("nobody else writes with the ids of this collector");
    }
}
