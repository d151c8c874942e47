/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import static io.flowhound.setup.retention.Views.NODE;
import static io.flowhound.setup.retention.Views.goes;
import static io.flowhound.setup.retention.Views.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.setup.retention.RetentionPlan.NextIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final long GB = 1_000_000_000L;

    @Nested
    class ByAge {
        @ParameterizedTest
        @CsvSource({
            // A day ends when the next begins: that moment is its age.
            "P30D, flows-2026.10.22, 2026-11-22T00:00:00Z, true",
            "P30D, flows-2026.10.22, 2026-11-21T23:59:59.999Z, false",
            "P30D, flows-2026.10.23, 2026-11-22T23:59:59.999Z, false",
            "P30D, flows-2026.10.23, 2026-11-23T00:00:00Z, true",
            "P2D, flows-2026.11.20, 2026-11-22T23:59:59.999Z, false",
            "P2D, flows-2026.11.19, 2026-11-22T00:00:00Z, true",
            "P2D, flows-2026.11.19, 2026-11-21T23:59:59.999Z, false",
            "PT60H, flows-2026.11.19, 2026-11-22T12:00:00Z, true",
            "PT60H, flows-2026.11.19, 2026-11-22T11:59:59.999Z, false",
            // Months: 400 days after September 2025 has ended is 2026-11-05.
            "P30D, pivots-2025.09, 2026-11-04T23:59:59.999Z, false",
            "P30D, pivots-2025.09, 2026-11-05T00:00:00Z, true",
            "P30D, evidence-2025.09, 2026-11-05T00:00:00Z, true",
            "P30D, evidence-2025.10, 2026-11-05T00:00:00Z, false"
        })
        void wholePeriod_mustBeOlder(String keep, String index, Instant now, boolean goes) {
            // 2026-10-22 ends on the 23rd, 30 days before 2026-11-22.
            RetentionPlan plan =
                    new Views(rules(keep, null, null, 100)).with(index, 5).plan(now);
            assertThat(goes(plan)).isEqualTo(goes ? List.of(index + " age") : List.of());
        }

        @Test
        void dayThatWasImportedLater_agesFromItsCreation() {
            Views kept = new Views(Views.rules("PT720H", null, null, 100))
                    .with("flows-2019.05.01", 10)
                    .createdAt(Views.NOW.minus(Duration.ofDays(30)).plusMillis(1));
            Views gone = new Views(Views.rules("PT720H", null, null, 100))
                    .with("flows-2019.05.01", 10)
                    .createdAt(Views.NOW.minus(Duration.ofDays(30)));

            assertThat(kept.plan().deletions()).isEmpty();
            assertThat(gone.plan().deletions()).hasSize(1);
        }

        @Test
        void todayAndYesterdayAndTomorrow_stayHoweverShortTheTime() {
            RetentionPlan plan = new Views(rules("PT1S", null, null, 100))
                    .days("2026-11-24", 5, 5)
                    .plan();
            assertThat(goes(plan)).containsExactly("flows-2026.11.20 age");
        }

        @Test
        void future_isLeftAlone_andCounted() {
            RetentionPlan plan = new Views(rules("PT1S", 0L, null, 100))
                    .days("2026-11-24", 2, 5)
                    .with("pivots-2026.12", 5)
                    .with("pivots-2027.01", 5)
                    .plan();
            assertThat(goes(plan)).isEmpty();
            assertThat(plan.future())
                    .extracting(DatedIndex::name)
                    .containsExactly("flowhound-flows-2026.11.24", "flowhound-pivots-2027.01");
        }

        @Test
        void oldest_goFirst_flowsBeforePivots() {
            RetentionPlan plan = new Views(rules("P30D", null, null, 100))
                    .with("pivots-2020.01", 5)
                    .with("flows-2026.01.02", 5)
                    .with("flows-2026.01.01", 5)
                    .plan();
            assertThat(goes(plan))
                    .containsExactly("flows-2026.01.01 age", "flows-2026.01.02 age", "pivots-2020.01 age");
            assertThat(plan.deletions().get(0).why()).isEqualTo("older than 30 d");
        }
    }

    @Nested
    class ByBudget {
        @ParameterizedTest
        @CsvSource({"50, 0", "49, 1", "41, 1", "40, 1", "39, 2", "20, 3", "0, 3"})
        void equalSizes_asManyGoAsMustAndMay(long budget, int gone) {
            RetentionPlan plan = new Views(rules("P30D", budget, null, 100))
                    .days("2026-11-22", 5, 10)
                    .plan();
            assertThat(goes(plan))
                    .isEqualTo(List.of("flows-2026.11.18 budget", "flows-2026.11.19 budget", "flows-2026.11.20 budget")
                            .subList(0, gone));
        }

        @Test
        void whatAgeTakes_countsAsGone() {
            Views views = new Views(rules("P30D", 25L, null, 100))
                    .with("flows-2026.01.01", 100)
                    .with("flows-2026.11.01", 10)
                    .with("flows-2026.11.02", 20);
            assertThat(goes(views.plan())).containsExactly("flows-2026.01.01 age", "flows-2026.11.01 budget");
        }

        @Test
        void eachFamily_hasItsOwn() {
            Views views = new Views(rules("P30D", 100L, 5L, 100))
                    .with("flows-2026.11.01", 90)
                    .with("pivots-2026.08", 4)
                    .with("pivots-2026.09", 4)
                    .with("pivots-2026.10", 4)
                    .with("evidence-2026.01", 1000);
            assertThat(goes(views.plan())).containsExactly("pivots-2026.08 budget", "pivots-2026.09 budget");
        }

        @Test
        void latestAloneAreTooMuch_isSaid() {
            RetentionPlan plan = new Views(rules("P30D", 5 * GB, null, 100))
                    .days("2026-11-22", 3, 4 * GB)
                    .plan();
            assertThat(plan.deletions())
                    .extracting(Deletion::why)
                    .containsExactly("flows take 12.0 GB, more than 5.0 GB");
            assertThat(plan.notes())
                    .containsExactly("The latest indices of flows, which are never deleted, take 8.0 GB, more than the"
                            + " budget of 5.0 GB: raise retention.flows.budget or store less.");
        }
    }

    @Nested
    class ByDisk {
        @ParameterizedTest
        @CsvSource({"200, 0", "199, 1", "191, 1", "190, 1", "189, 2", "100, 3", "0, 3"})
        void asManyGo_asFreeTheDisk(long available, int gone) {
            // 80 % of 1000 GB leave 200; the days of 10 GB make up a part of what is used.
            RetentionPlan plan = new Views(rules("P30D", null, null, 80))
                    .days("2026-11-22", 5, 10 * GB)
                    .with("flows-2026.11.23", 60 * GB)
                    .disk(NODE, 1000 * GB, available * GB)
                    .plan();
            assertThat(goes(plan))
                    .isEqualTo(List.of("flows-2026.11.18 disk", "flows-2026.11.19 disk", "flows-2026.11.20 disk")
                            .subList(0, gone));
        }

        @Test
        void switchedOff_nothingGoes() {
            RetentionPlan plan = new Views(rules("P30D", null, null, 100))
                    .days("2026-11-22", 5, 10 * GB)
                    .disk(NODE, 60 * GB, 0)
                    .plan();
            assertThat(goes(plan)).isEmpty();
        }

        @Test
        void pivotsAndEvidence_neverGoForIt() {
            RetentionPlan plan = new Views(rules("P30D", null, null, 80))
                    .days("2026-11-22", 3, 10 * GB)
                    .with("pivots-2026.01", 10 * GB)
                    .with("evidence-2026.01", 10 * GB)
                    .disk(NODE, 100 * GB, GB)
                    .plan();
            assertThat(goes(plan)).containsExactly("flows-2026.11.20 disk");
            assertThat(plan.deletions().get(0).why()).isEqualTo("the disk of node-n1 is 99 % full");
            assertThat(plan.notes())
                    .containsExactly("The disk of node-n1 is 99 % full, and only days that are never deleted are left:"
                            + " add disk, or store less (documents.profile).");
        }

        @Test
        void diskFullOfOtherThings_nothingGoes_andItIsSaid() {
            RetentionPlan plan = new Views(rules("P30D", null, null, 80))
                    .days("2026-11-22", 5, GB)
                    .disk(NODE, 100 * GB, 10 * GB)
                    .plan();
            assertThat(goes(plan)).isEmpty();
            assertThat(plan.notes())
                    .containsExactly("The disk of node-n1 is 90 % full, but only 5.0 GB of 90.0 GB are ours, so that"
                            + " deleting these would not help: make room there.");
        }

        @Test
        void largeDisk_mayBeFuller() {
            Views views = new Views(rules("P30D", null, null, 80)).days("2026-11-22", 5, 2000 * GB);
            assertThat(goes(views.disk(NODE, 10_000 * GB, 250 * GB).plan())).isEmpty();
            views = new Views(rules("P30D", null, null, 80)).days("2026-11-22", 5, 2000 * GB);
            assertThat(goes(views.disk(NODE, 10_000 * GB, 249 * GB).plan())).containsExactly("flows-2026.11.18 disk");
        }

        @Test
        void onlyIndicesOnThatNode_go_andWhatGoesAnywayCounts() {
            RetentionPlan plan = new Views(rules("P30D", null, null, 80))
                    .with("flows-2026.01.01", 5 * GB, Map.of(NODE, 5 * GB))
                    .with("flows-2026.11.01", 9 * GB, Map.of("n2", 9 * GB))
                    .with("flows-2026.11.02", 9 * GB, Map.of(NODE, 5 * GB, "n2", 4 * GB))
                    .with("flows-2026.11.03", 9 * GB, Map.of(NODE, 9 * GB))
                    .disk(NODE, 100 * GB, 11 * GB)
                    .disk("n2", 100 * GB, 50 * GB)
                    .plan();
            assertThat(goes(plan)).containsExactly("flows-2026.01.01 age", "flows-2026.11.02 disk");
        }

        @Test
        void nodeWithoutOurs_isNobodysBusiness() {
            RetentionPlan plan = new Views(rules("P30D", null, null, 80))
                    .days("2026-11-22", 5, GB)
                    .disk("other", 100 * GB, 0)
                    .plan();
            assertThat(plan.deletions()).isEmpty();
            assertThat(plan.notes()).isEmpty();
        }
    }

    @Nested
    class Ahead {
        private List<String> ahead(Views views, String now) {
            return views.plan(Instant.parse(now)).ahead().stream()
                    .map(NextIndex::name)
                    .toList();
        }

        private Views views() {
            return new Views(rules("P30D", null, null, 100));
        }

        @Test
        void tomorrow_isWanted_untilItIsThere() {
            assertThat(ahead(views().days("2026-11-22", 1, 5), "2026-11-22T00:00:00Z"))
                    .containsExactly("flowhound-flows-2026.11.23");
            assertThat(ahead(views().days("2026-11-23", 2, 5), "2026-11-22T13:00:00Z"))
                    .isEmpty();
            assertThat(ahead(views().days("2026-12-31", 1, 5), "2026-12-31T13:00:00Z"))
                    .containsExactly("flowhound-flows-2027.01.01");
        }

        @Test
        void nobodyWritesAnyMore_nothingIsCreated() {
            assertThat(ahead(views(), "2026-11-22T13:00:00Z")).isEmpty();
            assertThat(ahead(views().days("2026-11-20", 4, 5), "2026-11-22T13:00:00Z"))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"2026-11-27T23:59:59Z, false", "2026-11-28T00:00:00Z, true", "2026-11-30T23:00:00Z, true"})
        void nextMonth_isWantedNearTheEndOfThisOne(String now, boolean wanted) {
            Views views = views().with("pivots-2026.11", 5).with("evidence-2026.08", 5);
            assertThat(ahead(views, now)).isEqualTo(wanted ? List.of("flowhound-pivots-2026.12") : List.of());
        }
    }
}
