/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.alert.Alert;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows logins from the first one of an alert. */
final class Reach {
    private Reach() {}

    /** What is thought of the first login of an alert and of all that can have gone on from it, each once; empty without the first. */
    static List<Judgement> from(Alert alert, List<Judgement> judgements) {
        Map<Integer, List<Judgement>> after = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        Set<Integer> reached = new HashSet<>();
        List<Judgement> found = new ArrayList<>();
        for (Judgement judgement : judgements) {
            Leg parent = judgement.parent();
            if (parent != null) {
                after.computeIfAbsent(parent.index(), index -> new ArrayList<>())
                        .add(judgement);
            }
            if (isRoot(alert, judgement.leg()) && reached.add(judgement.leg().index())) {
                open.add(judgement.leg().index());
                found.add(new Judgement(judgement.leg(), null, 0, false, alert.id(), judgement.verdict()));
            }
        }
        while (!open.isEmpty()) {
            for (Judgement next : after.getOrDefault(open.remove(), List.of())) {
                found.add(next);
                if (reached.add(next.leg().index())) {
                    open.add(next.leg().index());
                }
            }
        }
        return found;
    }

    private static boolean isRoot(Alert alert, Leg leg) {
        Leg root = alert.legs().isEmpty() ? null : alert.legs().get(0);
        return root != null && root.sameConnection(leg) && leg.start() <= root.end() && leg.end() >= root.start();
    }
}
