/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.List;

/**
 * What the detector thinks after a tick.
 *
 * @param asOf arrival time up to which it has seen everything, milliseconds since 1970
 * @param historyDays days of history before the day of {@code asOf}
 * @param live findings of which something can still change, in the order of their roots
 * @param closed findings that ended with this tick: nothing can be added to them any more; they are not in {@code live}
 */
public record Evaluation(long asOf, int historyDays, List<Finding> live, List<Finding> closed) {
    public Evaluation {
        live = List.copyOf(live);
        closed = List.copyOf(closed);
    }
}
