/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Schedule schedule = new Schedule(MINUTE, HOUR + 20_000);

    @Test
    void over_eachWholeMinute() {
        assertThat(schedule.over(HOUR + MINUTE - 1)).isNull();
        Span first = new Span(HOUR + 20_000, HOUR + MINUTE);
        assertThat(schedule.over(HOUR + MINUTE + 3)).isEqualTo(first);
        assertThat(schedule.over(HOUR + MINUTE + 4)).as("not done yet").isEqualTo(first);
        schedule.done(first);
        assertThat(schedule.over(HOUR + MINUTE + 5)).isNull();
        assertThat(schedule.remaining(HOUR + MINUTE + 5)).isEqualTo(MINUTE - 5);
        assertThat(schedule.last(HOUR + MINUTE + 5)).isEqualTo(new Span(HOUR + MINUTE, HOUR + MINUTE + 5));
    }

    @Test
    void clockSetBack_beginsAnew_withOtherIds() {
        Span before = new Span(HOUR + 20_000, HOUR + MINUTE);
        schedule.done(before);
        assertThat(schedule.over(30_000)).isNull();
        assertThat(schedule.remaining(30_000)).isEqualTo(30_000);
        Span again = schedule.over(MINUTE);
        assertThat(again).isEqualTo(new Span(30_000, MINUTE, 1));
        Identity identity = new Identity("c", "host", "1");
        assertThat(identity.document(new Span(0, MINUTE), "collector", "").id())
                .isNotEqualTo(identity.document(new Span(30_000, MINUTE, 1), "collector", "")
                        .id());
    }

    @Test
    void clockSetForward_isOneLongTime() {
        assertThat(schedule.over(3 * HOUR + 7)).isEqualTo(new Span(HOUR + 20_000, 3 * HOUR));
    }

    @Test
    void last_atTheBegin_isNone() {
        assertThat(schedule.last(HOUR + 20_000)).isNull();
    }
}
