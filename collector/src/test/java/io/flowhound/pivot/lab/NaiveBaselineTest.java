/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaiveBaselineTest {
    private static final long HOUR = 3_600_000;

    private final NaiveBaseline method = new NaiveBaseline(Services.defaults(), Duration.ofHours(1));
    private final List<NaiveBaseline.Graph> graphs = new ArrayList<>();

    private static LoginRecord login(long start, String source, String destination, int port) {
        return new LoginRecord(
                start, start, start, source, 40_000, destination, port, 100, LoginRecord.UNSEEN, 0, "e", 1, null, null);
    }

    private void hunt(LoginRecord... logins) {
        method.hunt(List.of(logins), 0, graphs::add);
    }

    @Test
    void hunt_twoHopsInOneHour_areOneGraphFromEachBeginning() {
        hunt(login(1, "a", "b", 22), login(2, "b", "c", 22), login(3, "c", "d", 3389));

        assertThat(graphs).extracting(NaiveBaseline.Graph::source).containsExactly("a", "b");
        assertThat(graphs.get(0).steps()).hasSize(2);
        assertThat(method.lookUps()).isEqualTo(3 + 2 + 1);
    }

    @Test
    void hunt_childBeforeItsParent_isTakenAllTheSame() {
        hunt(login(5, "a", "b", 22), login(1, "b", "c", 22));

        assertThat(graphs).hasSize(1);
    }

    @Test
    void hunt_childInTheNextHourOrOnAnotherPort_isNot() {
        hunt(login(HOUR - 1, "a", "b", 22), login(HOUR, "b", "c", 22), login(HOUR - 1, "b", "d", 443));

        assertThat(graphs).isEmpty();
    }

    @Test
    void hunt_circles_end() {
        hunt(login(1, "a", "b", 22), login(2, "b", "c", 22), login(3, "c", "b", 22), login(4, "b", "b", 22));

        assertThat(graphs)
                .isNotEmpty()
                .allSatisfy(graph -> assertThat(graph.steps()).hasSizeLessThan(9));
    }

    @Test
    void document_ofAGraph_hasARowForEachParentOfAConnection() {
        hunt(login(1, "a", "b", 22), login(2, "b", "c", 22));

        assertThat(NaiveAlert.document(graphs.get(0)))
                .hasToString(
                        "{\"event\":{\"id\":\"a-b-1\"},\"pivot\":{\"score\":1,\"path\":["
                                + "{\"leg\":0,\"source\":{\"ip\":\"a\",\"port\":40000},\"destination\":{\"ip\":\"b\",\"port\":22}},"
                                + "{\"leg\":1,\"parent\":0,\"source\":{\"ip\":\"b\",\"port\":40000},\"destination\":{\"ip\":\"c\",\"port\":22}}]}}");
    }
}
