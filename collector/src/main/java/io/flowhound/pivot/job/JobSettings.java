/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.Rules;
import java.time.Duration;

/**
 * How the job goes round.
 *
 * @param tick how much arrival time is judged at once, 1 s or more
 * @param learningDays as in {@link Rules}
 * @param trialDays as in {@link Rules}
 */
public record JobSettings(Duration tick, int learningDays, int trialDays) {
    /** @throws IllegalArgumentException when the tick is too short */
    public JobSettings {
        if (tick.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a tick of " + tick + " is too short: use 1s or more");
        }
    }

    /** With the learning time of rules. */
    public static JobSettings of(Duration tick, Rules rules) {
        return new JobSettings(tick, rules.learningDays(), rules.trialDays());
    }

    long tickMillis() {
        return tick.toMillis();
    }

    /** The first boundary of ticks after a time; boundaries are multiples of the tick, whoever counts. */
    long boundaryAfter(long time) {
        return (Math.floorDiv(time, tickMillis()) + 1) * tickMillis();
    }

    /** The last boundary of ticks that is not after a time. */
    long boundaryBefore(long time) {
        return Math.floorDiv(time, tickMillis()) * tickMillis();
    }
}
