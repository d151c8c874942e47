/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.query.TestIndices.RequestCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginReaderIT {
    /** 2026-03-02T10:00:00Z. */
    private static final long T = 1_772_445_600_000L;

    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";
    private static final String C = "2001:db8::3";

    private final TestIndices indices = new TestIndices();
    private final LoginReader reader = new LoginReader(indices.client, Services.defaults(), 4);

    @AfterEach
    void close() throws Exception {
        indices.close();
    }

    private List<LoginRecord> read(long from, long to) throws Exception {
        List<LoginRecord> records = new ArrayList<>();
        assertThat(reader.read(from, to, records::add)).isEqualTo(records.size());
        records.sort(Comparator.comparingLong(LoginRecord::start));
        return records;
    }

    @Test
    void read_everyShape_isARecord() throws Exception {
        String index = indices.flows("2026.03.02");
        indices.store(
                index,
                FlowDocument.at(T, A, 40_000, B, 22)
                        .sent(5_000)
                        .received(7_000)
                        .flags(List.of("SYN", "ACK", "FIN"))
                        .text("/flow", "id", "f1"),
                FlowDocument.at(T + 1_000, B, 22, A, 40_000).sent(7_000).by("192.0.2.2"),
                FlowDocument.at(T + 2_000, A, 40_001, B, 2_222)
                        .received(1)
                        .text("/network", "application", "SSH")
                        .without("/event", "start")
                        .without("/event", "end")
                        .number("/event", "duration", 4_000_000_000L),
                FlowDocument.at(T + 3_000, A, 40_002, B, 443).sent(1),
                FlowDocument.at(T + 14_000, C, 40_003, B, 3_389).without("/observer", "ip"));
        assertThat(read(T, T + 3_600_000))
                .containsExactly(
                        new LoginRecord(
                                T + 11_000,
                                T,
                                T + 10_000,
                                A,
                                40_000,
                                B,
                                22,
                                5_000,
                                7_000,
                                19,
                                "192.0.2.1",
                                1,
                                "f1",
                                null),
                        new LoginRecord(
                                T + 12_000,
                                T + 1_000,
                                T + 11_000,
                                B,
                                22,
                                A,
                                40_000,
                                7_000,
                                -1,
                                0,
                                "192.0.2.2",
                                1,
                                null,
                                null),
                        new LoginRecord(
                                T + 13_000,
                                T + 8_000,
                                T + 12_000,
                                A,
                                40_001,
                                B,
                                2_222,
                                -1,
                                1,
                                0,
                                "192.0.2.1",
                                1,
                                null,
                                "SSH"),
                        new LoginRecord(
                                T + 25_000, T + 14_000, T + 24_000, C, 40_003, B, 3_389, -1, -1, 0, "", 1, null, null));
    }

    @Test
    void read_byArrival_fromInclusiveToExclusive() throws Exception {
        String index = indices.flows("2026.03.02");
        indices.store(
                index,
                FlowDocument.at(T, A, 1_025, B, 22).arrived(T + 99_999),
                FlowDocument.at(T, A, 1_026, B, 22).arrived(T + 100_000),
                // Its exporter held it back for 20 hours.
                FlowDocument.at(T - 72_000_000, A, 1_027, B, 22).arrived(T + 149_999),
                FlowDocument.at(T, A, 1_028, B, 22).arrived(T + 150_000));
        assertThat(read(T + 100_000, T + 150_000))
                .extracting(LoginRecord::sourcePort)
                .containsExactlyInAnyOrder(1_026, 1_027);
    }

    @Test
    void read_manyPagesOfSeveralIndices_eachOnce() throws Exception {
        for (String day : List.of("2026.03.01", "2026.03.02", "2026.03.03")) {
            String index = indices.flows(day);
            indices.store(
                    index,
                    IntStream.range(0, 4_000)
                            .mapToObj(i -> FlowDocument.at(T + i, A, i, B, 22).text("/flow", "id", day + "-" + i))
                            .toList());
        }
        RequestCount count = indices.count();
        Set<String> ids = new HashSet<>();
        LoginReader large = new LoginReader(indices.client, Services.defaults());
        assertThat(large.read(T, T + 3_600_000, record -> ids.add(record.flowId())))
                .isEqualTo(12_000);
        assertThat(ids).hasSize(12_000);
        assertThat(count.sent()).isEqualTo(4);
    }

    @Test
    void read_noIndex_isEmpty() throws Exception {
        RequestCount count = indices.count();
        assertThat(read(T, T + 1)).isEmpty();
        assertThat(reader.refresh()).isFalse();
        assertThat(new ArrivalCounts(indices.client, Services.defaults()).count(T, T + 1, Duration.ofMinutes(5)))
                .isEmpty();
        assertThat(count.sent()).isEqualTo(3);
    }

    @Test
    void read_hosts_onTheSideAskedForWhileUnderWay() throws Exception {
        String index = indices.flows("2026.03.02");
        indices.store(
                index,
                FlowDocument.at(T, A, 1_025, B, 22),
                FlowDocument.at(T, B, 22, A, 1_026),
                FlowDocument.at(T, B, 1_027, A, 22),
                FlowDocument.at(T, B, 1_028, C, 22),
                FlowDocument.at(T, A, 1_029, B, 2_222).text("/network", "application", "ssh"),
                FlowDocument.at(T - 10_001, A, 1_030, B, 22),
                FlowDocument.at(T + 5_000, A, 1_031, B, 22),
                endless(1_032).number("/event", "duration", 10_000_000_000L),
                endless(1_033));
        assertThat(ports(Side.CLIENT)).containsExactlyInAnyOrder(1_025, 1_026, 1_029, 1_032);
        assertThat(ports(Side.SERVER)).containsExactlyInAnyOrder(1_027, 1_029);
        assertThat(ports(Side.EITHER)).containsExactlyInAnyOrder(1_025, 1_026, 1_027, 1_029, 1_032);
    }

    private static FlowDocument endless(int port) {
        return FlowDocument.at(T, A, port, B, 22).without("/event", "start").without("/event", "end");
    }

    private List<Integer> ports(Side side) throws Exception {
        List<Integer> ports = new ArrayList<>();
        reader.read(Set.of(A), side, T, T + 5_000, record -> ports.add(Math.max(1_024, clientPort(record))));
        return ports;
    }

    private static int clientPort(LoginRecord record) {
        return record.sourcePort() == 22 ? record.destinationPort() : record.sourcePort();
    }

    @Test
    void read_moreHostsThanAQueryHolds_isOneRequest() throws Exception {
        String index = indices.flows("2026.03.02");
        indices.store(
                index,
                FlowDocument.at(T, "10.0.0.0", 1_025, B, 22),
                FlowDocument.at(T, "10.1.17.111", 1_026, B, 22),
                FlowDocument.at(T, "10.2.0.0", 1_027, B, 22));
        List<String> hosts = IntStream.range(0, 70_000)
                .mapToObj(i -> "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255))
                .toList();
        RequestCount count = indices.count();
        List<Integer> ports = new ArrayList<>();
        reader.read(hosts, Side.CLIENT, T, T + 1, record -> ports.add(record.sourcePort()));
        assertThat(ports).containsExactlyInAnyOrder(1_025, 1_026);
        assertThat(count.sent()).isEqualTo(3);
    }

    @Test
    void read_consumerThrows_passesOnAndClosesThePointInTime() throws Exception {
        String index = indices.flows("2026.03.02");
        indices.store(index, FlowDocument.at(T, A, 1_025, B, 22));
        RequestCount count = indices.count();
        assertThatThrownBy(() -> reader.read(T, T + 60_000, record -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        assertThat(count.sent()).isEqualTo(3);
    }

    @Test
    void read_saidToBeOtherThanTcp_isNoLogin() throws Exception {
        String index = indices.flows("2026.03.02");
        indices.store(
                index,
                FlowDocument.at(T, A, 3_389, B, 51_820).text("/network", "transport", "udp"),
                FlowDocument.at(T + 1, A, 40_000, B, 3_389).text("/network", "transport", "udp"),
                FlowDocument.at(T + 2, A, 40_000, B, 2_222)
                        .text("/network", "transport", "udp")
                        .text("/network", "application", "ssh"),
                FlowDocument.at(T + 3, A, 40_001, B, 3_389).text("/network", "transport", "tcp"),
                FlowDocument.at(T + 4, A, 40_002, B, 3_389));
        assertThat(read(T, T + 60_000)).extracting(LoginRecord::sourcePort).containsExactly(40_001, 40_002);
        List<Integer> ports = new ArrayList<>();
        reader.read(Set.of(A), Side.EITHER, T, T + 60_000, record -> ports.add(record.sourcePort()));
        assertThat(ports).containsExactlyInAnyOrder(40_001, 40_002);
        assertThat(new ArrivalCounts(indices.client, Services.defaults())
                        .count(T, T + 60_000, Duration.ofHours(1))
                        .values())
                .containsExactly(2L);
    }

    @Test
    void refresh_showsWhatWasStored() throws Exception {
        indices.flows("2026.03.02");
        assertThat(reader.refresh()).isTrue();
    }

    @Test
    void count_byArrival() throws Exception {
        String index = indices.flows("2026.03.02");
        indices.store(
                index,
                FlowDocument.at(T, A, 1_025, B, 22).arrived(T),
                FlowDocument.at(T, A, 1_026, B, 22).arrived(T + 299_999),
                FlowDocument.at(T, A, 1_027, B, 443).arrived(T),
                FlowDocument.at(T, B, 22, A, 1_028).arrived(T + 600_000));
        RequestCount count = indices.count();
        ArrivalCounts counts = new ArrivalCounts(indices.client, Services.defaults());
        assertThat(counts.count(T, T + 3_600_000, Duration.ofMinutes(5)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(T, 2L, T + 600_000, 1L));
        assertThat(count.sent()).isEqualTo(1);
        assertThatThrownBy(() -> counts.count(T, T + 3_600_000, Duration.ofMillis(1)))
                .hasMessageContaining("count a shorter time");
    }
}
