/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A condition of {@code /health}, asked. */
public record Condition(String name, boolean ok, String reason, boolean warning) {
    private static final Logger log = LoggerFactory.getLogger(Condition.class);

    /** Asks each; one that cannot be asked is not met. */
    public static List<Condition> ask(List<HealthSource> sources) {
        return sources.stream().map(Condition::ask).toList();
    }

    private static Condition ask(HealthSource source) {
        try {
            Health health = source.health();
            return new Condition(source.name(), health.ok(), health.reason(), health.warning());
        } catch (RuntimeException e) {
            log.warn("condition {} cannot be asked", source.name(), e);
            return new Condition(source.name(), false, "cannot be asked: " + e, false);
        }
    }
}
