/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.app.status.CollectorHints.Figures;
import io.flowhound.metrics.DropReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectorHintsTest {
    private static final long HOUR = 3_600_000;

    private static List<String> texts(Figures figures) {
        return CollectorHints.of(figures).stream()
                .map(hint -> hint.id() + ": " + hint.text())
                .toList();
    }

    @Test
    void allIsWell_hasNone() {
        assertThat(texts(new Figures(HOUR, 1, 60, 30_000, 0, List.of(), Map.of())))
                .isEmpty();
        assertThat(texts(new Figures(120_000, 0, 0, -1, 0, List.of(), Map.of())))
                .as("just started")
                .isEmpty();
    }

    @Test
    void nothingReceived_isSaidAfterTwoMinutes() {
        assertThat(texts(new Figures(HOUR, 0, 0, 0, 0, List.of(), Map.of())))
                .containsExactly(
                        "nothing-received: No datagram with flows has arrived since the collector started, 1 h ago.");
    }

    @Test
    void behind_orStale() {
        assertThat(texts(new Figures(HOUR, 1, 61, 90_000, 0, List.of(), Map.of())))
                .containsExactly("behind: Datagrams of the last 1 min 1 s are not decoded yet.");
        assertThat(texts(new Figures(HOUR, 1, 0, 90_000, 0, List.of(), Map.of())))
                .containsExactly("stale: What follows was so 1 min 30 s ago; the pipeline waits for something.");
    }

    @Test
    void losses_areSaid() {
        assertThat(texts(new Figures(
                        HOUR,
                        1,
                        0,
                        0,
                        2,
                        List.of(),
                        Map.of(DropReason.JOURNAL_FULL, 1_500L, DropReason.JOURNAL_FAILED, 1L))))
                .containsExactly(
                        "journal-full: The journal was full: 1,500 datagrams are lost, the oldest of those who have most in it.",
                        "journal-failed: The journal could not be written: 1 datagram lost.",
                        "refused: Elasticsearch has refused 2 documents; they are in the dead-letter file with the reason.");
    }

    @Test
    void refusals_areSaid() {
        assertThat(texts(new Figures(
                        HOUR,
                        1,
                        0,
                        0,
                        0,
                        List.of("192.0.2.7"),
                        Map.of(DropReason.NOT_ALLOWED, 1_500L, DropReason.RATE_LIMITED, 2L))))
                .containsExactly(
                        "not-allowed: 1,500 datagrams or connections were refused, since listen.allow does not name their"
                                + " senders: 192.0.2.7.",
                        "rate-limited: 2 datagrams of senders that exceed listen.rate-limit were dropped.");
    }
}
