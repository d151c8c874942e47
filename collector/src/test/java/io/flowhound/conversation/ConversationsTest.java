/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.testkit.DecodingKit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationsTest {
    private static final int R1 = 0xC000_0201;
    private static final int R2 = 0xC000_0202;
    private static final int R3 = 0xC000_0203;
    private static final long UPTIME = 100_000_000;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int PSH = 8;
    private static final int ACK = 16;
    private static final int ALL = 0x1B;

    private final DecodingKit kit = DecodingKit.merging(ConversationSettings.DEFAULT);

    /** A record of the client 10.0.0.1:40000 to the server 10.0.0.2:443, and of the way back; times are from the arrival on. */
    private static V5Record forth(long start, long end, long octets) {
        return record("10.0.0.1", 40000, "10.0.0.2", 443, start, end, octets);
    }

    private static V5Record back(long start, long end, long octets) {
        return record("10.0.0.2", 443, "10.0.0.1", 40000, start, end, octets);
    }

    /** Of a connection that goes on. */
    private static V5Record slice(V5Record record) {
        return record.tcpFlags(SYN | ACK);
    }

    private static V5Record record(
            String from, int fromPort, String to, int toPort, long start, long end, long octets) {
        return new V5Record()
                .addresses(from, to)
                .ports(fromPort, toPort)
                .protocol(TCP)
                .tcpFlags(ALL)
                .counters(Math.max(1, octets / 100), octets)
                .interfaces(1, 2)
                .times(UPTIME + start, UPTIME + end);
    }

    /** Hands over a datagram that arrives at a time, and gives the documents that are due by then. */
    private List<JsonNode> at(long millis, int exporter, V5Record... records) {
        return at(kit, millis, exporter, records);
    }

    private static List<JsonNode> at(DecodingKit kit, long millis, int exporter, V5Record... records) {
        V5Message message = new V5Message()
                .sysUptime(UPTIME)
                .exportTime(DecodingKit.ARRIVAL / 1000, DecodingKit.ARRIVAL % 1000 * 1_000_000);
        for (V5Record record : records) {
            message.add(record);
        }
        kit.later(millis);
        List<JsonNode> documents = new ArrayList<>(kit.decodeFrom(exporter, 2055, message.toBytes()));
        kit.decode();
        return documents;
    }

    private static JsonNode only(List<JsonNode> documents) {
        assertThat(documents).hasSize(1);
        return documents.getFirst();
    }

    private static long number(JsonNode document, String path) {
        JsonNode value = document.at(path);
        assertThat(value.isMissingNode()).as("%s in %s", path, document).isFalse();
        return value.asLong();
    }

    private static boolean isDuplicate(JsonNode document) {
        return document.at("/flow/duplicate").asBoolean();
    }

    @Test
    void bothWays_becomeOneDocument_ofTheClient() {
        at(0, R1, back(-990, -10, 5_000), forth(-1_000, 0, 1_000));
        JsonNode document = only(kit.flush());
        assertThat(document.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(number(document, "/source/bytes")).isEqualTo(1_000);
        assertThat(number(document, "/destination/bytes")).isEqualTo(5_000);
        assertThat(number(document, "/network/bytes")).isEqualTo(6_000);
        assertThat(number(document, "/flow/records")).isEqualTo(2);
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("first-seen");
        assertThat(number(document, "/event/duration")).isEqualTo(1_000_000_000);
        assertThat(document.at("/flow/reversed").isMissingNode()).isTrue();
        assertThat(document.at("/flow/observers").isMissingNode()).isTrue();
        assertThat(document.at("/flow/tcp_state").asText()).isEqualTo("established");
    }

    @Test
    void nothingIsHandedOn_beforeTheHoldIsOver() {
        assertThat(at(0, R1, forth(-1_000, 0, 1_000))).isEmpty();
        kit.later(4_999);
        assertThat(kit.release()).isEmpty();
        kit.later(5_000);
        assertThat(kit.release()).hasSize(1);
        assertThat(kit.conversations().open()).isZero();
        assertThat(kit.conversations().octets()).isZero();
    }

    @Test
    void wayBackAfterTheHold_isADocumentOfItsOwn_withTheSameSides() {
        at(0, R1, forth(-1_000, -900, 1_000).tcpFlags(SYN));
        assertThat(at(6_000, R1, back(-950, -900, 5_000))).hasSize(1);
        JsonNode document = only(kit.flush());
        assertThat(document.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(document.at("/source/bytes").isMissingNode()).isTrue();
        assertThat(number(document, "/destination/bytes")).isEqualTo(5_000);
        assertThat(document.at("/flow/reversed").asBoolean()).isTrue();
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("tcp-flags");
    }

    @Test
    void severalExporters_countOnce_andAreObserversInTheirOrder() {
        at(0, R2, forth(-1_000, 0, 1_000), back(-990, 0, 5_000));
        at(700, R1, forth(-3_000, -2_000, 1_000), back(-2_990, -2_000, 5_000));
        at(900, R3, back(1_000, 2_000, 5_000));
        JsonNode document = only(kit.flush());
        assertThat(number(document, "/network/bytes")).isEqualTo(6_000);
        assertThat(number(document, "/flow/records")).isEqualTo(5);
        assertThat(document.at("/flow/observers")).hasSize(3);
        assertThat(document.at("/flow/observers/0").asText()).isEqualTo("192.0.2.2");
        assertThat(document.at("/observer/ip").asText()).isEqualTo("192.0.2.2");
    }

    /** R1 is next to the client and R3 next to the server; clocks differ by seconds. R4 knows one way only, and told second. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void observers_areInTheOrderOfThePath(boolean clientIsLater) {
        int r4 = R3 + 1;
        V5Record[][] told = {
            {forth(-1_000, 0, 1_000), back(-996, 0, 5_000)},
            {forth(-1_900, -900, 1_000)},
            {forth(-3_100, -2_100, 1_000), back(-3_098, -2_100, 5_000)},
            {forth(700, 1_700, 1_000), back(709, 1_700, 5_000)}
        };
        if (clientIsLater) { // the other side comes first in the order of addresses
            for (V5Record[] records : told) {
                for (int i = 0; i < records.length; i++) {
                    boolean forth = i == 0;
                    records[i].addresses(forth ? "10.0.0.9" : "10.0.0.2", forth ? "10.0.0.2" : "10.0.0.9");
                }
            }
        }
        at(0, R2, told[0]);
        at(10, r4, told[1]);
        at(20, R3, told[2]);
        at(30, R1, told[3]);
        JsonNode document = only(kit.flush());
        assertThat(document.at("/flow/observers"))
                .extracting(JsonNode::asText)
                .containsExactly("192.0.2.1", "192.0.2.4", "192.0.2.2", "192.0.2.3");
        assertThat(document.at("/observer/ip").asText()).isEqualTo("192.0.2.2");
    }

    @Test
    void whoTellsTheSameLater_isADuplicate_untilTheMeterIsSilent() {
        at(0, R1, slice(forth(-60_000, 0, 1_000)), slice(back(-59_990, 0, 2_000)));
        List<JsonNode> first = at(20_000, R2, slice(forth(-60_000, 0, 1_000)), slice(back(-59_990, 0, 2_000)));
        assertThat(isDuplicate(only(first))).isFalse();
        JsonNode second = only(kit.flush());
        assertThat(isDuplicate(second)).isTrue();
        assertThat(number(second, "/flow/records")).isEqualTo(2);
        assertThat(second.at("/flow/id").asText())
                .isEqualTo(first.getFirst().at("/flow/id").asText())
                .isNotEmpty();

        at(500_000, R2, forth(400_000, 490_000, 9_000));
        assertThat(isDuplicate(only(kit.flush()))).isTrue();
        at(610_000, R2, forth(500_000, 605_000, 9_000));
        assertThat(isDuplicate(only(kit.flush()))).isFalse();
    }

    @Test
    void silentMeter_isNotReplacedForTimeThatItCounted() {
        at(0, R1, forth(-900_000, 0, 1_000));
        kit.flush();
        at(900_000, R2, forth(-900_000, 899_000, 2_000));
        at(900_500, R1, forth(10, 900_000, 1_000));
        List<JsonNode> documents = kit.flush();
        assertThat(documents)
                .filteredOn(document -> !isDuplicate(document))
                .singleElement()
                .satisfies(document -> {
                    assertThat(number(document, "/source/bytes")).isEqualTo(1_000);
                    assertThat(document.at("/observer/ip").asText()).isEqualTo("192.0.2.1");
                });
    }

    @Test
    void slices_stayApart_withOneId() {
        at(0, R1, slice(forth(-60_000, 0, 1_000)), slice(back(-59_990, 0, 2_000)));
        JsonNode first = only(kit.flush());
        at(
                60_000,
                R1,
                forth(10, 60_000, 1_500).tcpFlags(ACK),
                back(20, 60_000, 2_500).tcpFlags(ACK));
        JsonNode second = only(kit.flush());
        assertThat(isDuplicate(second)).isFalse();
        assertThat(second.at("/flow/id").asText())
                .isEqualTo(first.at("/flow/id").asText())
                .isNotEmpty();
        assertThat(second.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(second.at("/flow/role/reason").asText()).isEqualTo("first-seen");
        assertThat(second.at("/flow/tcp_state").asText()).isEqualTo("established");
    }

    /** The ways come too far apart for one document: exporters send on at once what has ended, and else after an idle timeout. */
    @ParameterizedTest
    @CsvSource({
        "2, 20, attempted, refused", // SYN; RST, ACK
        "27, 30, established, reset", // all but RST; all
        "2, 27, attempted, established"
    })
    void tcpState_isThatOfAllThatWasTold(int client, int server, String clientsAlone, String both) {
        at(0, R1, forth(-1_000, -900, 40).tcpFlags(client));
        assertThat(tcpState(only(at(6_000, R1, back(-999, -900, 40).tcpFlags(server)))))
                .isEqualTo(clientsAlone);
        kit.later(11_000);
        assertThat(tcpState(only(kit.release()))).isEqualTo(both);
    }

    /** Reset by the client: acknowledgements and the reset are all that it sent in the last slice. */
    @Test
    void lastSlice_thatAResetEnded_keepsItsSides() {
        at(
                0,
                R1,
                forth(-60_000, 0, 1_000).tcpFlags(SYN | ACK),
                back(-59_990, 0, 90_000).tcpFlags(SYN | PSH | ACK));
        kit.flush();
        at(
                50_000,
                R1,
                back(10, 49_000, 90_000).tcpFlags(ACK),
                forth(20, 49_000, 1_000).tcpFlags(RST | ACK));
        JsonNode last = only(kit.flush());
        assertThat(last.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(last.at("/flow/role/reason").asText()).isEqualTo("first-seen");
        assertThat(tcpState(last)).isEqualTo("reset");
    }

    @Test
    void wayThatAResetEnded_waitsForTheOther_alsoThroughARestart() throws IOException {
        at(0, R1, back(-999, -999, 40).tcpFlags(RST | ACK));
        at(300, R2, back(-999, -999, 40).tcpFlags(RST | ACK));
        long position = kit.conversations().oldestPosition(Long.MAX_VALUE);
        assertThat(at(6_000, R1)).isEmpty();
        assertThat(kit.conversations().open()).isOne();
        assertThat(kit.conversations().oldestPosition(Long.MAX_VALUE)).isEqualTo(position);

        DecodingKit restarted = kit.restartedWithConversations();
        assertThat(at(restarted, 16_000, R1, forth(-1_000, -1_000, 60).tcpFlags(SYN)))
                .isEmpty();
        restarted.later(19_999);
        assertThat(restarted.release()).isEmpty();
        restarted.later(20_000);
        JsonNode document = only(restarted.release());
        assertThat(tcpState(document)).isEqualTo("refused");
        assertThat(number(document, "/flow/records")).isEqualTo(3);
        assertThat(number(document, "/source/bytes")).isEqualTo(60);
        assertThat(number(document, "/destination/bytes")).isEqualTo(40);
        assertThat(document.at("/flow/observers")).hasSize(2);
        assertThat(restarted.conversations().open()).isZero();
        assertThat(restarted.conversations().octets()).isZero();
    }

    @Test
    void wayThatAResetEnded_comesAlone_afterFourHolds() {
        at(0, R1, back(-999, -999, 40).tcpFlags(RST | ACK));
        kit.later(19_999);
        assertThat(kit.release()).isEmpty();
        kit.later(20_000);
        JsonNode document = only(kit.release());
        assertThat(tcpState(document)).isEqualTo("refused");
        assertThat(document.at("/source/bytes").isMissingNode()).isTrue();
    }

    /** However late somebody looks, what is made does not change: so a replay makes the same. */
    @Test
    void wayThatComesAfterFourHolds_isADocumentOfItsOwn() {
        at(0, R1, back(-999, -999, 40).tcpFlags(RST | ACK));
        assertThat(only(at(20_000, R1, forth(-1_000, -1_000, 60).tcpFlags(SYN)))
                        .at("/flow/records")
                        .asInt())
                .isOne();
        assertThat(tcpState(only(kit.flush()))).isEqualTo("refused");
    }

    @Test
    void resets_waitNoLonger_whenMemoryIsFull() {
        ConversationSettings usual = ConversationSettings.DEFAULT;
        DecodingKit full = DecodingKit.merging(
                new ConversationSettings(true, usual.holdMillis(), 1, usual.maxRemembered(), usual.natAddresses()));
        assertThat(at(full, 0, R1, back(-999, -999, 40).tcpFlags(RST | ACK))).hasSize(1);
    }

    /** Whoever is oldest gives way: a reset that waits longer, before others that have not waited for their hold. */
    @Test
    void fullMemory_costsTheOldest_beforeThoseThatAreDueNext() {
        at(0, R1, back(-999, -999, 40).tcpFlags(RST | ACK));
        at(6_000, R1); // it waits on, with what one reset occupies
        long one = kit.conversations().octets();
        ConversationSettings usual = ConversationSettings.DEFAULT;
        DecodingKit small = DecodingKit.merging(new ConversationSettings(
                true, usual.holdMillis(), one + one / 2, usual.maxRemembered(), usual.natAddresses()));
        at(small, 0, R1, back(-999, -999, 40).tcpFlags(RST | ACK));
        at(small, 6_000, R1);
        JsonNode early = only(at(small, 7_000, R1, record("10.0.0.8", 40000, "10.0.0.2", 443, -100, 0, 70)));
        assertThat(tcpState(early)).isEqualTo("refused");
        assertThat(small.conversations().open()).isOne();
    }

    private static String tcpState(JsonNode document) {
        return document.at("/flow/tcp_state").asText();
    }

    @Test
    void longFlowThatShowsItsEnd_isNoSlice() {
        at(0, R1, forth(-60_000, 0, 1_000), back(-59_990, 0, 2_000));
        assertThat(only(kit.flush()).at("/flow/id").isMissingNode()).isTrue();
        at(20_000, R2, forth(-60_000, 0, 1_000), back(-59_990, 0, 2_000));
        JsonNode second = only(kit.flush());
        assertThat(isDuplicate(second)).isTrue();
        assertThat(second.at("/flow/id").isMissingNode()).isTrue();
    }

    @Test
    void twoConnectionsOnOneTuple_stayTwo() {
        at(0, R1, forth(-3_000, -2_000, 100), back(-2_990, -2_000, 200));
        at(1_000, R1, forth(-1_000, 0, 300), back(-990, 0, 400));
        List<JsonNode> documents = kit.flush();
        assertThat(documents).hasSize(2).noneMatch(ConversationsTest::isDuplicate);
        assertThat(documents)
                .extracting(document -> number(document, "/network/bytes"))
                .containsExactly(300L, 700L);
    }

    @Test
    void oneRecordToldTwice_isCountedOnce() {
        at(0, R1, forth(-1_000, 0, 1_000), forth(-1_000, 0, 1_000));
        List<JsonNode> documents = kit.flush();
        long counted = documents.stream()
                .filter(document -> !isDuplicate(document))
                .mapToLong(document -> number(document, "/source/bytes"))
                .sum();
        assertThat(counted).isEqualTo(1_000);
        assertThat(documents.stream()
                        .mapToLong(document -> number(document, "/flow/records"))
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void oneWayOnly_leavesTheOtherAbsent() {
        at(0, R1, forth(-1_000, 0, 1_000));
        JsonNode document = only(kit.flush());
        assertThat(document.at("/destination/bytes").isMissingNode()).isTrue();
        assertThat(number(document, "/network/bytes")).isEqualTo(1_000);
    }

    @Test
    void wayBack_keepsWhatIsItsOwn() {
        at(
                0,
                R1,
                forth(-1_000, 0, 1_000).tcpFlags(SYN | ACK).tos(0xB8),
                back(-990, 0, 5_000).tcpFlags(SYN | ACK | RST).tos(0x28).interfaces(7, 1));
        JsonNode document = only(kit.flush());
        assertThat(document.at("/flow/tcp_flags").toString()).isEqualTo("[\"SYN\",\"ACK\"]");
        assertThat(document.at("/flow/reverse/tcp_flags").toString()).isEqualTo("[\"SYN\",\"RST\",\"ACK\"]");
        assertThat(number(document, "/flow/dscp")).isEqualTo(46);
        assertThat(number(document, "/flow/reverse/dscp")).isEqualTo(10);
        assertThat(document.at("/flow/reverse/ingress/interface/id").asText()).isEqualTo("7");
        assertThat(document.at("/flow/reverse/egress").isMissingNode()).isTrue();
        assertThat(document.at("/flow/tcp_state").asText()).isEqualTo("reset");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 20, refused, false",
        "2, 0, attempted, false",
        "2, 18, unknown, false",
        "27, 27, established, false",
        "30, 27, reset, false",
        "16, 0, established, true",
    })
    void tcpState_ofTheFlagsOfBothWays(int client, int server, String state, boolean begun) {
        V5Record there = forth(-1_000, 0, 100).tcpFlags(client);
        if (server == 0) {
            at(0, R1, there);
        } else {
            at(0, R1, there, back(-990, 0, 100).tcpFlags(server));
        }
        JsonNode document = only(kit.flush());
        assertThat(document.at("/flow/tcp_state").asText()).isEqualTo(state);
        assertThat(document.at("/source/ip").asText()).isEqualTo("10.0.0.1");
    }

    @Test
    void portScan_withOneSourcePort_makesNoServiceOfIt() {
        for (int i = 1; i <= 20; i++) {
            at(
                    i,
                    R1,
                    record("198.51.100.9", 443, "10.0.1." + i, 52000, -100, -100, 40)
                            .tcpFlags(SYN),
                    record("10.0.1." + i, 52000, "198.51.100.9", 443, -99, -99, 40)
                            .tcpFlags(RST | ACK));
        }
        assertThat(kit.flush()).hasSize(20).allSatisfy(document -> {
            assertThat(document.at("/source/ip").asText()).isEqualTo("198.51.100.9");
            assertThat(document.at("/flow/tcp_state").asText()).isEqualTo("refused");
        });
    }

    @Test
    void backscatter_leavesTheVictimTheServer() {
        at(
                0,
                R1,
                record("10.0.0.2", 50080, "203.0.113.77", 12345, -100, -100, 40).tcpFlags(SYN | ACK));
        JsonNode document = only(kit.flush());
        assertThat(document.at("/destination/ip").asText()).isEqualTo("10.0.0.2");
        assertThat(document.at("/flow/tcp_state").asText()).isNotEqualTo("established");
    }

    @Test
    void portThatManyClientsReach_isThatOfAService() {
        for (int i = 1; i <= 3; i++) {
            at(
                    i,
                    R1,
                    record("10.0.0." + (10 + i), 30000, "10.0.0.2", 50555, -200, -100, 40)
                            .protocol(UDP)
                            .tcpFlags(0),
                    record("10.0.0.2", 50555, "10.0.0." + (10 + i), 30000, -190, -100, 40)
                            .protocol(UDP)
                            .tcpFlags(0));
        }
        kit.flush();
        at(
                10,
                R1,
                record("10.0.0.2", 50555, "10.0.0.99", 30000, -100, -100, 40)
                        .protocol(UDP)
                        .tcpFlags(0));
        JsonNode document = only(kit.flush());
        assertThat(document.at("/destination/ip").asText()).isEqualTo("10.0.0.2");
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("learned-service");
    }

    @Test
    void ping_isOneDocument_andFlowsWithoutPortsAreNeverDuplicates() {
        V5Record request = record("10.0.0.1", 0, "10.0.0.2", 8 << 8, -100, 0, 84)
                .protocol(1)
                .tcpFlags(0);
        V5Record reply =
                record("10.0.0.2", 0, "10.0.0.1", 0, -90, 0, 84).protocol(1).tcpFlags(0);
        at(0, R1, reply, request);
        at(100, R2, request);
        List<JsonNode> documents = kit.flush();
        assertThat(documents).hasSize(2).noneMatch(ConversationsTest::isDuplicate);
        assertThat(documents)
                .allMatch(document -> document.at("/source/ip").asText().equals("10.0.0.1"));
        assertThat(number(documents.getFirst(), "/network/bytes")).isEqualTo(168);
    }

    @Test
    void stateIsRestored_andTheSameIsMerged() throws Exception {
        at(0, R1, forth(-60_000, 0, 1_000), back(-59_990, 0, 2_000));
        kit.flush();
        at(60_000, R1, forth(10, 60_000, 1_500).tcpFlags(ACK));
        DecodingKit next = kit.restartedWithConversations();
        next.later(61_000);
        V5Message answer = new V5Message()
                .sysUptime(UPTIME)
                .exportTime(DecodingKit.ARRIVAL / 1000, 0)
                .add(back(20, 60_000, 2_500).tcpFlags(ACK));
        next.decodeFrom(R1, 2055, answer.toBytes());
        JsonNode document = only(next.flush());
        assertThat(number(document, "/network/bytes")).isEqualTo(4_000);
        assertThat(document.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("first-seen");
    }

    /** By v5, which has its rate in the header. */
    private void sampledAt(long millis, int exporter, V5Record... records) {
        V5Message message = new V5Message()
                .sysUptime(UPTIME)
                .exportTime(DecodingKit.ARRIVAL / 1000, DecodingKit.ARRIVAL % 1000 * 1_000_000)
                .sampling(1, 100);
        for (V5Record record : records) {
            message.add(record);
        }
        kit.later(millis).decodeFrom(exporter, 2055, message.toBytes());
    }

    @Test
    void whoLeavesOutPackets_isNoMeter_whileAnotherTellsOfAll() {
        sampledAt(0, R1, forth(-1_000, 0, 12));
        at(100, R2, forth(-1_000, 0, 1_000));
        JsonNode document = only(kit.flush());
        assertThat(number(document, "/source/bytes")).isEqualTo(1_000);
        assertThat(document.at("/flow/sampling/rate").isMissingNode()).isTrue();
        sampledAt(10_000, R1, forth(5_000, 10_000, 12));
        assertThat(isDuplicate(only(kit.flush()))).isTrue();
    }

    @Test
    void whatWasCountedByEstimate_isTakenOff_whoTellsOfAllLater() {
        sampledAt(0, R1, forth(-60_000, 0, 40));
        JsonNode estimate = only(kit.flush());
        assertThat(number(estimate, "/source/bytes")).isEqualTo(4_000);
        at(60_000, R2, forth(-60_000, 59_000, 9_000), back(-59_990, 59_000, 700));
        JsonNode document = only(kit.flush());
        assertThat(number(document, "/source/bytes")).isEqualTo(5_000);
        assertThat(number(document, "/destination/bytes")).isEqualTo(700);
        assertThat(document.at("/tags").toString()).isEqualTo("[\"remainder\"]");
        at(120_000, R2, forth(59_010, 119_000, 8_000));
        assertThat(number(only(kit.flush()), "/source/bytes")).isEqualTo(8_000);
    }

    /** A translator that tells nothing meters each flow inside and outside. */
    @Test
    void halvesOfATranslatedFlow_areOne_whenEverythingElseIsTheSame() {
        DecodingKit translating = DecodingKit.merging(new ConversationSettings(
                true, 5_000, 1 << 20, 5_000, List.of(IpNetwork.of(IpAddress.parse("203.0.113.5"), 32))));
        V5Message message = new V5Message()
                .sysUptime(UPTIME)
                .exportTime(DecodingKit.ARRIVAL / 1000, DecodingKit.ARRIVAL % 1000 * 1_000_000)
                .add(record("10.0.0.1", 40000, "198.51.100.7", 443, -1_000, 0, 1_000))
                .add(record("10.0.0.9", 40001, "198.51.100.7", 443, -1_000, 0, 7_000))
                .add(record("198.51.100.7", 443, "10.0.0.1", 40000, -990, 0, 5_000))
                .add(record("198.51.100.7", 443, "203.0.113.5", 1055, -991, -1, 5_000))
                .add(record("203.0.113.5", 1055, "198.51.100.7", 443, -999, -1, 1_000))
                .add(record("203.0.113.5", 1056, "198.51.100.7", 443, -999, -1, 3_000));
        translating.decodeFrom(R1, 2055, message.toBytes());
        List<JsonNode> documents = translating.flush();
        assertThat(documents).hasSize(3);
        JsonNode joined = documents.getFirst();
        assertThat(joined.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(joined.at("/source/nat/ip").asText()).isEqualTo("203.0.113.5");
        assertThat(number(joined, "/source/nat/port")).isEqualTo(1_055);
        assertThat(number(joined, "/network/bytes")).isEqualTo(6_000);
        assertThat(number(joined, "/flow/records")).isEqualTo(4);
        assertThat(documents.get(1).at("/tags").isMissingNode()).isTrue();
        assertThat(documents.get(2).at("/tags").toString()).isEqualTo("[\"nat-outside\"]");

        V5Message later = new V5Message()
                .sysUptime(UPTIME)
                .exportTime(DecodingKit.ARRIVAL / 1000, DecodingKit.ARRIVAL % 1000 * 1_000_000)
                .add(record("203.0.113.5", 1055, "198.51.100.7", 443, 10, 30_000, 900)
                        .tcpFlags(ACK))
                .add(record("10.0.0.1", 40000, "198.51.100.7", 443, 20, 31_000, 950)
                        .tcpFlags(ACK));
        translating.later(31_000).decodeFrom(R1, 2055, later.toBytes());
        JsonNode slice = only(translating.flush());
        assertThat(slice.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(number(slice, "/flow/records")).isEqualTo(2);
    }

    /** IE 225 and 227: the source behind the translator; 226 and 228: the destination. */
    @Test
    void halvesOfATranslatedFlow_areOne_whereTheExporterTells() {
        TemplateSpec template = TemplateSpec.of(
                300,
                FieldSpec.of(8, 4),
                FieldSpec.of(12, 4),
                FieldSpec.of(7, 2),
                FieldSpec.of(11, 2),
                FieldSpec.of(4, 1),
                FieldSpec.of(1, 4),
                FieldSpec.of(2, 4),
                FieldSpec.of(225, 4),
                FieldSpec.of(226, 4),
                FieldSpec.of(227, 2),
                FieldSpec.of(228, 2));
        DataRecord forth = new DataRecord(template)
                .address(8, "10.0.0.1")
                .address(12, "198.51.100.7")
                .number(7, 40000)
                .number(11, 443)
                .number(4, TCP)
                .number(1, 1_000)
                .number(2, 10)
                .address(225, "203.0.113.5")
                .address(226, "198.51.100.7")
                .number(227, 1_055)
                .number(228, 443);
        DataRecord back = new DataRecord(template)
                .address(8, "198.51.100.7")
                .address(12, "203.0.113.5")
                .number(7, 443)
                .number(11, 1_055)
                .number(4, TCP)
                .number(1, 5_000)
                .number(2, 10)
                .address(225, "198.51.100.7")
                .address(226, "10.0.0.1")
                .number(227, 443)
                .number(228, 40000);
        at(0, R2, record("198.51.100.7", 443, "203.0.113.5", 1055, -1_000, 0, 5_000));
        byte[] told = ExportMessage.ipfix()
                .exportTime(DecodingKit.ARRIVAL / 1000)
                .templates(template)
                .data(template, forth, back)
                .toBytes();
        kit.later(50).decodeFrom(R1, 4739, told);
        JsonNode document = only(kit.flush());
        assertThat(document.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(document.at("/source/nat/ip").asText()).isEqualTo("203.0.113.5");
        assertThat(number(document, "/source/nat/port")).isEqualTo(1_055);
        assertThat(document.at("/destination/ip").asText()).isEqualTo("198.51.100.7");
        assertThat(number(document, "/network/bytes")).isEqualTo(6_000);
        assertThat(number(document, "/flow/records")).isEqualTo(3);
    }

    @Test
    void fullMemory_handsOnTheOldest() {
        DecodingKit small = DecodingKit.merging(new ConversationSettings(true, 5_000, 10_000, 5_000, List.of()));
        V5Message message = new V5Message().sysUptime(UPTIME).exportTime(DecodingKit.ARRIVAL / 1000, 0);
        for (int i = 0; i < 30; i++) {
            message.add(record("10.0.0.1", 1000 + i, "10.0.0.2", 443, -100, 0, 100));
        }
        for (int i = 0; i < 10; i++) {
            small.decodeFrom(R1, 2055, message.toBytes());
        }
        assertThat(small.conversations().octets()).isLessThanOrEqualTo(10_000);
        assertThat(small.total("flowhound.conversation.early")).isPositive();
        small.flush();
        assertThat(small.total("flowhound.conversation.records")).isEqualTo(300);
    }
}
