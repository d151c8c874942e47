/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** Tells whether the collector falls behind although Elasticsearch answers: then the journal fills up in the end. */
final class BacklogWatch implements HealthSource {
    private static final double BEHIND_SECONDS = 60;
    /** A backlog that was older so long ago is being worked off. */
    private static final long COMPARED_MILLIS = 60_000;

    private record Look(long time, double behind) {}

    private final BooleanSupplier storing;
    private final Deque<Look> looks = new ArrayDeque<>();
    private volatile Health health = Health.ok("not looked at yet");

    /** @param storing whether documents get through to Elasticsearch at present */
    BacklogWatch(BooleanSupplier storing) {
        this.storing = storing;
    }

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public Health health() {
        return health;
    }

    /**
     * Looks at the backlog; to be called every few seconds.
     *
     * @param now milliseconds of a clock that nobody sets
     * @param behind age of the oldest datagram that is not decoded, in seconds
     */
    void look(long now, double behind) {
        while (looks.size() > 1 && looks.getFirst().time <= now - COMPARED_MILLIS) {
            looks.removeFirst();
        }
        looks.add(new Look(now, behind));
        Look before = looks.getFirst();
        String age = Math.round(behind) + " s";
        if (!(behind > BEHIND_SECONDS)) {
            health = Health.ok("the oldest datagram that waits is " + age + " old");
        } else if (!storing.getAsBoolean()) {
            health = Health.warning("the oldest datagram waits for " + age + ", since Elasticsearch does not store");
        } else if (behind < before.behind || now - before.time < COMPARED_MILLIS / 2) {
            health = Health.warning("the oldest datagram waits for " + age + "; the backlog is being worked off");
        } else {
            health = Health.failing(
                    "the oldest datagram waits for " + age
                            + ", and that grows although Elasticsearch answers: it takes less than the exporters send. Look at its load,"
                            + " at documents.profile, and sample less traffic; when journal.budget is used up, the oldest is lost");
        }
    }
}
