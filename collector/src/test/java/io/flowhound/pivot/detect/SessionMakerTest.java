/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Services;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMakerTest {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final long NONE = LoginRecord.UNSEEN;

    private final Connection connection = new Connection(
            Tuple.of("10.0.0.1", 40_000, "10.0.0.2", 22),
            new Host("10.0.0.1", true),
            new Host("10.0.0.2", true),
            Services.SSH,
            true,
            false);

    private void piece(double begin, double end, long toServer, long toClient, int flags, String exporter) {
        piece(begin, end, toServer, toClient, flags, exporter, false, false);
    }

    private void piece(
            double begin,
            double end,
            long toServer,
            long toClient,
            int flags,
            String exporter,
            boolean unanswered,
            boolean duplicate) {
        connection.add(new Piece(
                Traffic.at(begin),
                Traffic.at(end),
                toServer,
                toClient,
                flags,
                exporter,
                1,
                null,
                null,
                null,
                unanswered,
                duplicate));
    }

    private List<Session> sessions() {
        new SessionMaker(Rules.defaults()).make(connection);
        return connection.sessions();
    }

    @Test
    void make_directionsAndSlices_areOneSession() {
        piece(0, 1, 2_000, NONE, SYN, "a");
        piece(0, 1, NONE, 3_000, SYN, "a");
        piece(1, 2, 1_500, NONE, FIN, "a");
        assertThat(sessions()).singleElement().satisfies(session -> {
            assertThat(session.toServer).isEqualTo(3_500);
            assertThat(session.toClient).isEqualTo(3_000);
            assertThat(session.start).isEqualTo(Traffic.at(0));
            assertThat(session.end).isEqualTo(Traffic.at(2));
        });
    }

    @Test
    void make_twoExporters_countTheSameOctetsOnce() {
        piece(0, 1, 5_000, NONE, SYN, "a");
        piece(0.01, 1, 4_000, NONE, SYN, "b");
        assertThat(sessions()).singleElement().satisfies(session -> {
            assertThat(session.toServer).isEqualTo(5_000);
            assertThat(session.toClient).isEqualTo(NONE);
        });
    }

    @Test
    void make_duplicate_addsNoOctets() {
        piece(0, 1, 5_000, 7_000, SYN, "a");
        piece(0, 1, 6_000, NONE, SYN, "b", false, true);
        piece(0, 1, NONE, 9_000, SYN, "a", false, true);
        assertThat(sessions()).singleElement().satisfies(session -> {
            assertThat(session.toServer).isEqualTo(5_000);
            assertThat(session.toClient).isEqualTo(7_000);
        });
    }

    @Test
    void make_refusedOrAttempted_isNoLoginHoweverMuchWasSaid() {
        piece(0, 1, 50_000, 50_000, SYN, "a", true, false);
        assertThat(sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.established()).isFalse());
    }

    @Test
    void make_refusedFirstThenLetIn_countsOnlyTheLogin() {
        piece(0, 1, 9_000, 9_000, SYN, "a", true, false);
        piece(2, 3, 4_000, 5_000, SYN, "a");
        assertThat(sessions()).singleElement().satisfies(session -> {
            assertThat(session.established()).isTrue();
            assertThat(session.toServer).isEqualTo(4_000);
            assertThat(session.toClient).isEqualTo(5_000);
        });
    }

    @Test
    void make_longPause_isAnotherSession() {
        piece(0, 1, 5_000, NONE, 0, "a");
        piece(30.9, 32, 5_000, NONE, 0, "a");
        assertThat(sessions()).hasSize(1);
        piece(62.1, 63, 5_000, NONE, 0, "a");
        assertThat(sessions()).hasSize(2);
    }

    @Test
    void make_endAndNewBeginning_isAnotherSession() {
        piece(0, 1, 5_000, NONE, SYN | FIN, "a");
        piece(2, 3, 5_000, NONE, SYN | FIN, "a");
        assertThat(sessions()).hasSize(2);
    }

    @Test
    void make_again_keepsItsSessions() {
        piece(0, 1, 5_000, NONE, 0, "a");
        Session first = sessions().get(0);
        piece(1, 2, 5_000, NONE, 0, "a");
        assertThat(sessions()).containsExactly(first);
        assertThat(first.toServer).isEqualTo(10_000);
    }

    @Test
    void add_sameRecordTwice_countsOnce() {
        piece(0, 1, 5_000, NONE, 0, "a");
        piece(0, 1, 5_000, NONE, 0, "a");
        assertThat(sessions().get(0).toServer).isEqualTo(5_000);
    }

    @Test
    void established_takesEnoughInEachSeenDirection() {
        piece(0, 1, 2_999, NONE, 0, "a");
        assertThat(sessions().get(0).established()).isFalse();
        piece(1, 2, 1, NONE, 0, "a");
        assertThat(sessions().get(0).established()).isTrue();
        piece(1, 2, NONE, 3_199, 0, "a");
        assertThat(sessions().get(0).established()).isFalse();
    }

    @Test
    void add_sessionOfWeeks_isFoldedAndKeepsItsOctets() {
        for (int minute = 0; minute < 5_000; minute++) {
            piece(minute, minute + 0.9, 10, NONE, 0, "a");
        }
        assertThat(connection.pieces()).hasSizeLessThan(3_000);
        assertThat(sessions()).singleElement().satisfies(session -> {
            assertThat(session.toServer).isEqualTo(50_000);
            assertThat(session.start).isEqualTo(Traffic.at(0));
        });
    }
}
