/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Severity;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static final String A = "10.1.0.1";
    private static final String B = "10.1.0.2";
    private static final String C = "10.1.0.3";
    private static final String D = "10.1.0.4";

    private final Detector detector = new Detector(Rules.defaults(), Traffic.history(5));

    private Evaluation tell(Traffic traffic, double minute) {
        traffic.records().forEach(detector::add);
        return detector.evaluate(Traffic.at(minute));
    }

    /** A logs in to B at 600, goes on to C at 605; with {@code share} of its octets inside the first. */
    private static Traffic pivot() {
        return new Traffic().login(A, 40_000, B, 600, 630).login(B, 41_000, C, 22, 605, 625, 0.5);
    }

    private static List<String> edges(Finding finding) {
        return finding.legs().stream()
                .map(leg -> leg.parent() + ":" + leg.source() + ">" + leg.destination())
                .toList();
    }

    @Test
    void evaluate_newChain_isAFindingWithReasons() {
        Evaluation evaluation = tell(pivot(), 635);
        assertThat(evaluation.historyDays()).isEqualTo(5);
        assertThat(evaluation.live()).singleElement().satisfies(finding -> {
            assertThat(edges(finding)).containsExactly("-1:" + A + ">" + B, "0:" + B + ">" + C);
            assertThat(finding.score()).isGreaterThan(0.9);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.steppingStones()).containsExactly(B);
            assertThat(finding.targets()).containsExactly(C);
            assertThat(finding.reasons().stream().map(Reason::code))
                    .contains("first-seen-inbound-edge", "first-seen-outbound-edge", "nested", "relayed-bytes");
            assertThat(finding.legs().get(1).flowIds()).isNotEmpty().hasSizeLessThanOrEqualTo(10);
        });
    }

    @Test
    void evaluate_secondLoginBeforeTheFirst_isNone() {
        Traffic traffic = new Traffic().login(A, 40_000, B, 600, 630).login(B, 41_000, C, 595, 625);
        assertThat(tell(traffic, 635).live()).isEmpty();
    }

    @Test
    void evaluate_clocksApartBySeconds_isStillFound() {
        Traffic traffic = new Traffic().login(A, 40_000, B, 600, 630).login(B, 41_000, C, 22, 599.95, 625, 0.5);
        assertThat(tell(traffic, 635).live()).hasSize(1);
    }

    @Test
    void evaluate_gapWithinAndBeyondTheLimit() {
        Traffic within = new Traffic().login(A, 40_000, B, 600, 602).login(B, 41_000, C, 610, 620);
        assertThat(tell(within, 635).live()).hasSize(1);
        Detector other = new Detector(Rules.defaults(), Traffic.history(5));
        new Traffic()
                .login(A, 40_000, B, 600, 602)
                .login(B, 41_000, C, 633, 640)
                .records()
                .forEach(other::add);
        assertThat(other.evaluate(Traffic.at(650)).live()).isEmpty();
    }

    @Test
    void evaluate_firstLoginRefused_isNone() {
        Traffic traffic =
                new Traffic().record(A, 40_000, B, 22, 600, 600.1, 2_300, 2_700).login(B, 41_000, C, 601, 620);
        assertThat(tell(traffic, 635).live()).isEmpty();
    }

    @Test
    void evaluate_usualChain_isNone() {
        History history = Traffic.history(5);
        for (int day = Traffic.DAY - 5; day < Traffic.DAY; day++) {
            history.add(new EdgeDay(day, A, B, Set.of("ssh"), 2, 0));
            history.add(new EdgeDay(day, B, C, Set.of("ssh"), 2, 0));
        }
        Detector usual = new Detector(Rules.defaults(), history);
        pivot().records().forEach(usual::add);
        assertThat(usual.evaluate(Traffic.at(635)).live()).isEmpty();
    }

    /** The same records, in which the machine is known that has A. */
    private static List<LoginRecord> leased(Traffic traffic, String machine) {
        return traffic.records().stream()
                .map(one -> new LoginRecord(
                        one.arrival(),
                        one.start(),
                        one.end(),
                        one.source(),
                        one.sourcePort(),
                        one.destination(),
                        one.destinationPort(),
                        one.sourceBytes(),
                        one.destinationBytes(),
                        one.tcpFlags(),
                        one.exporter(),
                        one.sampling(),
                        one.flowId(),
                        one.application(),
                        one.source().equals(A) ? machine : null,
                        one.destination().equals(A) ? machine : null))
                .toList();
    }

    /** Days on which A, had by a machine, and B did what {@link #pivot} tells. */
    private static History usual(String address, @Nullable String machine) {
        History history = Traffic.history(5);
        for (int day = Traffic.DAY - 5; day < Traffic.DAY; day++) {
            history.add(new EdgeDay(day, address, machine, B, null, Set.of("ssh"), 2, 0));
            history.add(new EdgeDay(day, B, C, Set.of("ssh"), 2, 0));
        }
        return history;
    }

    @Test
    void evaluate_usualMachineAtANewAddress_isNone() {
        Detector other = new Detector(Rules.defaults(), usual(D, "M"));
        leased(pivot(), "M").forEach(other::add);
        assertThat(other.evaluate(Traffic.at(635)).live()).isEmpty();
        Detector unaware = new Detector(Rules.defaults(), usual(D, null));
        pivot().records().forEach(unaware::add);
        assertThat(unaware.evaluate(Traffic.at(635)).live()).hasSize(1);
    }

    @Test
    void evaluate_anotherMachineAtAUsualAddress_isAFinding() {
        Detector other = new Detector(Rules.defaults(), usual(A, "M"));
        leased(pivot(), "N").forEach(other::add);
        assertThat(other.evaluate(Traffic.at(635)).live()).singleElement().satisfies(finding -> {
            assertThat(edges(finding)).containsExactly("-1:" + A + ">" + B, "0:" + B + ">" + C);
            assertThat(finding.legs().get(0).daysSeen()).isZero();
            assertThat(finding.legs().get(1).daysSeen()).isEqualTo(5);
        });
    }

    @Test
    void evaluate_firstDayWithLeases_nothingIsNewByThem() {
        Detector other = new Detector(Rules.defaults(), usual(A, null));
        leased(pivot(), "M").forEach(other::add);
        assertThat(other.evaluate(Traffic.at(635)).live()).isEmpty();
        assertThat(other.evaluate(Traffic.at(1_440 + 31)).live()).isEmpty();
        assertThat(other.drainFrozen().get(0).edges())
                .containsExactlyInAnyOrder(
                        new EdgeDay(Traffic.DAY, A, "M", B, null, Set.of("ssh"), 1, 0),
                        new EdgeDay(Traffic.DAY, B, C, Set.of("ssh"), 1, 0));
    }

    @Test
    void restore_knowsTheMachines() {
        Detector first = new Detector(Rules.defaults(), usual(D, "M"));
        leased(pivot(), "M").forEach(first::add);
        Detector second = new Detector(Rules.defaults(), usual(D, "M"));
        second.restore(first.state());
        assertThat(second.evaluate(Traffic.at(635)).live()).isEmpty();
        assertThat(second.evaluate(Traffic.at(1_440 + 31)).live()).isEmpty();
        assertThat(second.drainFrozen().get(0).edges())
                .extracting(EdgeDay::sourceId)
                .containsExactlyInAnyOrder("M", null);
    }

    @Test
    void restore_stateOfAnEarlierFormat_hasNoMachines() {
        ByteBuffer state = ByteBuffer.allocate(200).putInt(1); // the format
        state.putInt(Traffic.DAY).putInt(Traffic.DAY).putInt(Integer.MIN_VALUE);
        state.putInt(1).putInt(Traffic.DAY); // one edge that was kept
        text(text(state, 0, "10.1.0.1"), 1, "10.1.0.2").putInt(1);
        text(state, 2, "ssh").putInt(3).putInt(0);
        state.putInt(0).putInt(0).putInt(0); // no day drained or own, no connection
        detector.restore(Arrays.copyOf(state.array(), state.position()));
        detector.evaluate(Traffic.at(1_440 + 31));
        assertThat(detector.drainFrozen().get(0).edges())
                .containsExactly(new EdgeDay(Traffic.DAY, A, B, Set.of("ssh"), 3, 0));
    }

    @Test
    void restore_stateBeforeStatesOfConnections_knowsNothingOfThem() {
        ByteBuffer state = ByteBuffer.allocate(400).putInt(3); // the format
        state.putInt(Integer.MIN_VALUE).putInt(Integer.MIN_VALUE).putInt(Integer.MIN_VALUE);
        state.putInt(0).putInt(0).putInt(0).putInt(1); // no edges, no day drained or own; one connection
        text(text(state, 0, A).putInt(40_000), 1, B).putInt(22);
        text(state, 2, "ssh").putInt(1).putInt(1); // the first is the client; one record
        state.putLong(Traffic.at(600)).putLong(Traffic.at(630)).putLong(90_000).putLong(90_000);
        text(state.putInt(0x1A), 3, "10.0.0.1").putLong(1).putInt(-1).putInt(-1).putInt(-1);
        state.putInt(0); // nothing of logs
        detector.restore(Arrays.copyOf(state.array(), state.position()));
        Traffic rest = new Traffic().login(B, 41_000, C, 22, 605, 625, 0.5);
        rest.records().forEach(detector::add);
        assertThat(detector.evaluate(Traffic.at(635)).live()).hasSize(1);
    }

    @Test
    void restore_knowsWhatWasRefusedAndToldTwice() {
        Detector other = new Detector(Rules.defaults(), Traffic.history(5));
        new Traffic()
                .login(A, 40_000, B, 600, 630).records().stream()
                        .map(record -> known(record, LoginRecord.Known.of("refused", null, false)))
                        .forEach(other::add);
        Detector next = new Detector(Rules.defaults(), Traffic.history(5));
        next.restore(other.state());
        assertThat(next.state()).isEqualTo(other.state());
        new Traffic().login(B, 41_000, C, 22, 605, 625, 0.5).records().forEach(next::add);
        assertThat(next.evaluate(Traffic.at(635)).live()).isEmpty();
    }

    @Test
    void evaluate_refusedLogin_leadsNowhereAndSaysWhy() {
        for (String state : List.of("refused", "attempted")) {
            Detector other = new Detector(Rules.defaults(), Traffic.history(5));
            pivot().records().stream()
                    .map(record -> known(record, LoginRecord.Known.of(state, null, false)))
                    .forEach(other::add);
            assertThat(other.evaluate(Traffic.at(635)).live()).isEmpty();
            assertThat(other.judge())
                    .allSatisfy(judgement -> assertThat(judgement.verdict())
                            .contains("the TCP flags show that the connection was refused, or only attempted"));
        }
    }

    @Test
    void add_whoOpenedIsKnownLater_settlesWhatThePortsLeftOpen() {
        LoginRecord guessed = new Traffic()
                .record(A, 5_985, B, 22, 600, 601, 50_000, 90_000)
                .records()
                .get(0);
        LoginRecord told = new Traffic()
                .record(B, 22, A, 5_985, 601, 602, 90_000, 50_000)
                .records()
                .get(0);
        Detector other = new Detector(Rules.defaults(), Traffic.history(5));
        other.add(guessed);
        other.evaluate(Traffic.at(605));
        other.add(known(told, LoginRecord.Known.of(null, "biflow", false)));
        other.evaluate(Traffic.at(606));
        other.evaluate(Traffic.at(1_440 + 31));
        assertThat(other.drainFrozen().get(0).edges())
                .containsExactly(new EdgeDay(Traffic.DAY, B, A, Set.of("winrm"), 1, 0));
    }

    private static LoginRecord known(LoginRecord record, LoginRecord.Known known) {
        return new LoginRecord(
                record.arrival(),
                record.start(),
                record.end(),
                record.source(),
                record.sourcePort(),
                record.destination(),
                record.destinationPort(),
                record.sourceBytes(),
                record.destinationBytes(),
                record.tcpFlags(),
                record.exporter(),
                record.sampling(),
                record.flowId(),
                record.application(),
                record.sourceId(),
                record.destinationId(),
                known);
    }

    private static ByteBuffer text(ByteBuffer state, int index, String text) {
        return state.putInt(index).putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void evaluate_backToTheFirstHost_isALoopAndNoNewWay() {
        Traffic traffic = pivot().login(C, 42_000, D, 22, 608, 622, 0.3).login(D, 43_000, B, 22, 610, 620, 0.2);
        assertThat(tell(traffic, 635).live()).singleElement().satisfies(finding -> {
            assertThat(finding.legs()).hasSize(4);
            assertThat(finding.legs().get(3).loop()).isTrue();
            assertThat(finding.reasons().stream().map(Reason::code)).contains("loop");
        });
    }

    @Test
    void evaluate_criticalHost_isNamedAndCritical() {
        Detector other = new Detector(
                rules(List.of(IpNetwork.of(IpAddress.parse(C), 32)), Duration.ofMinutes(30)), Traffic.history(5));
        pivot().records().forEach(other::add);
        assertThat(other.evaluate(Traffic.at(635)).live()).singleElement().satisfies(finding -> {
            assertThat(finding.critical()).containsExactly(C);
            assertThat(finding.score()).isGreaterThan(0.95);
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.reasons().stream().map(Reason::code)).contains("critical-asset");
        });
    }

    @Test
    void evaluate_fromOutside_isCritical() {
        Traffic traffic = new Traffic().login("192.0.2.7", 40_000, B, 600, 630).login(B, 41_000, C, 22, 605, 625, 0.5);
        assertThat(tell(traffic, 635).live()).singleElement().satisfies(finding -> {
            assertThat(finding.external()).isTrue();
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @Test
    void evaluate_littleHistory_isNotSure() {
        Detector young = new Detector(Rules.defaults(), new History());
        pivot().records().forEach(young::add);
        assertThat(young.evaluate(Traffic.at(635)).live()).singleElement().satisfies(finding -> {
            assertThat(finding.historyDays()).isZero();
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.reasons().stream().map(Reason::code)).contains("little-history");
        });
    }

    @Test
    void evaluate_anyOrderAndTwice_findsTheSame() {
        List<Finding> expected = tell(pivot(), 635).live();
        for (int seed = 1; seed <= 5; seed++) {
            Detector other = new Detector(Rules.defaults(), Traffic.history(5));
            pivot().shuffled(seed).forEach(other::add);
            pivot().shuffled(seed + 100).forEach(other::add);
            assertThat(other.evaluate(Traffic.at(635)).live()).isEqualTo(expected);
        }
    }

    @Test
    void evaluate_tickByTick_endsWithWhatOneLookFinds() {
        List<Finding> expected = tell(pivot(), 635).live();
        Detector other = new Detector(Rules.defaults(), Traffic.history(5));
        List<LoginRecord> byArrival = new ArrayList<>(pivot().records());
        byArrival.sort(Comparator.comparingLong(LoginRecord::arrival));
        int next = 0;
        List<Finding> live = List.of();
        for (int minute = 600; minute <= 635; minute += 5) {
            while (next < byArrival.size() && byArrival.get(next).arrival() < Traffic.at(minute)) {
                other.add(byArrival.get(next++));
            }
            live = other.evaluate(Traffic.at(minute)).live();
        }
        assertThat(live).isEqualTo(expected);
    }

    @Test
    void evaluate_longAfter_closesTheFindingAndLetsGo() {
        tell(pivot(), 635);
        Evaluation later = detector.evaluate(Traffic.at(635 + 120));
        assertThat(later.live()).isEmpty();
        assertThat(later.closed()).hasSize(1);
        assertThat(detector.evaluate(Traffic.at(635 + 180)).closed()).isEmpty();
        assertThat(detector.judge()).isEmpty();
    }

    @Test
    void evaluate_rootEndedLongAgo_staysWhileItsTreeLives() {
        Traffic traffic = new Traffic().login(A, 40_000, B, 600, 602).login(B, 41_000, C, 605, 900);
        assertThat(tell(traffic, 900).live())
                .singleElement()
                .satisfies(finding -> assertThat(finding.legs()).hasSize(2));
        new Traffic().login(C, 42_000, D, 22, 890, 905, 0.5).records().forEach(detector::add);
        assertThat(detector.evaluate(Traffic.at(910)).live())
                .singleElement()
                .satisfies(finding -> assertThat(finding.legs()).hasSize(3));
    }

    @Test
    void restore_goesOnWhereAnotherStopped() {
        tell(new Traffic().login(A, 40_000, B, 600, 630), 615);
        Detector next = new Detector(Rules.defaults(), Traffic.history(5));
        next.restore(detector.state());
        Traffic rest = new Traffic().login(B, 41_000, C, 22, 605, 625, 0.5);
        rest.records().forEach(next::add);
        rest.records().forEach(detector::add);
        assertThat(next.evaluate(Traffic.at(635)).live())
                .hasSize(1)
                .isEqualTo(detector.evaluate(Traffic.at(635)).live());
    }

    @Test
    void restore_damagedOrOther_saysSo() {
        byte[] state = detector.state();
        state[3] = 99;
        assertThat(catchMessage(() -> detector.restore(state))).contains("format 99");
        assertThat(catchMessage(() -> detector.restore(new byte[] {0, 0, 0, 1, 0})))
                .contains("cut off");
    }

    @Test
    void restore_withoutATextThatMustBe_saysSo() {
        StateOutput state = new StateOutput();
        state.text(null);
        StateInput in = new StateInput(state.toByteArray());
        assertThat(catchMessage(in::text)).contains("lacks a text");
    }

    private static String catchMessage(Runnable what) {
        try {
            what.run();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void evaluate_afterMidnight_stillKnowsTheDaysBeforeItsOwn() {
        tell(pivot(), 635);
        assertThat(detector.evaluate(Traffic.at(1_440 + 31)).historyDays()).isEqualTo(6);
        Traffic nextDay = new Traffic()
                .login("10.9.0.1", 40_000, "10.9.0.2", 1_440 + 60, 1_440 + 90)
                .login("10.9.0.2", 41_000, D, 22, 1_440 + 65, 1_440 + 85, 0.5);
        List<Finding> found = tell(nextDay, 1_440 + 91).live();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).historyDays()).isEqualTo(6);
        assertThat(found.get(0).root().daysSeen()).isEqualTo(5);
    }

    @Test
    void drainFrozen_afterMidnight_givesTheDayWithoutWhatIsInAnAlert() {
        tell(pivot().login(D, 44_000, B, 700, 720), 725);
        detector.evaluate(Traffic.at(1_440 + 10));
        assertThat(detector.drainFrozen())
                .as("records of the day may still come")
                .isEmpty();
        detector.evaluate(Traffic.at(1_440 + 31));
        assertThat(detector.drainFrozen())
                .containsExactly(
                        new FrozenDay(Traffic.DAY, List.of(new EdgeDay(Traffic.DAY, D, B, Set.of("ssh"), 1, 0))));
        assertThat(detector.drainFrozen()).isEmpty();
    }

    @Test
    void drainFrozen_allInAlerts_givesTheDayWithoutEdges() {
        tell(pivot(), 635);
        detector.evaluate(Traffic.at(1_440 + 31));
        assertThat(detector.drainFrozen()).containsExactly(new FrozenDay(Traffic.DAY, List.of()));
    }

    @Test
    void dismissed_findingTeachesTheHistory() {
        String id = tell(pivot(), 635).live().get(0).id();
        detector.dismissed(new Dismissed(Set.of(id), Set.of()));
        detector.evaluate(Traffic.at(640));
        detector.evaluate(Traffic.at(1_440 + 31));
        assertThat(detector.drainFrozen().get(0).edges())
                .extracting(EdgeDay::source)
                .containsExactlyInAnyOrder(A, B);
    }

    @Test
    void dismissed_pairsAreUsualAtOnce() {
        tell(pivot(), 635);
        detector.dismissed(new Dismissed(Set.of(), Set.of(new Dismissed.Pair(A, B), new Dismissed.Pair(B, C))));
        assertThat(detector.evaluate(Traffic.at(640)).live()).isEmpty();
    }

    @Test
    void dismissed_takenBack_isNewAgain() {
        tell(pivot(), 635);
        detector.dismissed(new Dismissed(Set.of(), Set.of(new Dismissed.Pair(A, B), new Dismissed.Pair(B, C))));
        assertThat(detector.evaluate(Traffic.at(640)).live()).isEmpty();
        detector.dismissed(Dismissed.NOTHING);
        assertThat(detector.evaluate(Traffic.at(645)).live()).hasSize(1);
    }

    @Test
    void dismissed_beforeTheFirstRecord_makesNoDaysOfHistory() {
        Detector fresh = new Detector(Rules.defaults(), new History());
        fresh.dismissed(new Dismissed(Set.of(), Set.of(new Dismissed.Pair(A, B))));
        assertThat(fresh.evaluate(Traffic.at(600)).historyDays()).isZero();
        pivot().records().forEach(fresh::add);
        assertThat(fresh.evaluate(Traffic.at(1_440 + 31)).historyDays()).isEqualTo(1);
    }

    @Test
    void evaluate_afterMidnight_keepsTheDaysThatItWasGiven() {
        History history = Traffic.history(5);
        for (int day = Traffic.DAY - 5; day < Traffic.DAY; day++) {
            history.add(new EdgeDay(day, A, B, Set.of("ssh"), 2, 0));
        }
        Detector other = new Detector(Rules.defaults(), history);
        pivot().records().forEach(other::add);
        assertThat(other.evaluate(Traffic.at(1_440 + 31)).historyDays()).isEqualTo(6);
        assertThat(history.daysSeen(A, B, Traffic.DAY + 1)).isEqualTo(6);
    }

    @Test
    void evaluate_daysOlderThanTheHistoryIsLong_areForgotten() {
        History history = Traffic.history(Rules.defaults().historyDays() + 3);
        Detector other = new Detector(Rules.defaults(), history);
        pivot().records().forEach(other::add);
        Evaluation evaluation = other.evaluate(Traffic.at(1_440 + 31));
        assertThat(evaluation.historyDays()).isEqualTo(Rules.defaults().historyDays());
    }

    @Test
    void add_anyOrderAcrossMidnight_beginsTheHistoryWithTheEarliest() {
        Traffic traffic = new Traffic().login(A, 40_000, B, 1_430, 1_450);
        for (int seed = 1; seed <= 5; seed++) {
            Detector other = new Detector(Rules.defaults(), new History());
            traffic.shuffled(seed).forEach(other::add);
            assertThat(other.evaluate(Traffic.at(1_455)).historyDays()).isEqualTo(1);
        }
    }

    @Test
    void judge_loginBackToWhereItCameFrom_isNamed() {
        new Traffic()
                .login(A, 40_000, B, 600, 630)
                .login(B, 41_000, A, 605, 625)
                .records()
                .forEach(detector::add);
        assertThat(detector.judge())
                .extracting(Judgement::verdict)
                .containsExactly(
                        "nobody was logged in to " + A + " then or up to 30 min before",
                        "nobody but " + A + " itself was logged in to " + B + " then or up to 30 min before");
    }

    @Test
    void judge_saysWhyNot() {
        Traffic traffic = new Traffic()
                .record(D, 44_000, B, 22, 590, 590.1, 1_800, 2_200)
                .login(A, 40_000, B, 600, 630)
                .login(B, 41_000, C, 22, 605, 625, 0.5);
        traffic.records().forEach(detector::add);
        List<Judgement> judgements = detector.judge();
        assertThat(judgements)
                .extracting(Judgement::verdict)
                .anySatisfy(verdict -> assertThat(verdict).startsWith("no login: 1800 octets to the server"));
        assertThat(judgements).filteredOn(Judgement::chosen).singleElement().satisfies(judgement -> {
            assertThat(judgement.finding()).isNotNull();
            assertThat(judgement.score()).isGreaterThan(0.9);
            Leg parent = judgement.parent();
            assertThat(parent).isNotNull();
            assertThat(parent.source()).isEqualTo(A);
        });
    }

    @Test
    void evaluate_maxGapOfTheRules_counts() {
        Detector other = new Detector(rules(List.of(), Duration.ofHours(2)), Traffic.history(5));
        new Traffic()
                .login(A, 40_000, B, 600, 602)
                .login(B, 41_000, C, 640, 650)
                .records()
                .forEach(other::add);
        assertThat(other.evaluate(Traffic.at(655)).live()).isNotEmpty();
    }

    private static Rules rules(List<IpNetwork> critical, Duration maxGap) {
        Rules rules = Rules.defaults();
        return new Rules(
                rules.services(),
                rules.internal(),
                critical,
                maxGap,
                rules.skew(),
                rules.mergeGap(),
                rules.lateness(),
                rules.maxLifetime(),
                rules.nestDelta(),
                rules.minBytesToServer(),
                rules.minBytesToClient(),
                rules.linkThreshold(),
                rules.alertThreshold(),
                rules.learningDays(),
                rules.trialDays(),
                rules.historyDays());
    }
}
