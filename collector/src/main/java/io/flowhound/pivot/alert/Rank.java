/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;

/**
 * How urgent a finding is beside others, as one number that sorts: by severity, then score, then stepping stones, then whether
 * it came from outside, then critical assets. Equal ones are in the order of their ids.
 */
final class Rank {
    private static final int TWO_DIGITS = 100;
    private static final long SCORES = 100_000;

    private Rank() {}

    /** 0 to 40,000,000,000: one digit of severity, five of score, two of stepping stones, one of origin, two of critical assets. */
    static long of(Finding finding) {
        long rank = finding.severity().ordinal();
        rank = rank * SCORES + Math.round(finding.score() * 10_000);
        rank = rank * TWO_DIGITS + Math.min(finding.steppingStones().size(), TWO_DIGITS - 1);
        rank = rank * 10 + (finding.external() ? 1 : 0);
        return rank * TWO_DIGITS + Math.min(finding.critical().size(), TWO_DIGITS - 1);
    }
}
