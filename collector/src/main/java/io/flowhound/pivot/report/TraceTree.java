/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which logins of a trace are worth their lines: those on the surest ways, each with all that lies between it and the host. */
final class TraceTree {
    /** Branches deeper than this leave no room for words. */
    static final int MOST_DEEP = 10;

    private static final int HOST = -1;

    private final Map<Integer, List<Trace.Step>> shown = new HashMap<>();
    private final Map<Integer, Integer> hidden = new HashMap<>();

    /** @param limit most logins to show, 1 or more */
    TraceTree(List<Trace.Step> steps, int limit) {
        Map<Integer, Double> worth = worth(steps);
        List<Trace.Step> best = steps.stream()
                .filter(step -> step.distance() < MOST_DEEP)
                .sorted(Comparator.comparingDouble((Trace.Step step) -> worth.getOrDefault(number(step), 0.0))
                        .reversed()
                        .thenComparingInt(Trace.Step::distance)
                        .thenComparingLong(step -> step.leg().start())
                        .thenComparingInt(TraceTree::number))
                .limit(limit)
                .toList();
        Set<Integer> chosen = new HashSet<>();
        best.forEach(step -> chosen.add(number(step)));
        Map<Integer, Integer> place =
                new HashMap<>(); // of each login: itself when it is shown, else the nearest that is
        for (Trace.Step step : steps) {
            int above = step.nearer() == HOST ? HOST : place.getOrDefault(step.nearer(), HOST);
            if (chosen.contains(number(step))) {
                place.put(number(step), number(step));
                shown.computeIfAbsent(step.nearer(), nearer -> new ArrayList<>())
                        .add(step);
            } else {
                place.put(number(step), above);
                hidden.merge(above, 1, Integer::sum);
            }
        }
        shown.values()
                .forEach(group -> group.sort(
                        Comparator.comparingLong((Trace.Step step) -> step.leg().start())
                                .thenComparingInt(TraceTree::number)));
    }

    /** The best score on any way that goes on over a login, so what is nearer is worth no less than what is farther. */
    private static Map<Integer, Double> worth(List<Trace.Step> steps) {
        Map<Integer, Double> worth = new HashMap<>();
        for (int i = steps.size() - 1; i >= 0; i--) { // the farthest first
            Trace.Step step = steps.get(i);
            Judgement tie = step.tie();
            double own = worth.merge(number(step), tie == null ? 0 : tie.score(), Math::max);
            if (step.nearer() != HOST) {
                worth.merge(step.nearer(), own, Math::max);
            }
        }
        return worth;
    }

    private static int number(Trace.Step step) {
        return step.leg().index();
    }

    /** Logins at the host itself, the earliest first. */
    List<Trace.Step> roots() {
        return shown.getOrDefault(HOST, List.of());
    }

    /** Logins that are tied to the host through one, the earliest first. */
    List<Trace.Step> below(Trace.Step step) {
        return shown.getOrDefault(number(step), List.of());
    }

    /** Logins at the host that are not shown, with all that lies beyond them. */
    int hiddenRoots() {
        return hidden.getOrDefault(HOST, 0);
    }

    /** Logins beyond a shown one that are not shown. */
    int hiddenBelow(Trace.Step step) {
        return hidden.getOrDefault(number(step), 0);
    }
}
