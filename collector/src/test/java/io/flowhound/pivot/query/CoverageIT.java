/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.Rules;
import io.flowhound.pivot.query.TestIndices.RequestCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageIT {
    private static final long T = 1_772_445_600_000L;
    private static final String INTERNET = "198.51.100.7";

    private final TestIndices indices = new TestIndices();

    @AfterEach
    void close() throws Exception {
        indices.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40_000})
    void seen_tellsSilenceFromBlindness(int buckets) throws Exception {
        List<FlowDocument> documents = new ArrayList<>();
        for (int subnet = 1; subnet <= 3; subnet++) {
            documents.add(FlowDocument.at(T, "10.0." + subnet + ".5", 50_000, INTERNET, 443)
                    .sent(1));
        }
        documents.add(
                FlowDocument.at(T, "10.0.1.5", 50_000, "10.0.2.6", 22).sent(1).received(1));
        documents.add(
                FlowDocument.at(T, "10.0.2.6", 22, "10.0.1.5", 50_001).sent(1).by("192.0.2.2"));
        documents.add(
                FlowDocument.at(T, "10.0.2.8", 50_000, "10.0.2.6", 53).sent(1).without("/observer", "ip"));
        documents.add(FlowDocument.at(T, "10.0.1.5", 50_000, "10.0.9.9", 22).sent(1));
        documents.add(FlowDocument.at(T, "fd00:0:0:1::5", 50_000, "fd00:0:0:2::5", 2_222)
                .sent(1)
                .received(1)
                .text("/network", "application", "ssh"));
        String index = indices.flows("1");
        indices.store(index, documents);
        Seen seen = new Coverage(indices.client, Rules.defaults(), buckets).seen(T, T + 60_000);
        Subnet one = Subnet.of("10.0.1.5");
        Subnet two = Subnet.of("10.0.2.5");
        Subnet three = Subnet.of("10.0.3.5");
        Subnet v6one = Subnet.of("fd00:0:0:1::1");
        Subnet v6two = Subnet.of("fd00:0:0:2::1");
        assertThat(seen.subnets()).isEqualTo(Map.of(one, 3L, two, 4L, three, 1L, v6one, 1L, v6two, 1L));
        assertThat(seen.pairs())
                .isEqualTo(Map.of(
                        new SubnetPair(one, two), 2L, new SubnetPair(two, two), 1L, new SubnetPair(v6one, v6two), 1L));
        assertThat(seen.unseen(10)).containsExactly(new SubnetPair(one, three), new SubnetPair(two, three));
        assertThat(seen.insideUnseen()).containsExactly(one, three, v6one, v6two);
        assertThat(seen.exporters().keySet()).containsExactly("", "192.0.2.1", "192.0.2.2");
        assertThat(seen.exporters().get("192.0.2.2")).containsExactly(new SubnetPair(one, two));
        assertThat(seen.logins()).isEqualTo(Map.of(two, Map.of("ssh", 2L), v6two, Map.of("ssh", 1L)));
    }

    @Test
    void seen_twoFamilies_areFourRequests() throws Exception {
        String index = indices.flows("1");
        indices.store(
                index,
                FlowDocument.at(T, "10.0.1.5", 50_000, "10.0.2.6", 22).sent(1),
                FlowDocument.at(T, "fd00::5", 50_000, "fd00::6", 22).sent(1));
        RequestCount count = indices.count();
        Seen seen = new Coverage(indices.client, Rules.defaults()).seen(T, T + 60_000);
        assertThat(new TreeSet<>(seen.pairs().keySet()))
                .containsExactly(new SubnetPair(Subnet.of("fd00::"), Subnet.of("fd00::")));
        assertThat(count.sent()).isEqualTo(4);
    }

    @Test
    void seen_noIndex_isNothing() throws Exception {
        Seen seen = new Coverage(indices.client, Rules.defaults()).seen(T, T + 60_000);
        assertThat(seen.subnets()).isEmpty();
        assertThat(seen.pairs()).isEmpty();
    }
}
