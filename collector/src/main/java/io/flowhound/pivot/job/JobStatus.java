/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How the job is at the moment. Written by the job, asked by any thread. */
final class JobStatus implements HealthSource {
    private static final long SOME_TICKS = 3;

    private final JobSettings settings;
    private final LongSupplier clock;
    private final long slack;
    private volatile LearningState learning;
    private volatile long position;
    private volatile long tickedAt;
    private volatile @Nullable String trouble;
    private volatile @Nullable String standby;
    private volatile @Nullable String logs;

    JobStatus(JobSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
        this.slack = Math.max(SOME_TICKS * settings.tickMillis(), 300_000);
        this.learning = new LearningState(0, settings.learningDays(), settings.trialDays());
        this.tickedAt = clock.getAsLong();
    }

    void ticked(long upTo, int historyDays) {
        position = upTo;
        tickedAt = clock.getAsLong();
        learning = new LearningState(historyDays, settings.learningDays(), settings.trialDays());
    }

    void trouble(@Nullable String words) {
        trouble = words;
    }

    /** Why logs cannot be read, which is no reason to be called ill; null when they can. */
    void logs(@Nullable String words) {
        logs = words;
    }

    void standby(@Nullable String words) {
        standby = words;
        tickedAt = clock.getAsLong();
    }

    LearningState learning() {
        return learning;
    }

    @Override
    public String name() {
        return "pivots";
    }

    @Override
    public Health health() {
        String wrong = trouble;
        if (wrong != null) {
            return Health.failing(wrong);
        }
        String other = standby;
        if (other != null) {
            return Health.ok(other);
        }
        long now = clock.getAsLong();
        if (now - tickedAt > slack) {
            return Health.failing("nothing could be judged for " + seconds(now - tickedAt)
                    + ": " + where(now) + ". Flows may be read only up to where every collector has stored its own:"
                    + " look whether one is behind or was killed");
        }
        String silent = logs;
        return Health.ok(where(now) + "; " + learning.words() + (silent == null ? "" : "; without logs: " + silent));
    }

    private String where(long now) {
        return position == 0
                ? "nothing judged yet"
                : "judged up to " + Instant.ofEpochMilli(position) + ", " + seconds(now - position) + " behind";
    }

    private static String seconds(long millis) {
        return Duration.ofMillis(Math.max(0, millis)).toSeconds() + " s";
    }
}
