/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Severity;
import java.util.Set;

/**
 * Which alerts are asked for.
 *
 * @param from alerts of which a leg ended at or after this time, milliseconds since 1970
 * @param to alerts whose first leg began before this time, milliseconds since 1970 (exclusive)
 * @param statuses of {@code pivot.status}; empty for all
 * @param severities of {@code pivot.severity}; empty for all
 */
public record AlertQuery(long from, long to, Set<AlertStatus> statuses, Set<Severity> severities) {
    public AlertQuery {
        statuses = Set.copyOf(statuses);
        severities = Set.copyOf(severities);
    }

    /** Every alert of a time. */
    public static AlertQuery of(long from, long to) {
        return new AlertQuery(from, to, Set.of(), Set.of());
    }
}
