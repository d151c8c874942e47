/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Service;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules as a text that is the same for equal rules, in every process: a checkpoint of other rules is of no use. */
final class RulesText {
    private RulesText() {}

    static String of(Rules rules) {
        String services = rules.services().all().stream()
                .sorted(Comparator.comparing(Service::name))
                .map(RulesText::service)
                .collect(Collectors.joining(" "));
        return String.join(
                "; ",
                services,
                "internal " + rules.internal(),
                "critical " + rules.critical(),
                "gap " + rules.maxGap(),
                "skew " + rules.skew(),
                "merge " + rules.mergeGap(),
                "lateness " + rules.lateness(),
                "lifetime " + rules.maxLifetime(),
                "nest " + rules.nestDelta(),
                "octets " + rules.minBytesToServer() + " " + rules.minBytesToClient(),
                "thresholds " + rules.linkThreshold() + " " + rules.alertThreshold(),
                "days " + rules.learningDays() + " " + rules.trialDays() + " " + rules.historyDays());
    }

    private static String service(Service service) {
        return service.name()
                + new TreeSet<>(service.ports())
                + new TreeSet<>(service.applications())
                + service.technique().id();
    }
}
