/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.AlertId;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes findings of trees: id, legs, severity and reasons. */
final class Findings {
    private static final double CRITICAL = 0.95;
    private static final double HIGH = 0.80;
    private static final double MEDIUM = 0.55;
    private static final int MANY_STONES = 3;
    /** With fewer days almost everything is new, so that new says little. */
    private static final int LITTLE_HISTORY = 3;

    private final Rules rules;
    private final History history;
    private final Legs legs;

    Findings(Rules rules, History history) {
        this.rules = rules;
        this.history = history;
        this.legs = new Legs(history);
    }

    static String id(Session root) {
        return AlertId.of(
                root.client().address(), root.clientPort(), root.server().address(), root.serverPort(), root.start);
    }

    /** Days of history that stood behind the judgement of a tree: those before its last leg. */
    int historyDays(Tree tree) {
        return tree.legs().stream()
                .mapToInt(leg -> history.days(leg.day()))
                .max()
                .orElse(0);
    }

    Finding of(Tree tree) {
        List<Leg> described = legs.of(tree);
        boolean external = !tree.root().client().internal();
        List<String> critical = critical(described);
        int days = historyDays(tree);
        return new Finding(
                id(tree.root()),
                described,
                tree.score(),
                tree.bestLink(),
                severity(tree.score(), described, external || !critical.isEmpty(), days),
                external,
                critical,
                days,
                new Reasons(described, external, critical, days < LITTLE_HISTORY).list());
    }

    private List<String> critical(List<Leg> described) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Leg leg : described) {
            if (rules.isCritical(leg.destination())) {
                hosts.add(leg.destination());
            }
        }
        return List.copyOf(hosts);
    }

    private static Severity severity(double score, List<Leg> described, boolean grave, int days) {
        int stones = described.stream().mapToInt(Leg::depth).max().orElse(0);
        Severity severity;
        if (score >= CRITICAL && (grave || stones >= MANY_STONES)) {
            severity = Severity.CRITICAL;
        } else if (score >= HIGH) {
            severity = Severity.HIGH;
        } else {
            severity = score >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
        }
        boolean unsure = days < LITTLE_HISTORY && severity.compareTo(Severity.MEDIUM) > 0;
        return unsure ? Severity.MEDIUM : severity;
    }
}
