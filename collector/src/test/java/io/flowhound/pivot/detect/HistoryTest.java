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
        assertThat(history.daysSeen("a", "b", 13)).isGreaterThan(2);
        assertThat(history.trust(Set.of(new Dismissed.Pair("a", "b")))).isFalse();
        assertThat(history.trust(Set.of())).isTrue();
        assertThat(history.daysSeen("a", "b", 13)).isZero();
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
}
