/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of which findings nobody is to be told: by the suppressions of the configuration and by what analysts have dismissed. */
final class Silences {
    private final List<Suppression> suppressions;
    private final List<Alert> dismissed;

    Silences(List<Suppression> suppressions, List<Alert> dismissed) {
        this.suppressions = suppressions;
        this.dismissed = dismissed;
    }

    /**
     * Why nobody is told.
     *
     * @param reason in words
     * @param until when that ends, milliseconds since 1970; 0 for never
     */
    record Silence(String reason, long until) {}

    /** Why nobody is told of a finding at a time, or null. */
    @Nullable
    Silence of(Finding finding, long asOf) {
        for (Suppression suppression : suppressions) {
            if (suppression.matches(finding, asOf)) {
                return new Silence(suppression.reason(), suppression.until());
            }
        }
        for (Alert alert : dismissed) {
            WorkflowState state = alert.workflow();
            if (state.dismissed() && (state.until() == 0 || asOf < state.until()) && covers(alert, finding)) {
                return new Silence(reason(alert, state, finding), state.until());
            }
        }
        return null;
    }

    private static String reason(Alert alert, WorkflowState state, Finding finding) {
        String what = alert.id().equals(finding.id())
                ? "dismissed"
                : "dismissed with alert " + alert.id() + " (" + state.scope().text() + ")";
        return state.note() == null ? what : what + ": " + state.note();
    }

    private static boolean covers(Alert alert, Finding finding) {
        return alert.id().equals(finding.id())
                || switch (alert.workflow().scope()) {
                    case FINDING -> false;
                    case EDGE -> edges(alert.legs()).containsAll(edges(finding.legs()));
                    case ORIGIN -> alert.origin().equals(finding.root().source());
                    case STEPPING_STONE -> alert.steppingStones().containsAll(finding.steppingStones());
                };
    }

    private static Set<String> edges(List<Leg> legs) {
        Set<String> edges = new HashSet<>();
        legs.forEach(leg -> edges.add(leg.source() + ">" + leg.destination()));
        return edges;
    }
}
