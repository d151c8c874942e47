/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import org.jspecify.annotations.Nullable;

/**
 * What the detector thinks of one login, and of one that it could go on from, whether or not that became a finding. Leg numbers
 * are those of the list that it stands in.
 *
 * @param leg a login
 * @param parent a login to its source that it could go on from by time, or null when there is none
 * @param score how sure that is, 0 to 1; 0 without a parent
 * @param chosen the parent is the likeliest of all, so that the detector took it
 * @param finding id of the finding that both stand in, or null
 * @param verdict in words why this did or did not become a finding
 */
public record Judgement(
        Leg leg,
        @Nullable Leg parent,
        double score,
        boolean chosen,
        @Nullable String finding,
        String verdict) {}
