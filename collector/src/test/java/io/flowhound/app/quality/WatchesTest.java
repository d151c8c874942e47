/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchesTest {
    private boolean storing = true;
    private final BacklogWatch backlog = new BacklogWatch(() -> storing);
    private final ReceivingWatch receiving = new ReceivingWatch();

    @Test
    void backlog_thatGrowsWhileElasticsearchAnswers_fails() {
        for (int i = 0; i <= 40; i++) {
            backlog.look(i * 5_000L, i * 4);
        }
        assertThat(backlog.health().ok()).isFalse();
        assertThat(backlog.health().reason()).startsWith("the oldest datagram waits for 160 s, and that grows");
    }

    @Test
    void backlog_thatIsWorkedOff_isAWarning() {
        for (int i = 0; i <= 40; i++) {
            backlog.look(i * 5_000L, 600 - i * 10);
        }
        assertThat(backlog.health().ok()).isTrue();
        assertThat(backlog.health().warning()).isTrue();
        assertThat(backlog.health().reason()).contains("worked off");
    }

    @Test
    void backlog_whileElasticsearchIsAway_isAWarning_asThatIsToldElsewhere() {
        storing = false;
        for (int i = 0; i <= 40; i++) {
            backlog.look(i * 5_000L, i * 5);
        }
        assertThat(backlog.health().ok()).isTrue();
        assertThat(backlog.health().reason()).contains("Elasticsearch does not store");
    }

    @Test
    void backlog_short_isWell() {
        backlog.look(0, 60);
        assertThat(backlog.health().warning()).isFalse();
    }

    @Test
    void receiving_failsForFiveMinutesAfterADrop() {
        receiving.look(0, 0);
        assertThat(receiving.health().ok()).isTrue();
        receiving.look(5_000, 7);
        receiving.look(10_000, 10);
        assertThat(receiving.health().ok()).isFalse();
        assertThat(receiving.health().reason())
                .startsWith("the kernel has dropped 10 datagrams")
                .contains("rmem_max");
        receiving.look(10_000 + ReceivingWatch.LATELY_MILLIS, 10);
        assertThat(receiving.health().ok()).isFalse();
        receiving.look(10_001 + ReceivingWatch.LATELY_MILLIS, 10);
        assertThat(receiving.health().ok()).isTrue();
    }
}
