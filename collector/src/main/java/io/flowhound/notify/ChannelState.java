/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a channel fares: counted, logged once when it begins to fail and once when it works again, and remembered for people who
 * ask. {@code sent} and {@code given-up} count alerts, {@code failed} counts tries.
 */
final class ChannelState {
    private static final Logger log = LoggerFactory.getLogger(ChannelState.class);
    private static final long PATIENCE = Duration.ofMinutes(15).toMillis();

    private final String name;
    private final Counter sent;
    private final Counter failed;
    private final Counter givenUp;
    private @Nullable String problem;
    private long failingSince;

    ChannelState(String name, MeterRegistry registry) {
        this.name = name;
        this.sent = counter(registry, "flowhound.notify.sent", "Pivot alerts that people were told of");
        this.failed = counter(registry, "flowhound.notify.failed", "Tries to tell that failed; they are repeated");
        this.givenUp = counter(registry, "flowhound.notify.given.up", "Alerts that could not be told within a day");
    }

    private Counter counter(MeterRegistry registry, String meter, String description) {
        return Counter.builder(meter)
                .description(description)
                .tag("channel", name)
                .register(registry);
    }

    synchronized void sent(int alerts) {
        sent.increment(alerts);
        if (problem != null) {
            log.info("notify channel {} works again", name);
        }
        problem = null;
    }

    synchronized void failed(String why, long now) {
        failed.increment();
        if (problem == null) {
            failingSince = now;
            log.warn("notify channel {} fails, it is tried again: {}", name, why);
        }
        problem = why;
    }

    void givenUp(int alerts, String why) {
        givenUp.increment(alerts);
        String what = alerts == 1 ? "an alert" : alerts + " alerts";
        log.error("notify channel {}: {} could not be told for a day and will not be any more: {}", name, what, why);
    }

    /** What is wrong, when it has been so for long; else null. */
    synchronized @Nullable String complaint(long now) {
        return problem == null || now - failingSince < PATIENCE
                ? null
                : "channel " + name + " has failed since " + Documents.iso(failingSince) + ": " + problem;
    }
}
