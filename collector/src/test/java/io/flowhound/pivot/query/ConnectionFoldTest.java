/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Rules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFoldTest {
    private static final long H = Windows.HOUR;
    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";
    private static final String OUTSIDE = "198.51.100.1";

    private final Rules rules = Rules.defaults();
    private final EdgeFold edges = new EdgeFold(rules, 7);
    private final ConnectionFold fold = new ConnectionFold(rules, edges);

    private static Traffic traffic(long hour, String source, int from, String destination, int to, long sent) {
        return new Traffic(hour * H, source, from, "", destination, to, "", "x", "", sent, 0);
    }

    private List<EdgeDay> finish() {
        fold.finish();
        return edges.edges();
    }

    @ParameterizedTest
    @CsvSource({
        // Octets to the server and to the client, 0 when unseen.
        "3000, 3200, 1, 0",
        "2999, 3200, 0, 1",
        "3000, 3199, 0, 1",
        "0, 3200, 1, 0",
        "3000, 0, 1, 0",
        "0, 0, 1, 0"
    })
    void add_octets_tellWhetherTheLoginSucceeded(long toServer, long toClient, int sessions, int refused) {
        fold.add(new Traffic(0, A, 40_000, "", B, 22, "", "x", "", toServer, 0));
        fold.add(new Traffic(0, B, 22, "", A, 40_000, "", "x", "", toClient, 0));
        assertThat(finish()).containsExactly(new EdgeDay(7, A, B, Set.of("ssh"), sessions, refused));
    }

    @Test
    void add_exporters_theLargestCounts() {
        fold.add(new Traffic(0, A, 40_000, "", B, 22, "", "x", "", 2_000, 2_000));
        fold.add(new Traffic(0, A, 40_000, "", B, 22, "", "y", "", 2_000, 2_000));
        assertThat(finish()).containsExactly(new EdgeDay(7, A, B, Set.of("ssh"), 0, 1));
    }

    @Test
    void add_samePortsAfterASilentHour_areASecondSession() {
        fold.add(traffic(0, A, 40_000, B, 22, 5_000));
        fold.add(traffic(1, A, 40_000, B, 22, 5_000));
        fold.add(traffic(2, A, 40_000, B, 22, 5_000));
        fold.add(traffic(4, A, 40_000, B, 22, 5_000));
        assertThat(finish()).containsExactly(new EdgeDay(7, A, B, Set.of("ssh"), 2, 0));
    }

    @Test
    void add_manyHours_keepsOnlyTheLastTwo() {
        for (int hour = 0; hour < 24; hour++) {
            for (int port = 0; port < 100; port++) {
                fold.add(traffic(hour, A, 40_000 + port, B, 22, 5_000));
            }
            for (int port = 0; port < 100; port++) {
                fold.add(traffic(hour, A, 10_000 + hour * 100 + port, B, 22, 5_000));
            }
            assertThat(fold.open()).isLessThanOrEqualTo(300);
        }
        assertThat(finish()).containsExactly(new EdgeDay(7, A, B, Set.of("ssh"), 2_500, 0));
    }

    @ParameterizedTest
    @CsvSource({"3389, 443", "3389, 8443", "22, 80"})
    void add_otherSideIsAWellKnownServer_isNoLogin(int from, int to) {
        fold.add(traffic(0, A, from, B, to, 5_000));
        fold.add(traffic(0, B, to, A, from, 5_000));
        assertThat(finish()).isEmpty();
    }

    @Test
    void add_hostTalksToItself_isNoLogin() {
        fold.add(traffic(0, A, 40_000, A, 22, 5_000));
        assertThat(finish()).isEmpty();
    }

    @Test
    void add_bothAreLoginPorts_lowerIsTheServer() {
        fold.add(traffic(0, A, 22, B, 3_389, 5_000));
        assertThat(finish()).containsExactly(new EdgeDay(7, B, A, Set.of("ssh"), 1, 0));
    }

    @Test
    void add_namedByItsExporter_lowerPortIsTheServer() {
        fold.add(new Traffic(0, B, 2_222, "", A, 40_000, "", "x", "SSH", 5_000, 5_000));
        assertThat(finish()).containsExactly(new EdgeDay(7, A, B, Set.of("ssh"), 1, 0));
    }

    @Test
    void add_refusedFromOutside_isLeftOut() {
        fold.add(traffic(0, OUTSIDE, 40_000, B, 22, 100));
        fold.add(traffic(0, A, 40_000, B, 22, 100));
        assertThat(finish()).containsExactly(new EdgeDay(7, A, B, Set.of("ssh"), 0, 1));
    }

    @Test
    void add_identities_goWithTheConnection() {
        fold.add(new Traffic(0, A, 40_000, "", B, 22, "", "x", "", 2_000, 0));
        fold.add(new Traffic(0, A, 40_000, "M", B, 22, "", "x", "", 2_000, 0));
        fold.add(new Traffic(0, B, 22, "N", A, 40_000, "M", "x", "", 4_000, 0));
        fold.add(new Traffic(0, A, 40_001, "", B, 22, "", "x", "", 4_000, 0));
        assertThat(finish())
                .containsExactlyInAnyOrder(
                        new EdgeDay(7, A, "M", B, "N", Set.of("ssh"), 1, 0), new EdgeDay(7, A, B, Set.of("ssh"), 1, 0));
    }
}
