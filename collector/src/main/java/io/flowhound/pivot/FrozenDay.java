/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.List;

/**
 * A day that has become history.
 *
 * @param day days since 1970-01-01, UTC
 * @param edges who logged in where; empty when nobody did, or all of it stands in alerts
 */
public record FrozenDay(int day, List<EdgeDay> edges) {
    public FrozenDay {
        edges = List.copyOf(edges);
    }
}
