/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellersTest {
    private static final long NONE = LoginRecord.UNSEEN;

    private final Tellers tellers = new Tellers(5_000);
    private final List<Piece> pieces = new ArrayList<>();

    private Piece told(double begin, double end, long octets, String exporter, boolean duplicate) {
        Piece piece = new Piece(
                Traffic.at(begin), Traffic.at(end), octets, NONE, 0, exporter, 1, null, null, null, false, duplicate);
        pieces.add(piece);
        pieces.sort(Piece.ORDER);
        return piece;
    }

    private long octets() {
        return tellers.octets(pieces, Piece::fromLow);
    }

    @Test
    void octets_sameTimeByTwo_areTheirsWhoSawMost() {
        told(0, 0.9, 700, "a", false);
        told(0, 0.9, 900, "b", false);
        told(1, 1.9, 900, "a", false);
        assertThat(octets()).isEqualTo(1_600);
        assertThat(tellers.octets(pieces, Piece::fromHigh)).isEqualTo(NONE);
    }

    @Test
    void octets_oneGoesOnWhereTheOtherStopped_areTheSum() {
        told(0, 5, 5_000, "a", false);
        told(5, 5.9, 800, "b", false);
        told(6, 6.9, 800, "b", false);
        assertThat(octets()).isEqualTo(6_600);
    }

    @Test
    void octets_duplicates_countOnlyWhereNobodyElseTells() {
        told(0, 0.9, 1_000, "a", false);
        told(0, 0.9, 4_000, "b", true);
        assertThat(octets()).isEqualTo(1_000);
        pieces.removeIf(piece -> !piece.duplicate());
        assertThat(octets()).isEqualTo(4_000);
    }

    @Test
    void octets_duplicateByTheSameExporter_isNotAdded() {
        told(0, 0.9, 1_000, "a", false);
        told(0.1, 0.8, 1_000, "a", true);
        assertThat(octets()).isEqualTo(1_000);
    }

    @Test
    void octets_clocksOfBothDifferAndTheyOverlapInPart_areNotTheSum() {
        told(0, 0.9, 2_000, "a", false);
        told(0.95, 1.9, 2_000, "b", false);
        told(0.5, 0.95, 100, "b", false);
        assertThat(octets()).isEqualTo(2_100);
    }

    @Test
    void finest_whoToldInMoreSlices_tellsAndOthersFillWhatIsMissing() {
        Piece whole = told(0, 5, 9_000, "a", false);
        Piece first = told(0, 0.9, 900, "b", false);
        Piece second = told(3, 3.9, 500, "b", true);
        Piece third = told(4, 4.9, 500, "b", true);
        Piece later = told(7, 8, 300, "a", false);
        assertThat(tellers.finest(pieces, Piece::fromLow)).containsExactlyInAnyOrder(first, second, third, later);
        assertThat(pieces).contains(whole);
        assertThat(tellers.finest(pieces, Piece::fromHigh)).isEmpty();
    }
}
