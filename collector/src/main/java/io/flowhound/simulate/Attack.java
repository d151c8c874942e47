/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A way to go from host to host, or something that only looks like one. */
interface Attack {
    /**
     * Plans it once.
     *
     * @param stones how many stepping stones, 1 to {@value AttackOrder#MAX_STONES}; decoys do not ask
     */
    Campaign plan(Cast cast, int stones);
}
