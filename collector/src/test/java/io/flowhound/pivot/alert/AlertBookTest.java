/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static io.flowhound.pivot.alert.Findings.chain;
import static io.flowhound.pivot.alert.Findings.grown;
import static io.flowhound.pivot.alert.Findings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Severity;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Finding ONE = chain("10.0.0.1", "10.0.0.2", "10.0.0.3");

    private final BookKit kit = new BookKit();

    private double count(String action) {
        return kit.meters.counter("flowhound.pivot.alerts", "action", action).count();
    }

    private double notified() {
        return kit.meters.counter("flowhound.pivot.alerts.notified").count();
    }

    @Test
    void record_newFinding_isOpenAndToldOf() {
        List<Alert> written = kit.live(ONE);
        Alert alert = kit.alert(ONE.id());
        assertThat(written).hasSize(1);
        assertThat(alert.version()).isEqualTo(1);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.notifiedAt()).isEqualTo(kit.asOf);
        assertThat(alert.budgetDay()).isEqualTo("2026-03-07");
        assertThat(alert.history()).containsExactly(new Change(kit.asOf, "pivot-detected", 1, 2, 0.9, "high"));
        assertThat(count("detected")).isEqualTo(1);
        assertThat(notified()).isEqualTo(1);
    }

    @Test
    void record_sameFinding_writesAndAsksNothing() {
        kit.live(ONE);
        int finds = kit.index.finds;
        List<Leg> more = new ArrayList<>(ONE.legs());
        more.set(0, Findings.bytes(more.get(0), 99_999));
        assertThat(kit.live(Findings.of(more, 0.93, Severity.HIGH))).isEmpty();
        assertThat(kit.index.finds).isEqualTo(finds);
        assertThat(kit.alert(ONE.id()).version()).isEqualTo(1);
    }

    @Test
    void record_creepingScore_isWrittenWhenItIsMaterial() {
        kit.live(with(ONE, 0.80));
        assertThat(kit.live(with(ONE, 0.83))).isEmpty();
        kit.restart();
        assertThat(kit.live(with(ONE, 0.86))).hasSize(1);
        assertThat(kit.alert(ONE.id()).score()).isEqualTo(0.86);
        assertThat(kit.alert(ONE.id()).notifiedAt()).isEqualTo(kit.asOf - 2 * Findings.MINUTE);
    }

    @Test
    void record_newLegFromAKnownStone_isANewVersionWithoutNotification() {
        kit.live(ONE);
        long told = kit.asOf;
        kit.live(grown(ONE, 0, "10.0.0.9"));
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.version()).isEqualTo(2);
        assertThat(alert.status()).isEqualTo(AlertStatus.UPDATED);
        assertThat(alert.legs()).hasSize(3);
        assertThat(alert.notifiedAt()).isEqualTo(told);
        assertThat(alert.asOf()).isEqualTo(kit.asOf);
        assertThat(alert.history()).extracting(Change::action).containsExactly("pivot-detected", "pivot-updated");
        assertThat(JsonTree.time(alert.document(), "/event/created")).isEqualTo(told);
        assertThat(JsonTree.time(alert.document(), "/@timestamp")).isEqualTo(kit.asOf);
        assertThat(JsonTree.text(alert.document(), "/event/action")).isEqualTo("pivot-detected");
    }

    @Test
    void record_newSteppingStone_isToldOf() {
        kit.live(ONE);
        kit.live(grown(ONE, 1, "10.0.0.9"));
        assertThat(kit.alert(ONE.id()).notifiedAt()).isEqualTo(kit.asOf);
    }

    @Test
    void record_severityUp_isToldOnce() {
        kit.live(with(ONE, Severity.MEDIUM));
        kit.live(with(ONE, Severity.HIGH));
        long told = kit.asOf;
        assertThat(kit.alert(ONE.id()).notifiedAt()).isEqualTo(told);
        kit.live(with(ONE, Severity.MEDIUM));
        kit.live(with(ONE, Severity.HIGH));
        assertThat(kit.alert(ONE.id()).version()).isEqualTo(4);
        assertThat(kit.alert(ONE.id()).notifiedAt()).isEqualTo(told);
    }

    @Test
    void record_closed_hasItsLastContentAndTellsNobody() {
        kit.live(ONE);
        long told = kit.asOf;
        List<Leg> more = new ArrayList<>(ONE.legs());
        more.set(0, Findings.bytes(more.get(0), 99_999));
        kit.closed(Findings.of(more, 0.9, Severity.HIGH));
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.status()).isEqualTo(AlertStatus.CLOSED);
        assertThat(alert.closedReason()).isEqualTo("quiet");
        assertThat(alert.version()).isEqualTo(2);
        assertThat(alert.legs().get(0).bytesToServer()).isEqualTo(99_999);
        assertThat(alert.notifiedAt()).isEqualTo(told);
        assertThat(alert.history()).extracting(Change::action).containsExactly("pivot-detected", "pivot-closed");
        assertThat(kit.live()).isEmpty();
        assertThat(count("closed")).isEqualTo(1);
    }

    @Test
    void record_closedBeforeItWasTold_isToldOf() {
        kit.closed(ONE);
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.status()).isEqualTo(AlertStatus.CLOSED);
        assertThat(alert.version()).isEqualTo(1);
        assertThat(alert.notifiedAt()).isEqualTo(kit.asOf);
        assertThat(alert.history()).extracting(Change::action).containsExactly("pivot-detected", "pivot-closed");
    }

    @Test
    void record_lateParent_supersedes() {
        Finding late = chain(Findings.START - Findings.MINUTE, "10.0.0.7", "10.0.0.1");
        Leg first = ONE.legs().get(0);
        Leg second = ONE.legs().get(1);
        List<Leg> legs = List.of(late.root(), renumbered(first, 1, 0), renumbered(second, 2, 1));
        Finding whole = Findings.of(legs, 0.95, Severity.HIGH);
        kit.live(ONE);
        List<Alert> written = kit.live(whole);
        assertThat(written).hasSize(2);
        Alert old = kit.alert(ONE.id());
        Alert current = kit.alert(whole.id());
        assertThat(old.status()).isEqualTo(AlertStatus.SUPERSEDED);
        assertThat(old.supersededBy()).isEqualTo(whole.id());
        assertThat(old.version()).isEqualTo(2);
        assertThat(old.history()).extracting(Change::action).containsExactly("pivot-detected", "pivot-superseded");
        assertThat(current.supersedes()).containsExactly(ONE.id());
        assertThat(current.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(kit.live(whole)).isEmpty();
        assertThat(count("superseded")).isEqualTo(1);
    }

    /** The same login under another number, so that only its ports tell that it is the same. */
    private static Leg renumbered(Leg leg, int index, int parent) {
        Leg other = Findings.leg(index, parent, leg.start(), leg.source(), leg.destination());
        return new Leg(
                index,
                parent,
                index,
                leg.source(),
                leg.sourcePort(),
                leg.destination(),
                leg.destinationPort(),
                leg.service(),
                leg.start(),
                leg.end(),
                leg.bytesToServer(),
                leg.bytesToClient(),
                leg.records(),
                leg.sampling(),
                leg.flowIds(),
                leg.daysSeen(),
                leg.novelty(),
                leg.sourceRate(),
                leg.destinationRate(),
                other.link(),
                leg.loop(),
                leg.sourceRoles(),
                leg.destinationRoles());
    }

    @Test
    void record_goneFinding_isRetracted() {
        kit.live(ONE);
        kit.live();
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.status()).isEqualTo(AlertStatus.CLOSED);
        assertThat(alert.closedReason()).isEqualTo("retracted");
        assertThat(alert.legs()).hasSize(2);
        assertThat(kit.live()).isEmpty();
    }

    @Test
    void record_retractedFindingAgain_isUpdatedAndNotToldAgain() {
        kit.live(ONE);
        long told = kit.asOf;
        kit.live();
        kit.live(ONE);
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.status()).isEqualTo(AlertStatus.UPDATED);
        assertThat(alert.closedReason()).isNull();
        assertThat(alert.notifiedAt()).isEqualTo(told);
    }

    @Test
    void record_secondRun_writesNothing() {
        Finding wide = grown(ONE, 1, "10.0.0.9");
        Finding two = chain("10.1.0.1", "10.1.0.2", "10.1.0.3");
        Finding three = chain("10.2.0.1", "10.2.0.2", "10.2.0.3");
        kit.live(ONE, two);
        kit.live(wide, two, three);
        kit.tick(10, List.of(three), List.of(wide));
        kit.closed(three);
        List<String> documents = kit.documents();
        BookKit second = new BookKit(BookKit.settings(5), kit.memory);
        assertThat(second.live(ONE, two)).isEmpty();
        assertThat(second.live(wide, two, three)).isEmpty();
        assertThat(second.tick(10, List.of(three), List.of(wide))).isEmpty();
        assertThat(second.closed(three)).isEmpty();
        assertThat(second.documents()).isEqualTo(documents);
    }

    @Test
    void record_secondRunWithOtherTicks_writesNothing() {
        kit.live(ONE);
        kit.closed(ONE);
        List<String> documents = kit.documents();
        BookKit second = new BookKit(BookKit.settings(5), kit.memory);
        second.asOf = kit.asOf;
        assertThat(second.live(ONE)).isEmpty();
        assertThat(second.closed(ONE)).isEmpty();
        assertThat(second.documents()).isEqualTo(documents);
    }

    @Test
    void record_otherInstanceWasFaster_isLeftAlone() {
        BookKit other = new BookKit(BookKit.settings(5), kit.memory);
        kit.index.beforeWrite = () -> other.live(ONE);
        assertThat(kit.live(ONE)).isEmpty();
        assertThat(kit.alert(ONE.id()).version()).isEqualTo(1);
        assertThat(kit.meters.counter("flowhound.pivot.alerts.conflicts").count())
                .isEqualTo(1);
    }

    @Test
    void record_analystWroteMeanwhile_keepsBoth() {
        kit.live(ONE);
        kit.index.beforeWrite = () -> kit.edit(ONE.id(), document -> {
            JsonTree.object(JsonTree.object(document, "pivot"), "workflow").put("assignee", "ada");
            document.putObject("labels").put("case", "17");
            document.withArray("/tags").add("seen");
            JsonTree.object(document, "related").putArray("user").add("eve");
            ((ObjectNode) document.at("/pivot/path/1")).putObject("user").put("name", "eve");
        });
        kit.live(grown(ONE, 1, "10.0.0.9"));
        Alert alert = kit.alert(ONE.id());
        assertThat(alert.legs()).hasSize(3);
        assertThat(alert.version()).isEqualTo(2);
        assertThat(alert.workflow().assignee()).isEqualTo("ada");
        assertThat(alert.users(1)).containsExactly("eve");
        assertThat(JsonTree.text(alert.document(), "/labels/case")).isEqualTo("17");
        assertThat(JsonTree.texts(alert.document(), "/tags")).containsExactly("pivot", "lateral-movement", "seen");
        assertThat(JsonTree.texts(alert.document(), "/related/user")).containsExactly("eve");
    }

    @Test
    void record_somebodyWritesAllTheTime_givesUp() {
        kit.live(ONE);
        kit.index.always = true;
        kit.index.beforeWrite = () -> kit.edit(ONE.id(), document -> document.put("message", "mine"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> kit.live(grown(ONE, 1, "10.0.0.9")))
                .withMessageContaining("changed by others at every try");
    }

    @Test
    void record_failedTick_canBeRecordedAgain() {
        kit.index.fails = true;
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> kit.closed(ONE));
        kit.index.fails = false;
        assertThat(kit.again(10, List.of(), List.of(ONE))).hasSize(1);
        assertThat(kit.alert(ONE.id()).notifiedAt()).isEqualTo(kit.asOf);
    }

    @Test
    void record_evidence_isOfNewLegsAndOfAllAtTheEnd() {
        kit.live(ONE);
        kit.live(ONE);
        kit.live(grown(ONE, 1, "10.0.0.9"));
        kit.live(with(grown(ONE, 1, "10.0.0.9"), Severity.CRITICAL));
        kit.closed(grown(ONE, 1, "10.0.0.9"));
        assertThat(kit.proofs).extracting(proof -> proof.legs().size()).containsExactly(2, 1, 3);
        assertThat(kit.proofs.get(1).legs().get(0).destination()).isEqualTo("10.0.0.9");
        assertThat(kit.proofs).extracting(EvidenceCopier.Proof::alert).containsOnly(ONE.id());
    }

    @Test
    void record_rootMovedOverMidnight_keepsItsId() {
        long midnight = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        Finding after = chain(midnight + 1_000, "10.0.0.1", "10.0.0.2", "10.0.0.3");
        Finding before = chain(midnight - 1_000, "10.0.0.1", "10.0.0.2", "10.0.0.3");
        assertThat(before.id()).isNotEqualTo(after.id());
        kit.live(after);
        assertThat(kit.live(before)).isEmpty();
        kit.book = new BookKit(BookKit.settings(5), kit.memory).book;
        kit.closed(grown(before, 1, "10.0.0.9"));
        assertThat(kit.memory.all()).hasSize(1);
        Alert alert = kit.alert(after.id());
        assertThat(alert.status()).isEqualTo(AlertStatus.CLOSED);
        assertThat(alert.legs()).hasSize(3);
        assertThat(alert.start()).isEqualTo(midnight - 1_000);
    }

    @Test
    void record_closedComesBackWithFewerLegs_keepsAllThatItKnew() {
        Finding whole = chain("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        kit.live(whole);
        kit.closed(whole);
        List<String> before = kit.documents();
        Finding part = chain("10.0.0.1", "10.0.0.2", "10.0.0.3");
        assertThat(part.id()).isEqualTo(whole.id());
        assertThat(kit.closed(part)).isEmpty();
        assertThat(kit.documents()).isEqualTo(before);
        assertThat(kit.closed(grown(part, 1, "10.0.0.9")))
                .as("a new leg is news")
                .hasSize(1);
    }

    @Test
    void record_closedComesBackWithoutItsRoot_isNotToldAgain() {
        Finding whole = chain("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        Finding part = Findings.withoutRoot(whole);
        assertThat(part.id()).isNotEqualTo(whole.id());
        kit.live(whole);
        kit.closed(whole);
        List<String> before = kit.documents();
        assertThat(kit.closed(part)).isEmpty();
        assertThat(kit.documents()).isEqualTo(before);
        assertThat(kit.live(part)).as("what is still going on is told").hasSize(1);
    }

    @Test
    void record_rootOfAnOpenAlertTakenBackWithTheLastTick_tellsTheRest() {
        Finding whole = chain("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        kit.live(whole);
        Finding rest = Findings.withoutRoot(whole);
        assertThat(kit.closed(rest)).extracting(Alert::id).containsExactlyInAnyOrder(whole.id(), rest.id());
        assertThat(kit.alert(whole.id()).closedReason()).isEqualTo("retracted");
        assertThat(kit.alert(rest.id()).notifiedAt()).isEqualTo(kit.asOf);
    }

    @Test
    void record_samePortsOnBothSidesOfMidnight_areTwoAlerts() {
        long midnight = Instant.parse("2026-03-08T00:00:00Z").toEpochMilli();
        Finding before = chain(midnight - 60_000, "10.0.0.1", "10.0.0.2", "10.0.0.3");
        Finding after = chain(midnight + 60_000, "10.0.0.1", "10.0.0.2", "10.0.0.3");
        Finding morning = chain(midnight - 18 * 60 * Findings.MINUTE, "10.7.0.1", "10.7.0.2", "10.7.0.3");
        Finding night = chain(midnight + 60_000, "10.7.0.1", "10.7.0.2", "10.7.0.3");
        kit.live(before, morning);
        kit.tick(10, List.of(before, after, night), List.of(morning));
        assertThat(kit.memory.all())
                .extracting(Alert::id)
                .containsExactlyInAnyOrder(before.id(), after.id(), morning.id(), night.id());
    }

    @Test
    void record_longLife_keepsTheFirstAndTheNewestOfItsHistory() {
        for (int i = 0; i < 120; i++) {
            kit.live(with(ONE, i % 2 == 0 ? Severity.HIGH : Severity.MEDIUM));
        }
        List<Change> history = kit.alert(ONE.id()).history();
        assertThat(history).hasSize(100);
        assertThat(history.get(0).action()).isEqualTo("pivot-detected");
        assertThat(history.get(99).version()).isEqualTo(120);
    }
}
