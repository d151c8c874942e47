/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Rules;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the findings, and how.
 *
 * @param prefix what index names begin with, {@code index.prefix}
 * @param learningDays days of history before anything is alerted, 0 or more
 * @param trialDays days after that at whose end their findings are told all at once, 0 or more; none without learning
 * @param budget alerts a day of which people are told, 0 or more; with 0 nobody is told of any
 * @param suppressions what is written without telling anybody
 * @param allowed what is not even written
 * @param kibana where Kibana is, {@code kibana.url}, or null for alerts without a link
 * @param space Kibana's space, {@code kibana.space}; empty or {@code default} for the one that every Kibana has
 */
public record AlertSettings(
        String prefix,
        int learningDays,
        int trialDays,
        int budget,
        List<Suppression> suppressions,
        List<Allowed> allowed,
        @Nullable URI kibana,
        String space) {
    public static final int DEFAULT_BUDGET = 5;

    public AlertSettings {
        suppressions = List.copyOf(suppressions);
        allowed = List.copyOf(allowed);
    }

    /** Settings for these rules, with every other value as it is by default. */
    public static AlertSettings of(String prefix, Rules rules) {
        return new AlertSettings(
                prefix, rules.learningDays(), rules.trialDays(), DEFAULT_BUDGET, List.of(), List.of(), null, "");
    }

    /** Days of history from which on findings are told. */
    int quietDays() {
        return learningDays == 0 ? 0 : learningDays + trialDays;
    }
}
