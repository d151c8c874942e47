/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/**
 * What a detector of pivots should find: somebody logged in from the first leg's source, and went on from there.
 *
 * @param legs in the order in which they began; each one begins where the one before ended up
 */
public record Pivot(List<PivotLeg> legs) {
    public Pivot {
        legs = List.copyOf(legs);
    }
}
