/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static io.flowhound.pivot.alert.Findings.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void allows_onlyTheHighest() {
        Budget budget = new Budget(2);
        budget.begin("2026-03-07", Map.of("a", 5L, "b", 7L));
        assertThat(budget.allows("c", 6)).isTrue();
        assertThat(budget.allows("c", 4)).isFalse();
        assertThat(budget.allows("b", 7)).isTrue();
    }

    @Test
    void allows_equalRanks_goesByTheId() {
        Budget budget = new Budget(1);
        budget.begin("2026-03-07", Map.of("b", 5L));
        assertThat(budget.allows("a", 5)).isTrue();
        assertThat(budget.allows("c", 5)).isFalse();
    }

    @Test
    void allows_noBudget_allowsNothing() {
        assertThat(new Budget(0).allows("a", Long.MAX_VALUE)).isFalse();
    }

    @Test
    void begin_forgetsTheDayBefore() {
        Budget budget = new Budget(1);
        budget.begin("2026-03-07", Map.of("a", 5L));
        budget.begin("2026-03-08", Map.of());
        assertThat(budget.allows("b", 1)).isTrue();
    }

    private static Finding finding(Severity severity, double score, boolean external, List<String> critical) {
        Finding chain = chain("10.0.0.1", "10.0.0.2", "10.0.0.3");
        return new Finding("id", chain.legs(), score, 0.9, severity, external, critical, 7, List.of());
    }

    @Test
    void rank_countsSeverityThenScoreThenStonesThenOriginThenAssets() {
        List<String> many = List.of("1", "2", "3");
        Finding[] rising = {
            finding(Severity.LOW, 1, true, many),
            finding(Severity.MEDIUM, 0.5, true, many),
            finding(Severity.MEDIUM, 0.6, false, List.of()),
            finding(Severity.MEDIUM, 0.6, false, List.of("1")),
            finding(Severity.MEDIUM, 0.6, true, List.of()),
            Findings.of(chain("1", "2", "3", "4").legs(), 0.6, Severity.MEDIUM),
            finding(Severity.CRITICAL, 0, false, List.of()),
        };
        for (int i = 1; i < rising.length; i++) {
            assertThat(Rank.of(rising[i])).isGreaterThan(Rank.of(rising[i - 1]));
        }
    }
}
