/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.query.TestIndices.RequestCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontierIT {
    /** 2026-03-02T10:00:00Z. */
    private static final long T = 1_772_445_600_000L;

    private static final long HOUR = 3_600_000;
    private static final long REQUESTS_A_LEVEL = 4;

    private final TestIndices indices = new TestIndices();
    private final Frontier frontier = new Frontier(new LoginReader(indices.client, Services.defaults()));
    private final Set<String> edges = new TreeSet<>();
    private String index = "";

    @BeforeEach
    void create() throws Exception {
        index = indices.flows("2026.03.02");
    }

    @AfterEach
    void close() throws Exception {
        indices.close();
    }

    private static String host(int number) {
        return "10.0." + number / 256 + "." + number % 256;
    }

    private static FlowDocument login(int from, int to) {
        return FlowDocument.at(T, host(from), 40_000, host(to), 22).sent(5_000).received(7_000);
    }

    /** An exporter that tells of the answers alone. */
    private static FlowDocument answer(int from, int to) {
        return FlowDocument.at(T, host(to), 22, host(from), 40_000).sent(7_000);
    }

    private void take(LoginRecord login) {
        boolean answer = login.sourcePort() == 22;
        String client = answer ? login.destination() : login.source();
        String server = answer ? login.source() : login.destination();
        edges.add(client.substring(client.lastIndexOf('.') + 1) + ">" + server.substring(server.lastIndexOf('.') + 1));
    }

    /** 1 > 2 > 3 > 4 is the way; 5 came to 3 as well, 6 was reached from 3, and 7 > 8 has nothing to do with it. */
    private void storeWay() throws Exception {
        indices.store(
                index, login(1, 2), answer(2, 3), login(3, 4), login(5, 3), answer(3, 6), login(7, 8), login(7, 6));
    }

    @Test
    void back_readsWhatLedThere_andNothingThatWentElsewhere() throws Exception {
        storeWay();
        frontier.back(List.of(host(4)), T - HOUR, T + HOUR, this::take);
        assertThat(edges).containsExactlyInAnyOrder("3>4", "2>3", "5>3", "1>2");
    }

    @Test
    void forward_readsWhereItWentOn_andWhoElseCameToEachHostOnTheWay() throws Exception {
        storeWay();
        frontier.forward(List.of(host(2)), T - HOUR, T + HOUR, this::take);
        assertThat(edges).containsExactlyInAnyOrder("2>3", "3>4", "3>6", "1>2", "5>3", "7>6");
    }

    @Test
    void back_readsOnlyTheTimeThatIsAskedFor() throws Exception {
        storeWay();
        frontier.back(List.of(host(4)), T + 11_000, T + HOUR, this::take);
        frontier.back(List.of(host(4)), T - HOUR, T, this::take);
        assertThat(edges).isEmpty();
        frontier.back(List.of(host(4)), T + 10_000, T + HOUR, this::take);
        assertThat(edges).hasSize(4);
    }

    @Test
    void requests_dependOnTheLevels_notOnTheHostsOfEach() throws Exception {
        List<FlowDocument> tree = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            tree.add(login(1_000 + i, 1)); // all to one
            tree.add(login(3_000 + i, 1_000 + i)); // and one to each of these
        }
        indices.store(index, tree);
        RequestCount count = indices.count();
        List<LoginRecord> read = new ArrayList<>();
        frontier.back(List.of(host(1)), T - HOUR, T + HOUR, read::add);
        assertThat(read).hasSize(800);
        // The third level says that nobody came to those.
        assertThat(count.sent()).isPositive().isLessThanOrEqualTo((int) (3 * REQUESTS_A_LEVEL));
    }

    @Test
    void back_onALongWayAndInACircle_ends() throws Exception {
        List<FlowDocument> way = new ArrayList<>();
        for (int i = 1; i <= 2 * Rules.MAX_DEPTH; i++) {
            way.add(login(i, i + 1));
        }
        way.add(login(2 * Rules.MAX_DEPTH + 1, 2 * Rules.MAX_DEPTH));
        indices.store(index, way);
        RequestCount count = indices.count();
        List<LoginRecord> read = new ArrayList<>();
        frontier.back(List.of(host(2 * Rules.MAX_DEPTH + 1)), T - HOUR, T + HOUR, read::add);
        assertThat(read).hasSize(Rules.MAX_DEPTH + 1);
        assertThat(count.sent()).isLessThanOrEqualTo((int) (Rules.MAX_DEPTH * REQUESTS_A_LEVEL));
    }
}
