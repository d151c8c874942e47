/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static io.flowhound.pivot.alert.Findings.chain;
import static io.flowhound.pivot.alert.Findings.grown;
import static io.flowhound.pivot.alert.Findings.with;
import static io.flowhound.pivot.alert.Findings.withHistory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Severity;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the book of alerts tells nobody, or writes nothing: learning, trial, suppressions, dismissals, budget. */
class QuietBookTest {
    private static final Finding ONE = chain("10.0.0.1", "10.0.0.2", "10.0.0.3");
    private static final Finding TWO = chain("10.1.0.1", "10.1.0.2", "10.1.0.3");

    private static IpNetwork host(String address) {
        return IpNetwork.of(IpAddress.parse(address), 32);
    }

    private static AlertSettings suppressing(long until) {
        Suppression origin = new Suppression(host("10.0.0.1"), null, null, null, 0, until, "nightly job");
        return new AlertSettings("test", 0, 0, 5, List.of(origin), List.of(), null, "");
    }

    private static List<Finding> five(int first) {
        List<Finding> findings = new ArrayList<>();
        for (int i = first; i < first + 5; i++) {
            findings.add(chain("10.2.0." + i, "10.2.1." + i, "10.2.2." + i));
        }
        return findings;
    }

    @Test
    void record_learning_alertsNothing() {
        BookKit kit = new BookKit(BookKit.learning(3, 0));
        assertThat(kit.tick(2, List.of(withHistory(ONE, 2)), List.of(withHistory(TWO, 2))))
                .isEmpty();
        assertThat(kit.tick(3, List.of(withHistory(ONE, 2)), List.of())).isEmpty();
        assertThat(kit.tick(3, List.of(withHistory(TWO, 3)), List.of())).hasSize(1);
    }

    @Test
    void record_noLearning_alertsAtOnce() {
        BookKit kit = new BookKit(BookKit.learning(0, 1));
        assertThat(kit.tick(0, List.of(withHistory(ONE, 0)), List.of())).hasSize(1);
        assertThat(kit.alert(ONE.id()).confidence()).isEqualTo("low");
    }

    @Test
    void record_trial_holdsUntilItIsOver() {
        BookKit kit = new BookKit(BookKit.learning(3, 1));
        Finding early = withHistory(chain("10.3.0.1", "10.3.0.2", "10.3.0.3"), 2);
        Finding retracted = withHistory(chain("10.4.0.1", "10.4.0.2", "10.4.0.3"), 3);
        assertThat(kit.tick(3, List.of(withHistory(ONE, 3), retracted), List.of(early)))
                .isEmpty();
        assertThat(kit.tick(3, List.of(withHistory(ONE, 3)), List.of(withHistory(TWO, 3))))
                .isEmpty();
        assertThat(kit.memory.all()).isEmpty();
        kit.restart();
        List<Alert> told = kit.tick(4, List.of(withHistory(ONE, 3)), List.of());
        assertThat(told).extracting(Alert::id).containsExactlyInAnyOrder(ONE.id(), TWO.id());
        assertThat(told).extracting(Alert::notifiedAt).containsOnly(kit.asOf);
        assertThat(kit.alert(TWO.id()).status()).isEqualTo(AlertStatus.CLOSED);
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.OPEN);
        assertThat(kit.tick(4, List.of(withHistory(ONE, 3)), List.of())).isEmpty();
    }

    @Test
    void record_suppressed_isWrittenAndNotTold() {
        BookKit kit = new BookKit(suppressing(0));
        kit.live(ONE, TWO);
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.status()).isEqualTo(AlertStatus.SUPPRESSED);
        assertThat(alert.suppressionReason()).isEqualTo("nightly job");
        assertThat(alert.suppressedUntil()).isZero();
        assertThat(alert.notifiedAt()).isZero();
        assertThat(kit.alert(TWO.id()).status()).isEqualTo(AlertStatus.OPEN);
        assertThat(kit.proofs).hasSize(2);
        assertThat(kit.live(ONE, TWO)).isEmpty();
        kit.closed(ONE);
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.SUPPRESSED);
        assertThat(kit.alert(ONE.id()).closedReason()).isEqualTo("quiet");
    }

    @Test
    void record_suppressionEnded_isTold() {
        long until = Findings.AS_OF + 2 * Findings.MINUTE;
        BookKit kit = new BookKit(suppressing(until));
        kit.live(ONE);
        assertThat(kit.alert(ONE.id()).suppressedUntil()).isEqualTo(until);
        kit.live(ONE);
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.status()).isEqualTo(AlertStatus.UPDATED);
        assertThat(alert.notifiedAt()).isEqualTo(kit.asOf);
        assertThat(alert.suppressionReason()).isNull();
    }

    @Test
    void record_allowed_isNotWritten() {
        List<Allowed> jumpHost = List.of(new Allowed.Host(host("10.0.0.2")));
        BookKit kit = new BookKit(new AlertSettings("test", 0, 0, 5, List.of(), jumpHost, null, ""));
        kit.live(ONE, TWO);
        assertThat(kit.memory.all()).extracting(Alert::id).containsExactly(TWO.id());
        kit.live(grown(ONE, 1, "10.0.0.9"));
        assertThat(kit.memory.all()).extracting(Alert::id).contains(ONE.id());
    }

    @Test
    void record_dismissed_isSuppressedUntilItEnds() throws IOException {
        BookKit kit = new BookKit();
        kit.live(ONE);
        long until = kit.asOf + 2 * Findings.MINUTE;
        new Workflow(kit.memory, () -> kit.asOf).dismiss(ONE.id(), Scope.ORIGIN, until, "backup");
        Finding again = chain(Findings.START + 90 * Findings.MINUTE, "10.0.0.1", "10.0.0.7", "10.0.0.8");
        kit.live(grown(ONE, 1, "10.0.0.9"), again);
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.SUPPRESSED);
        assertThat(kit.alert(ONE.id()).workflow().note()).isEqualTo("backup");
        assertThat(kit.alert(again.id()).status()).isEqualTo(AlertStatus.SUPPRESSED);
        assertThat(kit.alert(again.id()).suppressionReason()).contains(ONE.id()).endsWith("backup");
        kit.live(grown(ONE, 1, "10.0.0.9"), again);
        assertThat(kit.alert(again.id()).notifiedAt()).isEqualTo(kit.asOf);
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.UPDATED);
        assertThat(kit.alert(ONE.id()).notifiedAt()).isLessThan(kit.asOf);
    }

    @Test
    void record_moreThanTheBudget_tellsOfTheBest() {
        BookKit kit = new BookKit();
        List<Finding> all = new ArrayList<>(List.of(with(ONE, Severity.LOW), with(TWO, Severity.CRITICAL)));
        all.addAll(five(0));
        kit.tick(10, all, List.of());
        assertThat(kit.memory.all().stream().filter(alert -> alert.notifiedAt() > 0))
                .hasSize(5);
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.BELOW_BUDGET);
        assertThat(kit.alert(ONE.id()).budgetDay()).isEqualTo("2026-03-07");
        assertThat(kit.alert(TWO.id()).status()).isEqualTo(AlertStatus.OPEN);
        assertThat(kit.proofs).hasSize(7);
    }

    @Test
    void record_belowBudget_isPromotedWhenItGetsWorse() {
        BookKit kit = new BookKit();
        List<Finding> all = new ArrayList<>(five(0));
        all.add(with(ONE, Severity.LOW));
        kit.tick(10, all, List.of());
        all.set(5, with(ONE, Severity.MEDIUM));
        kit.tick(10, all, List.of());
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.BELOW_BUDGET);
        assertThat(kit.alert(ONE.id()).version()).isEqualTo(2);
        all.set(5, with(ONE, Severity.CRITICAL));
        kit.tick(10, all, List.of());
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.UPDATED);
        assertThat(kit.alert(ONE.id()).notifiedAt()).isEqualTo(kit.asOf);
    }

    @Test
    void record_nextDay_hasABudgetOfItsOwn() {
        BookKit kit = new BookKit();
        kit.tick(10, five(0), List.of());
        List<Finding> all = new ArrayList<>(five(0));
        all.add(with(ONE, Severity.LOW));
        kit.asOf += 24 * 60 * Findings.MINUTE;
        kit.tick(10, all, List.of());
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.OPEN);
        assertThat(kit.alert(ONE.id()).budgetDay()).isEqualTo("2026-03-08");
    }

    @Test
    void record_afterARestart_knowsTheBudgetOfTheDay() {
        BookKit kit = new BookKit();
        kit.tick(10, five(0), List.of());
        kit.restart();
        List<Finding> all = new ArrayList<>(five(0));
        all.add(with(ONE, Severity.LOW));
        kit.tick(10, all, List.of());
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.BELOW_BUDGET);
    }

    @Test
    void record_stateLost_readsTheBudgetFromTheIndex() {
        BookKit kit = new BookKit();
        kit.tick(10, five(0), List.of());
        BookKit other = new BookKit(BookKit.settings(5), kit.memory);
        other.asOf = kit.asOf;
        other.live(with(ONE, Severity.LOW));
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.BELOW_BUDGET);
    }

    @Test
    void record_takenBack_leavesItsPlaceInTheBudget() {
        BookKit kit = new BookKit();
        kit.tick(10, five(0), List.of());
        List<Finding> all = new ArrayList<>(five(0));
        all.set(0, with(ONE, Severity.LOW));
        kit.tick(10, all, List.of());
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.OPEN);
    }

    @Test
    void record_noBudget_tellsNobody() {
        BookKit kit = new BookKit(BookKit.settings(0));
        kit.live(ONE);
        assertThat(kit.alert(ONE.id()).status()).isEqualTo(AlertStatus.BELOW_BUDGET);
    }

    @Test
    void state_ofEqualBooks_isEqualAndRestoresTheSame() {
        BookKit kit = new BookKit(BookKit.learning(3, 1));
        kit.tick(3, List.of(), List.of(ONE));
        kit.tick(4, List.of(TWO), List.of());
        byte[] state = kit.book.state();
        kit.restart();
        assertThat(kit.book.state()).isEqualTo(state);
        assertThat(new String(state, StandardCharsets.UTF_8)).contains(TWO.id());
    }

    @Test
    void restore_noState_saysWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BookKit().book.restore("[]".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("begins anew");
    }
}
