/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.simulate.DatagramReader;
import io.flowhound.simulate.Octets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flow cache that gets packets by hand, and what it tells. */
class RouterTest {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
    private static final long SECOND = 1_000_000;
    private static final int OCTETS = 1;
    private static final int PACKETS = 2;
    private static final int FLAGS = 6;
    private static final int SOURCE_PORT = 7;
    private static final int FIRST = 152;
    private static final int LAST = 153;

    private static final int SYN = 0x02;
    private static final int FIN = 0x11;
    private static final int ACK = 0x10;

    @TempDir
    Path folder;

    private final Outbox outbox = new Outbox();
    private final DatagramReader reader = new DatagramReader();
    private final Conversation conversation = conversation(1);
    private long second;

    private Router router(String settings) throws Exception {
        NetworkFile file = Networks.of(folder, "exporters: [{name: r, export-delay: 0s" + settings + "}]");
        return Router.all(file, START, outbox).getFirst();
    }

    private static Conversation conversation(int id) {
        Conversation.Ways none =
                new Conversation.Ways(new Way(List.of(), List.of()), new Way(List.of(), List.of()), 1000);
        return new Conversation(id, Kind.TCP, key(1000), null, none, 0, id);
    }

    private static FlowKey key(int port) {
        return new FlowKey(FlowKey.TCP, Octets.address("10.0.0.1"), port, Octets.address("10.0.0.2"), 443);
    }

    private static Slot slot(int port) {
        return new Slot(key(port), key(port), Slot.Point.INGRESS, 1, 2, null);
    }

    private void packet(Router router, int port, long time, int size, int flags) {
        router.meter(slot(port), time, size, flags, conversation, true);
    }

    /** Lets the scans until a second pass and gives what was told. */
    private List<DatagramReader.Row> until(Router router, long seconds) {
        while (second < seconds) {
            second++;
            router.scan(second * SECOND);
        }
        List<DatagramReader.Row> rows = new ArrayList<>();
        Outbox.@Nullable Sent sent = outbox.before(Long.MAX_VALUE);
        while (sent != null) {
            rows.addAll(reader.read(sent.payload()).rows());
            sent = outbox.before(Long.MAX_VALUE);
        }
        return rows;
    }

    private static long millis(long sinceStart) {
        return START.toEpochMilli() + sinceStart;
    }

    @Test
    void meter_packetsOfOneWay_areOneFlowUntilTheyStop() throws Exception {
        Router router = router("");
        packet(router, 1000, 500_000, 60, SYN);
        packet(router, 1000, 900_000, 1500, ACK);
        assertThat(until(router, 15)).isEmpty();
        assertThat(until(router, 16)).singleElement().satisfies(row -> {
            assertThat(row.number(OCTETS)).isEqualTo(1560);
            assertThat(row.number(PACKETS)).isEqualTo(2);
            assertThat(row.number(FLAGS)).isEqualTo(SYN | ACK);
            assertThat(row.number(FIRST)).isEqualTo(millis(500));
            assertThat(row.number(LAST)).isEqualTo(millis(900));
        });
        assertThat(router.isEmpty()).isTrue();
    }

    @Test
    void meter_longFlow_isCutByTheActiveTimeout_andNothingIsLost() throws Exception {
        Router router = router(", active-timeout: 60s");
        List<DatagramReader.Row> rows = new ArrayList<>();
        for (long now = 0; now < 200; now++) {
            rows.addAll(until(router, now));
            packet(router, 1000, now * SECOND + 1, 100, ACK);
        }
        rows.addAll(until(router, 300));
        assertThat(rows).hasSize(4);
        assertThat(rows.stream().mapToLong(row -> row.number(OCTETS)).sum()).isEqualTo(20_000);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.number(LAST) - row.number(FIRST)).isLessThanOrEqualTo(60_000));
    }

    @Test
    void meter_pauseOfIdleTimeout_makesTwo_evenBeforeTheScan() throws Exception {
        Router router = router(", idle-timeout: 20s");
        packet(router, 1000, 0, 100, ACK);
        packet(router, 1000, 20 * SECOND, 100, ACK);
        packet(router, 1000, 39 * SECOND, 100, ACK);
        assertThat(until(router, 100)).extracting(row -> row.number(PACKETS)).containsExactly(1L, 2L);
    }

    @Test
    void meter_fin_endsTheFlowSoon_unlessTheFileSaysNo() throws Exception {
        Router router = router("");
        packet(router, 1000, 100, 40, FIN);
        packet(router, 1000, 900_000, 40, ACK);
        assertThat(until(router, 2)).extracting(row -> row.number(PACKETS)).containsExactly(2L);
    }

    @Test
    void meter_finWhereTheFileSaysNo_waitsForTheIdleTimeout() throws Exception {
        Router router = router(", end-at-fin: false");
        packet(router, 1000, 100, 40, FIN);
        assertThat(until(router, 15)).isEmpty();
        assertThat(until(router, 16)).hasSize(1);
    }

    @Test
    void meter_synAfterFin_isAnotherFlow() throws Exception {
        Router router = router("");
        packet(router, 1000, 0, 40, FIN);
        router.meter(slot(1000), 400_000, 60, SYN, conversation(2), true);
        assertThat(until(router, 30)).extracting(row -> row.number(FLAGS)).containsExactly((long) FIN, (long) SYN);
        assertThat(conversation.sharers()).isEmpty();
    }

    @Test
    void meter_reuseInOneRecord_isRemembered() throws Exception {
        Router router = router(", end-at-fin: false");
        Conversation later = conversation(2);
        packet(router, 1000, 0, 40, FIN);
        router.meter(slot(1000), 3 * SECOND, 60, SYN, later, true);
        assertThat(until(router, 30)).hasSize(1);
        assertThat(conversation.sharers()).containsExactly(2);
        assertThat(later.sharers()).containsExactly(1);
    }

    @Test
    void scan_skewedClock_movesAllTimes() throws Exception {
        Router router = router(", clock-skew-ms: -2600");
        packet(router, 1000, 5 * SECOND, 40, SYN);
        assertThat(until(router, 30)).singleElement().satisfies(row -> {
            assertThat(row.number(FIRST)).isEqualTo(millis(5000 - 2600));
            assertThat(row.number(LAST)).isEqualTo(millis(5000 - 2600));
        });
    }

    @Test
    void scan_flowsThatEndTogether_comeInTheOrderOfTheFile() throws Exception {
        assertThat(portsInOrder("age")).containsExactly(3000L, 1000L, 2000L);
        assertThat(portsInOrder("key")).containsExactly(1000L, 2000L, 3000L);
        List<Long> hashed = portsInOrder("hash");
        assertThat(hashed).containsExactlyInAnyOrder(1000L, 2000L, 3000L);
        assertThat(hashed).isEqualTo(portsInOrder("hash"));
    }

    private List<Long> portsInOrder(String order) throws Exception {
        second = 0;
        Router router = router(", order: " + order);
        packet(router, 3000, 10, 40, ACK);
        packet(router, 1000, 20, 40, ACK);
        packet(router, 2000, 30, 40, ACK);
        return until(router, 20).stream().map(row -> row.number(SOURCE_PORT)).toList();
    }

    @Test
    void meter_sampledEachHundredth_seesExactlyThese() throws Exception {
        Router router = router(", sampling: {rate: 100, mode: deterministic, told: never}");
        for (int i = 0; i < 10_000; i++) {
            packet(router, 1000, i, 100, ACK);
        }
        assertThat(until(router, 30)).extracting(row -> row.number(PACKETS)).containsExactly(100L);
    }

    @Test
    void meter_sampledByChance_isWithinFourSigma() throws Exception {
        Router router = router(", sampling: {rate: 100, mode: random, told: never}");
        for (int i = 0; i < 100_000; i++) {
            packet(router, 1000, i, 100, ACK);
        }
        // The deviation of 100,000 throws of 1 in 100 is 31.5.
        assertThat(until(router, 30).getFirst().number(PACKETS)).isBetween(1000L - 126, 1000L + 126);
    }

    @Test
    void meter_biflow_hasBothWaysInOneRecord() throws Exception {
        Router router = router(", biflow: true");
        FlowKey there = key(1000);
        router.meter(Slot.biflow(there, 1, 2, null), 0, 60, SYN, conversation, true);
        router.meter(Slot.biflow(there.reversed(), 2, 1, null), 2000, 44, SYN | ACK, conversation, false);
        assertThat(until(router, 30)).singleElement().satisfies(row -> {
            assertThat(row.number(SOURCE_PORT)).isEqualTo(1000);
            assertThat(row.number(LAST)).isEqualTo(millis(2));
            assertThat(row.number(OCTETS)).isEqualTo(60);
            assertThat(row.number(DatagramReader.ENTERPRISE | OCTETS)).isEqualTo(44);
            assertThat(row.number(DatagramReader.ENTERPRISE | FLAGS)).isEqualTo(SYN | ACK);
        });
        assertThat(conversation.observations()).singleElement().satisfies(told -> {
            assertThat(told.forthOctets).isEqualTo(60);
            assertThat(told.backOctets).isEqualTo(44);
        });
    }

    @Test
    void meter_ipv6_isNothingToNetflowV5() throws Exception {
        Router router = router(", protocol: v5");
        FlowKey key = new FlowKey(FlowKey.UDP, Octets.address("2001:db8::1"), 1000, Octets.address("2001:db8::2"), 53);
        router.meter(new Slot(key, key, Slot.Point.INGRESS, 1, 2, null), 0, 80, 0, conversation, true);
        assertThat(router.isEmpty()).isTrue();
    }
}
