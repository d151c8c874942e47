/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How the job is at the moment. Written by the job, asked by any thread. It only ever warns: nothing is lost while it waits. */
final class ContactsStatus implements HealthSource {
    private static final int SOME_INTERVALS = 3;
    private static final long LEAST_SLACK_MILLIS = 900_000;

    private final LongSupplier clock;
    private final long slack;
    private volatile long position;
    private volatile long doneAt;
    private volatile long told;
    private volatile @Nullable String trouble;
    private volatile @Nullable String standby;

    ContactsStatus(Duration interval, LongSupplier clock) {
        this.clock = clock;
        this.slack = Math.max(SOME_INTERVALS * interval.toMillis(), LEAST_SLACK_MILLIS);
        this.doneAt = clock.getAsLong();
    }

    /**
     * A look is done.
     *
     * @param upTo arrival time, milliseconds since 1970
     * @param first contacts since the start
     */
    void done(long upTo, long first) {
        position = upTo;
        told = first;
        doneAt = clock.getAsLong();
        trouble = null;
        standby = null;
    }

    void standby(String owner) {
        standby = owner;
        trouble = null;
    }

    void trouble(String words) {
        trouble = words;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public Health health() {
        String wrong = trouble;
        if (wrong != null) {
            return Health.warning("first contacts are not looked for: " + wrong
                    + ". It tries again by itself; contacts.enabled: false switches it off");
        }
        String other = standby;
        if (other != null) {
            return Health.ok("standing by: " + other + " is at work");
        }
        long now = clock.getAsLong();
        if (now - doneAt > slack) {
            return Health.warning("nothing was looked through for "
                    + Duration.ofMillis(now - doneAt).toSeconds() + " s: " + where()
                    + ". Flows are read up to where every collector has stored its own: look whether one is behind");
        }
        return Health.ok(where() + "; " + told + " first contacts since the start");
    }

    private String where() {
        return position == 0 ? "nothing looked through yet" : "looked through up to " + Instant.ofEpochMilli(position);
    }
}
