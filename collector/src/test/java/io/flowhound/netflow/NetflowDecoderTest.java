/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.metrics.DropReason;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.ExportSet;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V1Message;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.simulate.V7Message;
import io.flowhound.testkit.DecodingKit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetflowDecoderTest {
    private static final TemplateSpec TEMPLATE =
            TemplateSpec.of(256, of(8, 4), of(12, 4), of(7, 2), of(11, 2), of(4, 1), of(1, 4), of(2, 4));
    private static final TemplateSpec OTHER = TemplateSpec.of(256, of(12, 4), of(8, 4), of(1, 8));

    private final DecodingKit kit = DecodingKit.raw();

    private static DataRecord record(TemplateSpec template, int bytes) {
        DataRecord record = new DataRecord(template)
                .address(8, "192.0.2.7")
                .address(12, "198.51.100.9")
                .number(1, bytes);
        return template == TEMPLATE
                ? record.number(7, 40000).number(11, 443).number(4, 6).number(2, 3)
                : record;
    }

    private static V5Record v5(int bytes) {
        return new V5Record()
                .addresses("192.0.2.7", "198.51.100.9")
                .ports(40000, 443)
                .protocol(6)
                .counters(3, bytes);
    }

    private static ExportMessage message(boolean ipfix) {
        return (ipfix ? ExportMessage.ipfix() : ExportMessage.v9()).exportTime(1_795_320_000L);
    }

    private static List<Integer> bytes(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> document.at("/source/bytes").asInt())
                .toList();
    }

    @Test
    void v5_isDecoded() {
        List<JsonNode> documents = kit.decode(
                new V5Message().exportTime(1_795_320_000L, 0).add(v5(1500)).toBytes());
        assertThat(documents).hasSize(1);
        JsonNode document = documents.get(0);
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(document.at("/destination/port").asInt()).isEqualTo(443);
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(1500);
        assertThat(document.at("/network/iana_number").asText()).isEqualTo("6");
        assertThat(document.at("/observer/ip").asText()).isEqualTo("192.0.2.1");
        assertThat(kit.flows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void v1_isDecoded_inBothLengths(boolean longRecords) {
        V1Message message = new V1Message()
                .sysUptime(100_000)
                .exportTime(1_795_320_000L, 0)
                .add(v5(100).times(40_000, 99_000))
                .add(v5(200));
        List<JsonNode> documents = kit.decode((longRecords ? message.longRecords() : message).toBytes());
        assertThat(bytes(documents)).containsExactly(100, 200);
        JsonNode first = documents.get(0);
        assertThat(first.at("/flow/exporter/version").asInt()).isEqualTo(1);
        assertThat(first.at("/destination/ip").asText()).isEqualTo("198.51.100.9");
        assertThat(first.at("/destination/port").asInt()).isEqualTo(443);
        assertThat(first.at("/network/iana_number").asText()).isEqualTo("6");
        assertThat(first.at("/event/start").asText()).isEqualTo("2026-11-22T03:59:00.000Z");
        assertThat(first.at("/event/end").asText()).isEqualTo("2026-11-22T03:59:59.000Z");
        assertThat(kit.dropped()).isZero();
    }

    @Test
    void v7_isDecoded() {
        List<JsonNode> documents =
                kit.decode(new V7Message().sequence(7).add(v5(100)).add(v5(200)).toBytes());
        assertThat(bytes(documents)).containsExactly(100, 200);
        assertThat(documents.get(0).at("/flow/exporter/version").asInt()).isEqualTo(7);
        assertThat(documents.get(1).at("/source/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(kit.dropped()).isZero();
    }

    @Test
    void v5_countIsNotTrusted_whatFitsIsDecoded() {
        byte[] datagram =
                new V5Message().add(v5(1)).add(v5(2)).overrideCount(55582).toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(1, 2);
        assertThat(kit.dropped(DropReason.TRUNCATED)).isEqualTo(1);
        assertThat(bytes(kit.decode(
                        new V5Message().add(v5(1)).add(v5(2)).overrideCount(1).toBytes())))
                .containsExactly(1, 2);
    }

    @Test
    void v5_zeroesBehindTheCount_arePadding() {
        byte[] datagram = new V5Message().add(v5(1)).trailer(new byte[100]).toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(1);
        assertThat(kit.dropped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void template_thenData(boolean ipfix) {
        byte[] datagram = message(ipfix)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 100), record(TEMPLATE, 200))
                .toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(100, 200);
        assertThat(kit.dropped()).isZero();
        assertThat(kit.flows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void templates_belongToAddressAndDomain_notToThePort(boolean ipfix) {
        kit.decodeFrom(1, 1000, message(ipfix).domain(1).templates(TEMPLATE).toBytes());
        kit.decodeFrom(1, 1000, message(ipfix).domain(2).templates(OTHER).toBytes());
        kit.decodeFrom(2, 1000, message(ipfix).domain(1).templates(OTHER).toBytes());
        byte[] data =
                message(ipfix).domain(1).data(TEMPLATE, record(TEMPLATE, 100)).toBytes();
        List<JsonNode> documents = kit.decodeFrom(1, 2000, data);
        assertThat(bytes(documents)).containsExactly(100);
        byte[] otherData =
                message(ipfix).domain(2).data(OTHER, record(OTHER, 300)).toBytes();
        assertThat(bytes(kit.decodeFrom(1, 3000, otherData))).containsExactly(100, 300);
        assertThat(kit.dropped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dataWithoutTemplate_waits_andCostsNoNeighbour(boolean ipfix) {
        TemplateSpec unknown = TemplateSpec.of(300, of(1, 4));
        byte[] datagram = message(ipfix)
                .templates(TEMPLATE)
                .data(unknown, new DataRecord(unknown).number(1, 5))
                .data(TEMPLATE, record(TEMPLATE, 100))
                .toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(100);
        assertThat(kit.counters().parked.count()).isEqualTo(1);
        assertThat(kit.dropped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 2000, 65535})
    void setLengthThatCannotBe_endsTheDatagram_whatCameBeforeCounts(int length) {
        byte[] datagram = message(true)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 100))
                .data(TEMPLATE, record(TEMPLATE, 200))
                .lastSet(set -> set.withLength(length))
                .toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(100);
        assertThat(kit.dropped(DropReason.BAD_LENGTH)).isEqualTo(1);
    }

    @Test
    void zeroesBehindTheLastSet_arePadding() {
        byte[] datagram = message(false)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 100))
                .toBytes();
        assertThat(bytes(kit.decode(Arrays.copyOf(datagram, 1400)))).containsExactly(100);
        assertThat(kit.dropped()).isZero();
    }

    @Test
    void v9_countIsNotTrusted() {
        byte[] datagram = message(false)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 100), record(TEMPLATE, 200))
                .overrideCount(1)
                .toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(100, 200);
    }

    @Test
    void ipfix_lengthBeyondTheDatagram_isCounted_whatIsThereIsDecoded() {
        byte[] datagram = message(true)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 100))
                .overrideLength(9000)
                .toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(100);
        assertThat(kit.dropped(DropReason.TRUNCATED)).isEqualTo(1);
    }

    @Test
    void ipfix_lengthShorterThanTheDatagram_endsTheMessage() {
        byte[] first = message(true).templates(TEMPLATE).toBytes();
        byte[] both = message(true)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 1))
                .overrideLength(first.length)
                .toBytes();
        assertThat(kit.decode(both)).isEmpty();
    }

    @Test
    void ipfix_variableLengths_shortAndLongPrefix() {
        TemplateSpec template = TemplateSpec.of(256, FieldSpec.variable(96), of(1, 4), FieldSpec.variable(82));
        byte[] datagram = message(true)
                .templates(template)
                .data(
                        template,
                        new DataRecord(template).text(96, "https").number(1, 10).text(82, "eth0"),
                        new DataRecord(template)
                                .text(96, "x".repeat(300))
                                .number(1, 20)
                                .text(82, "")
                                .longPrefix())
                .toBytes();
        List<JsonNode> documents = kit.decode(datagram);
        assertThat(bytes(documents)).containsExactly(10, 20);
        assertThat(documents.get(0).at("/network/application").asText()).isEqualTo("https");
        assertThat(documents.get(0).at("/observer/ingress/interface/name").asText())
                .isEqualTo("eth0");
        assertThat(documents.get(1).at("/network/application").asText()).hasSize(300);
    }

    @Test
    void ipfix_variableLengthBeyondTheSet_isCounted() {
        TemplateSpec template = TemplateSpec.of(256, of(1, 4), FieldSpec.variable(96));
        byte[] body = {0, 0, 0, 9, (byte) 200, 'a', 'b'};
        byte[] datagram = message(true)
                .templates(template)
                .set(ExportSet.raw(256, 1, body))
                .toBytes();
        assertThat(kit.decode(datagram)).isEmpty();
        assertThat(kit.dropped(DropReason.BAD_LENGTH)).isEqualTo(1);
    }

    @Test
    void template_changes_andIsWithdrawn() {
        kit.bySession(7).decode(message(true).templates(TEMPLATE).toBytes());
        byte[] changed =
                message(true).templates(OTHER).data(OTHER, record(OTHER, 300)).toBytes();
        assertThat(bytes(kit.decode(changed))).containsExactly(300);
        kit.decode(message(true).templates(TemplateSpec.withdrawal(256)).toBytes());
        assertThat(kit.decode(message(true).data(OTHER, record(OTHER, 300)).toBytes()))
                .isEmpty();
        assertThat(kit.counters().parked.count()).isEqualTo(1);
    }

    @Test
    void template_withdrawnByUdp_isKept() {
        kit.decode(message(true).templates(TEMPLATE).toBytes());
        kit.decode(message(true).templates(TemplateSpec.withdrawal(256)).toBytes());
        assertThat(bytes(kit.decode(
                        message(true).data(TEMPLATE, record(TEMPLATE, 300)).toBytes())))
                .containsExactly(300);
        assertThat(kit.dropped(DropReason.BAD_TEMPLATE)).isEqualTo(1);
    }

    @Test
    void templates_allWithdrawn_areForgotten_butNotThoseOfOptions() {
        TemplateSpec sampler = TemplateSpec.options(258, 1, of(149, 4), of(34, 4));
        kit.bySession(7)
                .decode(message(true)
                        .templates(TEMPLATE)
                        .optionsTemplates(sampler)
                        .toBytes());
        kit.decode(message(true).templates(TemplateSpec.withdrawal(2)).toBytes());
        kit.decode(message(true)
                .data(TEMPLATE, record(TEMPLATE, 300))
                .data(sampler, new DataRecord(sampler).number(149, 0).number(34, 100))
                .toBytes());
        assertThat(kit.flows()).isZero();
        assertThat(kit.counters().options.count()).isEqualTo(1);
    }

    @Test
    void streamThatIsSilentForAnHour_givesWay() {
        DecodingKit small = DecodingKit.limited(new DecoderLimits(1, 10, 10, 1_000, 3_600_000, 1_800_000));
        byte[] datagram = message(true)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 300))
                .toBytes();
        assertThat(small.decode(datagram)).hasSize(1);
        small.later(3_599_000).decodeFrom(0xC000_0202, 2055, datagram);
        assertThat(small.dropped(DropReason.TOO_MANY_EXPORTERS)).isEqualTo(1);
        small.later(3_601_000).decodeFrom(0xC000_0202, 2055, datagram);
        assertThat(small.dropped(DropReason.TOO_MANY_EXPORTERS)).isEqualTo(1);
        assertThat(small.total("flowhound.exporter.flows")).isEqualTo(2);
    }

    @Test
    void sessions_haveTemplatesOfTheirOwn_untilTheyEnd() {
        kit.bySession(7).decode(message(true).templates(TEMPLATE).toBytes());
        kit.bySession(8).decode(message(true).templates(OTHER).toBytes());
        byte[] data = message(true).data(TEMPLATE, record(TEMPLATE, 300)).toBytes();
        assertThat(bytes(kit.bySession(7).decode(data))).containsExactly(300);
        kit.decode(new byte[0]);
        assertThat(kit.decode(data)).isEmpty();
        byte[] others = message(true).data(OTHER, record(OTHER, 301)).toBytes();
        assertThat(bytes(kit.bySession(8).decode(others))).containsExactly(301);
        assertThat(kit.dropped()).isZero();
    }

    @Test
    void namesThatFindNoRoom_areCounted() {
        TemplateSpec vrf = TemplateSpec.options(257, 1, of(234, 4), of(236, 240));
        kit.decode(message(true).optionsTemplates(vrf).toBytes());
        for (int from = 0; from < 1_600; from += 200) {
            ExportMessage message = message(true);
            for (int id = from; id < from + 200; id++) {
                message.data(vrf, new DataRecord(vrf).number(234, id).text(236, "v".repeat(240)));
            }
            kit.decode(message.toBytes());
        }
        assertThat(kit.counters().options.count()).isEqualTo(1_600);
        assertThat(kit.dropped(DropReason.TOO_MANY_OPTIONS)).isBetween(1L, 1_599L);
        assertThat(kit.dropped()).isEqualTo(kit.dropped(DropReason.TOO_MANY_OPTIONS));
    }

    @Test
    void sessionsOfAnEarlierRun_areEnded_templatesByUdpStay() {
        kit.bySession(7).decode(message(true).templates(TEMPLATE).toBytes());
        kit.bySession(0).decode(message(true).templates(OTHER).toBytes());
        kit.decoder().endSessions();
        byte[] data = message(true).data(TEMPLATE, record(TEMPLATE, 300)).toBytes();
        assertThat(kit.bySession(7).decode(data)).isEmpty();
        byte[] others = message(true).data(OTHER, record(OTHER, 301)).toBytes();
        assertThat(bytes(kit.bySession(0).decode(others))).containsExactly(301);
    }

    @Test
    void messagesInARow_inOneDatagram_areAllDecoded() {
        byte[] one = message(true)
                .domain(1)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 300))
                .toBytes();
        byte[] two = message(true)
                .domain(2)
                .templates(OTHER)
                .data(OTHER, record(OTHER, 301))
                .toBytes();
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        assertThat(bytes(kit.decode(both))).containsExactly(300, 301);
        assertThat(kit.counters().datagrams.count()).isEqualTo(1);
        assertThat(kit.dropped()).isZero();
    }

    @Test
    void template_changedBack_isFollowed_thoughItsSetCameBefore() {
        for (int round = 0; round < 3; round++) {
            for (TemplateSpec template : List.of(TEMPLATE, OTHER)) {
                byte[] templates = message(true).templates(template).toBytes();
                kit.decode(templates);
                kit.decode(templates);
                byte[] data =
                        message(true).data(template, record(template, 300)).toBytes();
                assertThat(bytes(kit.decode(data))).containsExactly(300);
            }
        }
    }

    @Test
    void template_withdrawn_isLearntAgainFromTheSameSet() {
        byte[] templates = message(true).templates(TEMPLATE).toBytes();
        byte[] data = message(true).data(TEMPLATE, record(TEMPLATE, 300)).toBytes();
        kit.bySession(7).decode(templates);
        kit.decode(message(true).templates(TemplateSpec.withdrawal(256)).toBytes());
        kit.decode(templates);
        assertThat(bytes(kit.decode(data))).containsExactly(300);
    }

    @Test
    void template_dropped_isCountedEachTime() {
        byte[] bad = message(true).templates(TEMPLATE.withFieldCount(40)).toBytes();
        kit.decode(bad);
        kit.decode(bad);
        assertThat(kit.dropped(DropReason.BAD_TEMPLATE)).isEqualTo(2);
    }

    @Test
    void template_withoutOctets_orCutOff_isCounted() {
        TemplateSpec empty = TemplateSpec.of(257, of(1, 0));
        kit.decode(message(true).templates(empty).toBytes());
        assertThat(kit.dropped(DropReason.BAD_TEMPLATE)).isEqualTo(1);
        kit.decode(message(true).templates(TEMPLATE.withFieldCount(40)).toBytes());
        assertThat(kit.dropped(DropReason.BAD_TEMPLATE)).isEqualTo(2);
    }

    @Test
    void templates_areBounded() {
        DecodingKit limited = DecodingKit.limited(new DecoderLimits(10, 10, 2, 0, 0, 1_800_000));
        for (int id = 256; id < 260; id++) {
            limited.decode(
                    message(true).templates(TemplateSpec.of(id, of(1, 4))).toBytes());
        }
        assertThat(limited.dropped(DropReason.TOO_MANY_TEMPLATES)).isEqualTo(2);
    }

    @Test
    void elementTwice_andUnknownElement_costOnlyThemselves() {
        TemplateSpec template = TemplateSpec.of(256, of(1, 4), of(9999, 26, 4), of(1, 4), of(9999, 26, 4));
        byte[] body = {0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 77, 5, 6, 7, 8};
        JsonNode document = kit.decode(message(true)
                        .templates(template)
                        .set(ExportSet.raw(256, 1, body))
                        .toBytes())
                .get(0);
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(77); // the first that is not 0
        assertThat(document.at("/flow/ie/9999~126").asInt()).isEqualTo(0x01020304);
        assertThat(document.at("/flow/ie/9999~126_2").asInt()).isEqualTo(0x05060708);
    }

    @Test
    void state_restored_decodesDataThatComesWithoutTemplate() {
        TemplateSpec sampler = TemplateSpec.options(257, 1, of(149, 4), of(34, 4));
        kit.decode(message(true)
                .templates(TEMPLATE)
                .optionsTemplates(sampler)
                .data(sampler, new DataRecord(sampler).number(149, 0).number(34, 100))
                .toBytes());
        byte[] state = kit.decoder().state();
        assertThat(kit.decoder().state()).isSameAs(state);

        DecodingKit restarted = DecodingKit.enriched(io.flowhound.schema.Profile.FULL);
        restarted.decoder().restore(state);
        byte[] data = message(true).data(TEMPLATE, record(TEMPLATE, 7)).toBytes();
        List<JsonNode> documents = restarted.decode(data);
        assertThat(bytes(documents)).containsExactly(700);
        assertThat(documents.get(0).at("/flow/sampling/source").asText()).isEqualTo("options");
        assertThat(restarted.decoder().state()).hasSameSizeAs(state); // has counted, but learnt nothing
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void state_restored_countsWhatWasLostMeanwhile(boolean ipfix) {
        kit.decode(message(ipfix)
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 1))
                .sequence(100)
                .toBytes());
        DecodingKit restarted = DecodingKit.raw();
        restarted.decoder().restore(kit.decoder().state());
        for (int sequence = 108; sequence < 208; sequence++) {
            restarted.decode(message(ipfix)
                    .data(TEMPLATE, record(TEMPLATE, 2))
                    .sequence(sequence)
                    .toBytes());
        }
        ExporterReport report = restarted.decoder().report().get(0);
        assertThat(report.sequence()).isEqualTo(new ExporterReport.Sequence(101, 7, 0, 0, !ipfix));
        assertThat(report.counts()).isEqualTo(new ExporterReport.Counts(101, 101, 0));
    }

    @Test
    void state_restored_goesOnAsIfNothingHadHappened() {
        DecodingKit whole = DecodingKit.raw();
        DecodingKit parts = DecodingKit.raw();
        int sequence = 0;
        for (int i = 0; i < 400; i++) {
            sequence += i % 7 == 3 ? 4 : 1;
            int number = i % 50 == 20 ? sequence - 2 : sequence; // some come late
            byte[] datagram = message(true)
                    .templates(TEMPLATE)
                    .data(TEMPLATE, record(TEMPLATE, i))
                    .sequence(number)
                    .toBytes();
            whole.decode(datagram);
            parts.decode(datagram);
            if (i % 3 == 0) {
                DecodingKit next = DecodingKit.raw();
                next.decoder().restore(parts.decoder().state());
                parts = next;
            }
        }
        ExporterReport report = whole.decoder().report().get(0);
        assertThat(report.sequence().lost()).isPositive();
        assertThat(report.sequence().reordered()).isPositive();
        assertThat(parts.decoder().report().get(0).sequence()).isEqualTo(report.sequence());
        assertThat(parts.decoder().report().get(0).counts()).isEqualTo(report.counts());
    }

    @Test
    void state_ofAVersionThatCountedForItselfAlone_isRead() {
        kit.decode(message(true).templates(TEMPLATE).toBytes());
        byte[] state = kit.decoder().state();
        int lasting = new String(state, StandardCharsets.ISO_8859_1).lastIndexOf("COUN");
        DecodingKit restarted = DecodingKit.raw();
        restarted.decoder().restore(Arrays.copyOf(state, lasting));
        assertThat(bytes(restarted.decode(
                        message(true).data(TEMPLATE, record(TEMPLATE, 7)).toBytes())))
                .containsExactly(7);
        assertThat(restarted.decoder().state()).hasSizeGreaterThan(lasting);
    }

    @Test
    void state_damaged_isSkipped() {
        kit.decode(message(true).templates(TEMPLATE).toBytes());
        byte[] state = kit.decoder().state();
        for (int length = 1; length < state.length; length++) {
            DecodingKit restarted = DecodingKit.raw();
            restarted.decoder().restore(Arrays.copyOf(state, length));
            restarted.decode(message(true)
                    .templates(TEMPLATE)
                    .data(TEMPLATE, record(TEMPLATE, 1))
                    .toBytes());
            assertThat(restarted.flows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 8, 77, 0xFFFF})
    void unknownVersion_isCounted(int version) {
        byte[] datagram = {(byte) (version >>> 8), (byte) version, 0, 0};
        assertThat(kit.decode(datagram)).isEmpty();
        assertThat(kit.dropped(DropReason.UNKNOWN_VERSION)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void anyPrefixOfADatagram_isDecodedWithoutHarm(int version) {
        byte[] whole = version == 5
                ? new V5Message().add(v5(1)).add(v5(2)).toBytes()
                : message(version == 10)
                        .templates(TEMPLATE)
                        .data(TEMPLATE, record(TEMPLATE, 1))
                        .toBytes();
        for (int length = 0; length < whole.length; length++) {
            DecodingKit fresh = DecodingKit.raw();
            fresh.decode(Arrays.copyOf(whole, length));
            assertThat(fresh.flows() + fresh.dropped()).as("cut to %d", length).isLessThanOrEqualTo(3);
            if (length < 16) {
                assertThat(fresh.dropped()).isEqualTo(1);
            }
        }
    }
}
