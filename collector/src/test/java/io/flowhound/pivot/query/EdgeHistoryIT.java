/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.query.TestIndices.RequestCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeHistoryIT {
    private static final int DAY = 20_514;
    private static final long MIDNIGHT = DAY * 86_400_000L;
    private static final long HOUR = 3_600_000;
    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";
    private static final String C = "10.0.0.3";

    private final TestIndices indices = new TestIndices();
    private final Rules rules = Rules.defaults();

    @AfterEach
    void close() throws Exception {
        indices.close();
    }

    @Test
    void day_bothShapesOfDocuments_sameEdge() throws Exception {
        String index = indices.flows("1");
        List<FlowDocument> documents = new ArrayList<>();
        // One direction a document, told by two exporters, in slices over two hours: 4,000 and 6,000 octets in all.
        for (long hour : List.of(10L, 11L)) {
            for (String exporter : List.of("192.0.2.1", "192.0.2.2")) {
                long at = MIDNIGHT + hour * HOUR;
                documents.add(FlowDocument.at(at, A, 40_000, B, 22).sent(2_000).by(exporter));
                documents.add(FlowDocument.at(at, B, 22, A, 40_000).sent(3_000).by(exporter));
            }
        }
        // A merged conversation, and one by its name, whose server port is the lower one.
        documents.add(FlowDocument.at(MIDNIGHT, B, 50_000, C, 3_389).sent(9_000).received(9_000));
        documents.add(FlowDocument.at(MIDNIGHT, A, 50_000, C, 2_222)
                .sent(9_000)
                .received(9_000)
                .text("/network", "application", "ssh"));
        // The day before, and the one after.
        documents.add(FlowDocument.at(MIDNIGHT - HOUR, C, 50_001, A, 22).sent(9_000));
        documents.add(FlowDocument.at(MIDNIGHT + 24 * HOUR, C, 50_002, A, 22).sent(9_000));
        indices.store(index, documents);
        for (int page : List.of(1, 3, 1_000)) {
            assertThat(new EdgeHistory(indices.client, rules, page).day(DAY))
                    .containsExactlyInAnyOrder(
                            new EdgeDay(DAY, A, B, Set.of("ssh"), 1, 0),
                            new EdgeDay(DAY, B, C, Set.of("rdp"), 1, 0),
                            new EdgeDay(DAY, A, C, Set.of("ssh"), 1, 0));
        }
    }

    @Test
    void day_identities_areOfTheConnection_whicheverIndexHasThem() throws Exception {
        List<FlowDocument> documents = new ArrayList<>();
        documents.add(FlowDocument.at(MIDNIGHT, A, 40_000, B, 22)
                .sent(2_000)
                .text("/flow/source", "id", A) // what nobody knew better: it says nothing
                .text("/flow/destination", "id", B));
        documents.add(FlowDocument.at(MIDNIGHT + HOUR, A, 40_000, B, 22)
                .sent(2_000)
                .text("/flow/source", "id", "00-00-5E-00-53-01"));
        documents.add(FlowDocument.at(MIDNIGHT + HOUR, B, 22, A, 40_000)
                .sent(9_000)
                .text("/flow/source", "id", "00-00-5E-00-53-02")
                .text("/flow/destination", "id", "00-00-5E-00-53-01"));
        indices.store(indices.flows("1"), documents);
        indices.store(
                indices.earlierFlows("0"),
                FlowDocument.at(MIDNIGHT + HOUR, A, 40_001, C, 22).sent(9_000));
        for (int page : List.of(1, 3, 1_000)) {
            assertThat(new EdgeHistory(indices.client, rules, page).day(DAY))
                    .containsExactlyInAnyOrder(
                            new EdgeDay(DAY, A, "00-00-5E-00-53-01", B, "00-00-5E-00-53-02", Set.of("ssh"), 1, 0),
                            new EdgeDay(DAY, A, C, Set.of("ssh"), 1, 0));
        }
    }

    @Test
    void day_exportersAreNotAddedUp() throws Exception {
        String index = indices.flows("1");
        List<FlowDocument> documents = new ArrayList<>();
        for (String exporter : List.of("192.0.2.1", "192.0.2.2", "192.0.2.3")) {
            documents.add(
                    FlowDocument.at(MIDNIGHT, A, 40_000, B, 22).sent(2_000).by(exporter));
        }
        indices.store(index, documents);
        assertThat(new EdgeHistory(indices.client, rules).day(DAY))
                .containsExactly(new EdgeDay(DAY, A, B, Set.of("ssh"), 0, 1));
    }

    @Test
    void load_fromFlowsAtFirst_fromTheBaselineThen() throws Exception {
        indices.baseline();
        String index = indices.flows("1");
        indices.store(
                index,
                IntStream.range(0, 3)
                        .mapToObj(i -> FlowDocument.at(MIDNIGHT + i * HOUR, A, 40_000 + i, B, 22)
                                .sent(9_000))
                        .toList());
        indices.store(
                index,
                FlowDocument.at(MIDNIGHT + 48 * HOUR, B, 40_000, C, 5_985).received(9_000));
        HistoryLoader loader = new HistoryLoader(indices.client, rules, true);
        EdgeDay first = new EdgeDay(DAY, A, B, Set.of("ssh"), 3, 0);
        EdgeDay second = new EdgeDay(DAY + 2, B, C, Set.of("winrm"), 1, 0);
        List<EdgeDay> edges = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        assertThat(new HistoryLoader(indices.client, rules, false).load(DAY + 2, edges::add, lines::add))
                .containsExactly(DAY);
        assertThat(edges).containsExactly(first);
        assertThat(new BaselineStore(indices.client).completeDays(0, DAY + 2)).isEmpty();
        edges.clear();
        lines.clear();
        assertThat(loader.load(DAY + 2, edges::add, lines::add)).containsExactly(DAY);
        assertThat(edges).containsExactly(first);
        assertThat(lines).containsExactly("history: 2026-03-02 worked out from the flows, 1 pairs of hosts");

        RequestCount count = indices.count();
        edges.clear();
        lines.clear();
        assertThat(loader.load(DAY + 3, edges::add, lines::add)).containsExactly(DAY, DAY + 2);
        assertThat(edges).containsExactlyInAnyOrder(first, second);
        assertThat(lines).hasSize(1).first().asString().contains("2026-03-04");
        assertThat(count.sent()).as("6 for the first day, 5 for the second").isEqualTo(11);

        edges.clear();
        assertThat(loader.load(DAY + 3, edges::add, lines::add)).containsExactly(DAY, DAY + 2);
        assertThat(edges).containsExactlyInAnyOrder(first, second);
        assertThat(lines).hasSize(1);
    }

    @Test
    void load_nothingThere_isThreeRequests() throws Exception {
        RequestCount count = indices.count();
        assertThat(new HistoryLoader(indices.client, rules, true).load(DAY, edge -> {}, line -> {}))
                .isEmpty();
        assertThat(count.sent()).isEqualTo(3);
    }
}
