/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = new History();

    private void seen(int day, String source, String destination) {
        history.add(new EdgeDay(day, source, destination, Set.of("ssh"), 1, 0));
    }

    @Test
    void daysSeen_countsEarlierDaysWithLoginsOnly() {
        seen(1, "a", "b");
        seen(2, "a", "b");
        history.add(new EdgeDay(3, "a", "b", Set.of("ssh"), 0, 7));
        seen(4, "a", "b");
        assertThat(history.daysSeen("a", "b", 4)).isEqualTo(2);
        assertThat(history.daysSeen("a", "b", 1)).isZero();
        assertThat(history.daysSeen("b", "a", 4)).isZero();
    }

    @Test
    void rate_countsPairsThatWereNewAfterTheFirstDay() {
        seen(10, "a", "b");
        seen(11, "a", "c");
        seen(11, "a", "d");
        seen(12, "a", "b");
        assertThat(history.sourceRate("a", 13)).isEqualTo(2 / 2.0);
        assertThat(history.destinationRate("c", 13)).isEqualTo(1 / 2.0);
        assertThat(history.destinationRate("b", 13)).isZero();
        assertThat(history.sourceRate("a", 11)).isZero();
    }

    @Test
    void replace_takesTheDayBack() {
        seen(10, "a", "b");
        seen(11, "a", "c");
        history.replace(11, List.of());
        assertThat(history.daysSeen("a", "c", 12)).isZero();
        assertThat(history.sourceRate("a", 12)).isZero();
        assertThat(history.daysSeen("a", "b", 12)).isEqualTo(1);
    }

    @Test
    void forgetBefore_movesTheBeginning() {
        seen(10, "a", "b");
        seen(11, "a", "c");
        history.forgetBefore(11);
        assertThat(history.days(13)).isEqualTo(2);
        assertThat(history.daysSeen("a", "b", 13)).isZero();
    }

    @Test
    void days_countFromTheFirstOneWatched() {
        assertThat(history.days(13)).isZero();
        history.begin(10);
        assertThat(history.days(13)).isEqualTo(3);
        assertThat(history.days(9)).isZero();
    }

    @Test
    void trust_makesAPairUsual() {
        history.begin(10);
        assertThat(history.trust(Set.of(new Dismissed.Pair("a", "b")))).isTrue();
        assertThat(history.trustedDays("a", "b")).isGreaterThan(2);
        assertThat(history.trustedDays("b", "a")).isZero();
        assertThat(history.trust(Set.of(new Dismissed.Pair("a", "b")))).isFalse();
        assertThat(history.trust(Set.of())).isTrue();
        assertThat(history.trustedDays("a", "b")).isZero();
    }

    @Test
    void roles_comeFromWhatHostsDoDayAfterDay() {
        for (int day = 10; day < 14; day++) {
            for (int i = 0; i < 12; i++) {
                seen(day, "ansible", "server" + i);
                seen(day, "client" + i, "collector");
            }
            for (int i = 0; i < 4; i++) {
                seen(day, "admin" + i, "jump");
                seen(day, "jump", "server" + i);
            }
            for (int i = 0; i < 30; i++) {
                history.add(new EdgeDay(day, "scanner", "server" + i, Set.of("ssh"), i == 0 ? 1 : 0, i == 0 ? 0 : 3));
            }
        }
        assertThat(history.roles("ansible", 14)).containsExactly(Role.AUTOMATION);
        assertThat(history.roles("collector", 14)).containsExactly(Role.COLLECTOR);
        assertThat(history.roles("jump", 14)).containsExactly(Role.JUMP_HOST);
        assertThat(history.roles("scanner", 14)).containsExactly(Role.SCANNER);
        assertThat(history.roles("admin1", 14)).isEmpty();
        assertThat(history.roles("ansible", 10)).isEmpty();
    }

    /** How often a client was seen at the server "s" before a day. */
    private int seenAtServer(String address, @Nullable String machine, int day) {
        return history.daysSeen(history.key(address, machine, day), history.key("s", null, day), day);
    }

    private void seenAs(int day, String source, @Nullable String machine) {
        history.add(new EdgeDay(day, source, machine, "s", null, Set.of("ssh"), 1, 0));
    }

    @Test
    void machine_movesToAnotherAddress_keepsWhatItIsKnownFor() {
        seenAs(10, "a1", "M");
        seenAs(11, "a2", "M");
        assertThat(seenAtServer("a3", "M", 12)).isEqualTo(2);
        assertThat(history.sourceRate(history.key("a3", "M", 12), 12)).isZero();
    }

    @Test
    void address_movesToAnotherMachine_whichInheritsNothing() {
        seenAs(10, "a1", "M");
        seenAs(11, "a1", "M");
        assertThat(seenAtServer("a1", "N", 12)).isZero();
        seenAs(12, "a1", "N");
        assertThat(seenAtServer("a1", "N", 13)).isEqualTo(1);
        assertThat(seenAtServer("a9", "M", 13)).isEqualTo(2);
    }

    @Test
    void firstLease_ofAnAddress_takesOverWhatWasDoneFromIt() {
        seenAs(10, "a1", null);
        seenAs(11, "a1", null);
        assertThat(seenAtServer("a1", "M", 12)).as("before the day is history").isEqualTo(2);
        seenAs(12, "a1", "M");
        assertThat(seenAtServer("a1", "M", 12)).as("after it is").isEqualTo(2);
        assertThat(seenAtServer("a2", "M", 13)).isEqualTo(3);
        assertThat(history.sourceRate(history.key("a2", "M", 13), 13))
                .as("no pair is new because it has another key")
                .isZero();
        assertThat(seenAtServer("a1", "N", 13)).isZero();
    }

    @Test
    void firstLease_onADayThatBeganWithoutOne_countsTheDayOnce() {
        seenAs(10, "a1", null);
        seenAs(10, "a1", "M");
        assertThat(seenAtServer("a1", "M", 11)).isEqualTo(1);
        assertThat(seenAtServer("a2", "M", 11)).isEqualTo(1);
    }

    @Test
    void knownMachine_atAnAddressOfSomebodyWithoutALease_inheritsNothing() {
        seenAs(10, "static", null);
        seenAs(10, "a1", "M");
        seenAs(11, "static", null);
        assertThat(seenAtServer("static", "M", 12)).isEqualTo(1);
        seenAs(12, "static", "M");
        assertThat(seenAtServer("a1", "M", 13)).isEqualTo(2);
        assertThat(history.daysSeen("static", "s", 13))
                .as("its own days stay its own")
                .isEqualTo(2);
    }

    @Test
    void daysWithoutALease_belongToWhoHadTheAddressLast() {
        seenAs(10, "a1", "M");
        seenAs(11, "a1", null);
        assertThat(seenAtServer("a1", null, 12)).isEqualTo(2);
        assertThat(seenAtServer("a2", "M", 12)).isEqualTo(2);
        seenAs(12, "a1", "M");
        assertThat(seenAtServer("a2", "M", 13)).isEqualTo(3);
    }

    @Test
    void daysWithoutALease_betweenTwoMachines_areNobodys() {
        seenAs(10, "a1", "M");
        seenAs(11, "a1", null);
        seenAs(12, "a1", "N");
        assertThat(seenAtServer("a9", "M", 13)).isEqualTo(1);
        assertThat(seenAtServer("a1", "N", 13)).isEqualTo(1);
    }

    @Test
    void daysWithoutALease_afterTheMachineWasSeenElsewhere_areNotOfIt() {
        seenAs(10, "a1", "M");
        seenAs(11, "a2", "M");
        seenAs(11, "a1", null);
        assertThat(seenAtServer("a2", "M", 12)).isEqualTo(2);
        assertThat(seenAtServer("a1", null, 12)).isEqualTo(1);
    }

    @Test
    void severalMachines_onTheFirstDayWithLeases_inheritNothingForGood() {
        seenAs(10, "a1", null);
        seenAs(11, "a1", "M");
        seenAs(11, "a1", "N");
        assertThat(seenAtServer("a1", "M", 12)).isEqualTo(1);
        assertThat(seenAtServer("a1", "N", 12)).isEqualTo(1);
        assertThat(seenAtServer("a1", null, 12)).isEqualTo(1);
    }

    @Test
    void server_movesToAnotherAddress_isNotNewToItsClients() {
        history.add(new EdgeDay(10, "c", null, "a1", "M", Set.of("ssh"), 1, 0));
        history.add(new EdgeDay(11, "d", null, "a2", "M", Set.of("ssh"), 1, 0));
        assertThat(history.daysSeen("c", history.key("a3", "M", 12), 12)).isEqualTo(1);
        assertThat(history.clients("a2")).isEqualTo(2);
        assertThat(history.clients("a1")).as("nobody's since M moved on").isZero();
    }

    @Test
    void roles_goWithTheMachine() {
        for (int day = 10; day < 14; day++) {
            for (int i = 0; i < 4; i++) {
                history.add(new EdgeDay(day, "admin" + i, null, "a" + day, "M", Set.of("ssh"), 1, 0));
                history.add(new EdgeDay(day, "a" + day, "M", "server" + i, null, Set.of("ssh"), 1, 0));
            }
        }
        assertThat(history.roles(history.key("a99", "M", 14), 14)).containsExactly(Role.JUMP_HOST);
        assertThat(history.roles(history.key("a13", "N", 14), 14)).isEmpty();
    }

    @Test
    void replace_takesLeasesBack() {
        seenAs(10, "a1", null);
        seenAs(11, "a1", "M");
        assertThat(seenAtServer("a2", "M", 12)).isEqualTo(2);
        history.replace(11, List.of());
        assertThat(seenAtServer("a2", "M", 12)).isZero();
        assertThat(seenAtServer("a1", null, 12)).isEqualTo(1);
    }
}
