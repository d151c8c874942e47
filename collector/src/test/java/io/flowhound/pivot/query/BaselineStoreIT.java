/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.EdgeDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BaselineStoreIT {
    private final TestIndices indices = new TestIndices();
    private final BaselineStore store = new BaselineStore(indices.client, 1_000);

    @AfterEach
    void close() throws Exception {
        indices.close();
    }

    private List<EdgeDay> read(int from, int to) throws Exception {
        List<EdgeDay> edges = new ArrayList<>();
        store.refresh();
        store.read(from, to, day -> true, edges::add);
        return edges;
    }

    @Test
    void write_readBack_dayByDay() throws Exception {
        indices.baseline();
        List<EdgeDay> edges = IntStream.range(0, 5_000)
                .mapToObj(i -> new EdgeDay(
                        100 + i % 2,
                        "10.0." + (i >> 8) + "." + (i & 255),
                        i % 3 == 0 ? "2001:db8::" + Integer.toHexString(i + 1) : "192.0.2.1",
                        i % 5 == 0 ? Set.of() : Set.of("ssh", "rdp"),
                        i % 7,
                        i % 11))
                .toList();
        store.write(edges);
        store.write(edges);
        store.complete(100);
        assertThat(read(100, 102)).containsExactlyInAnyOrderElementsOf(edges);
        assertThat(read(101, 102)).hasSize(2_500).allMatch(edge -> edge.day() == 101);
        assertThat(store.completeDays(0, 100)).isEmpty();
        assertThat(store.completeDays(100, 102)).containsExactly(100);
    }

    @Test
    void write_again_replaces() throws Exception {
        indices.baseline();
        store.write(List.of(new EdgeDay(1, "10.0.0.1", "10.0.0.2", Set.of("ssh"), 1, 0)));
        EdgeDay later = new EdgeDay(1, "10.0.0.1", "10.0.0.2", Set.of("ssh"), 3, 1);
        store.write(List.of(later));
        assertThat(read(0, 2)).containsExactly(later);
    }

    @Test
    void replace_takesAwayWhatStoodInThatDayBefore() throws Exception {
        indices.baseline();
        EdgeDay usual = new EdgeDay(7, "10.0.0.1", "10.0.0.2", Set.of("ssh"), 1, 0);
        EdgeDay attack = new EdgeDay(7, "10.0.0.2", "2001:db8::3", Set.of("ssh"), 1, 0);
        EdgeDay dayBefore = new EdgeDay(6, "10.0.0.2", "2001:db8::3", Set.of("ssh"), 1, 0);
        EdgeDay dayAfter = new EdgeDay(8, "10.0.0.2", "2001:db8::3", Set.of("ssh"), 1, 0);
        store.write(List.of(usual, attack, dayBefore, dayAfter));
        EdgeDay counted = new EdgeDay(7, "10.0.0.1", "10.0.0.2", Set.of("ssh"), 2, 0);
        EdgeDay fresh = new EdgeDay(7, "10.0.0.1", "10.0.0.4", Set.of("ssh"), 1, 0);
        store.replace(7, List.of(counted, fresh));
        assertThat(read(0, 10)).containsExactlyInAnyOrder(dayBefore, counted, fresh, dayAfter);
        assertThat(store.completeDays(0, 10)).containsExactly(7);
    }

    @Test
    void identities_areKeptApart_andReadBack() throws Exception {
        indices.baseline();
        EdgeDay address = new EdgeDay(7, "10.0.0.1", "10.0.0.2", Set.of("ssh"), 1, 0);
        EdgeDay machine = new EdgeDay(7, "10.0.0.1", "00-00-5E-00-53-01", "10.0.0.2", null, Set.of("ssh"), 2, 0);
        EdgeDay other =
                new EdgeDay(7, "10.0.0.1", "00-00-5E-00-53-02", "10.0.0.2", "00-00-5E-00-53-03", Set.of("ssh"), 3, 0);
        store.replace(7, List.of(address, machine, other));
        assertThat(read(0, 10)).containsExactlyInAnyOrder(address, machine, other);
        store.replace(7, List.of(machine));
        assertThat(read(0, 10)).containsExactly(machine);
    }

    @Test
    void write_refused_saysWhy() throws Exception {
        indices.baseline();
        EdgeDay bad = new EdgeDay(1, "no address", "10.0.0.2", Set.of("ssh"), 1, 0);
        assertThatThrownBy(() -> store.write(List.of(bad)))
                .isInstanceOfSatisfying(
                        ElasticException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400))
                .hasMessageContaining("document_parsing_exception");
    }

    @Test
    void read_noIndex_isEmpty() throws Exception {
        assertThat(read(0, 100_000)).isEmpty();
        assertThat(store.completeDays(0, 100_000)).isEmpty();
    }
}
