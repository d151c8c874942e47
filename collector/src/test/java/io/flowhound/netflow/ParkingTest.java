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
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkingTest {
    private static final TemplateSpec TEMPLATE = TemplateSpec.of(256, of(8, 4), of(12, 4), of(1, 4));
    private static final TemplateSpec OTHER = TemplateSpec.of(257, of(1, 4), of(8, 4));
    private static final TemplateSpec SAMPLER = TemplateSpec.options(258, 1, of(149, 4), of(34, 4));
    private static final long SECONDS = DecodingKit.ARRIVAL / 1000;

    private final DecodingKit kit = DecodingKit.raw();

    private static ExportMessage message(boolean ipfix) {
        return (ipfix ? ExportMessage.ipfix() : ExportMessage.v9()).exportTime(SECONDS);
    }

    private static DataRecord record(TemplateSpec template, int bytes) {
        DataRecord record = new DataRecord(template).address(8, "192.0.2.7").number(1, bytes);
        return template == TEMPLATE ? record.address(12, "198.51.100.9") : record;
    }

    private static byte[] data(TemplateSpec template, int... bytes) {
        ExportMessage message = message(true);
        for (int each : bytes) {
            message.data(template, record(template, each));
        }
        return message.toBytes();
    }

    private static byte[] announced(TemplateSpec... templates) {
        return message(true).templates(templates).toBytes();
    }

    private static List<Integer> bytes(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> document.at("/source/bytes").asInt())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void templateComesLater_decodesInOrder_withTheirOwnArrival(boolean ipfix) {
        byte[] first = message(ipfix).data(TEMPLATE, record(TEMPLATE, 1)).toBytes();
        byte[] second = message(ipfix).data(TEMPLATE, record(TEMPLATE, 2)).toBytes();
        assertThat(kit.decode(first)).isEmpty();
        assertThat(kit.later(2_000).decode(second)).isEmpty();
        List<JsonNode> documents =
                kit.later(60_000).decode(message(ipfix).templates(TEMPLATE).toBytes());
        assertThat(bytes(documents)).containsExactly(1, 2);
        assertThat(documents.get(0).at("/event/created").asText()).isEqualTo("2026-11-22T04:00:00.000Z");
        assertThat(documents.get(1).at("/event/created").asText()).isEqualTo("2026-11-22T04:00:02.000Z");
        assertThat(kit.counters().parked.count()).isEqualTo(2);
        assertThat(kit.counters().unparked.count()).isEqualTo(2);
        assertThat(kit.dropped()).isZero();
    }

    @Test
    void templateStandsBehindItsData_inTheSameDatagram() {
        byte[] datagram = message(true)
                .data(TEMPLATE, record(TEMPLATE, 1))
                .templates(TEMPLATE)
                .data(TEMPLATE, record(TEMPLATE, 2))
                .toBytes();
        assertThat(bytes(kit.decode(datagram))).containsExactly(2, 1);
    }

    @Test
    void optionsWait_too() {
        byte[] options = message(true)
                .data(SAMPLER, new DataRecord(SAMPLER).number(149, 0).number(34, 100))
                .toBytes();
        kit.decode(options);
        kit.decode(message(true).optionsTemplates(SAMPLER).toBytes());
        assertThat(kit.counters().options.count()).isEqualTo(1);
        assertThat(kit.flows()).isZero();
    }

    @Test
    void otherTemplatesAndOtherExporters_leaveWaitingWhatWaits() {
        kit.decode(data(TEMPLATE, 1), data(OTHER, 2));
        assertThat(kit.decodeFrom(0xC0000202, 2055, announced(TEMPLATE))).isEmpty();
        assertThat(bytes(kit.decode(announced(OTHER)))).containsExactly(2);
        assertThat(bytes(kit.decode(announced(TEMPLATE)))).containsExactly(1);
    }

    @Test
    void secondMessageOfADatagram_isDecodedUnderItsOwnHeader() {
        byte[] one = message(true).domain(1).data(TEMPLATE, record(TEMPLATE, 1)).toBytes();
        byte[] two = message(true).domain(2).data(TEMPLATE, record(TEMPLATE, 2)).toBytes();
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        kit.decode(both);
        List<JsonNode> documents =
                kit.decode(message(true).domain(2).templates(TEMPLATE).toBytes());
        assertThat(bytes(documents)).containsExactly(2);
        assertThat(documents.get(0).at("/flow/exporter/domain").asInt()).isEqualTo(2);
    }

    @Test
    void killed_goesOnWithWhatWaits() {
        kit.decode(data(TEMPLATE, 1), data(TEMPLATE, 2));
        byte[] state = kit.decoder().state();
        DecodingKit restarted = DecodingKit.afterKill(kit, state);
        assertThat(bytes(restarted.decode(announced(TEMPLATE)))).containsExactly(1, 2);
    }

    @Test
    void killed_betweenTemplateAndRelease_releasesAfterTheStart() {
        kit.decode(data(TEMPLATE, 1), data(OTHER, 2));
        byte[] before = kit.decoder().state();
        kit.decode(announced(TEMPLATE));
        assertThat(kit.decoder().state()).isNotEqualTo(before);
        DecodingKit restarted = DecodingKit.afterKill(kit, before);
        assertThat(bytes(restarted.decode(announced(TEMPLATE)))).containsExactly(1);
        assertThat(bytes(restarted.decode(announced(OTHER)))).containsExactly(2);
    }

    @Test
    void state_saysWhatOfTheJournalIsNeeded() {
        kit.decode(announced(OTHER));
        assertThat(NetflowDecoder.oldestNeeded(kit.decoder().state())).isEqualTo(Long.MAX_VALUE);
        byte[] other = data(OTHER, 1);
        kit.decode(other, data(TEMPLATE, 1), data(TEMPLATE, 2));
        long position = announced(OTHER).length + other.length;
        assertThat(NetflowDecoder.oldestNeeded(kit.decoder().state())).isEqualTo(position);
        kit.decode(announced(TEMPLATE));
        assertThat(NetflowDecoder.oldestNeeded(kit.decoder().state())).isEqualTo(Long.MAX_VALUE);
        assertThat(NetflowDecoder.oldestNeeded(new byte[0])).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatWaitsTooLong_isDroppedAndCounted() {
        kit.decode(data(TEMPLATE, 1));
        kit.later(1_000).decode(data(TEMPLATE, 2));
        kit.later(3_600_500).decode(announced(OTHER));
        assertThat(kit.dropped(DropReason.NO_TEMPLATE)).isEqualTo(1);
        assertThat(bytes(kit.decode(announced(TEMPLATE)))).containsExactly(2);
    }

    @Test
    void whatFindsNoRoom_isDroppedAndCounted() {
        byte[] set = data(TEMPLATE, 1);
        DecodingKit small = DecodingKit.limited(new DecoderLimits(10, 10, 10, 40, 3_600_000, 1_800_000));
        small.decode(set, set, set, set);
        assertThat(small.counters().parked.count()).isEqualTo(2);
        assertThat(small.dropped(DropReason.NO_TEMPLATE)).isEqualTo(2);
        assertThat(bytes(small.decode(announced(TEMPLATE)))).containsExactly(1, 1);
        small.decode(set);
        assertThat(small.flows()).isEqualTo(3);
    }

    @Test
    void exporterRestartedSince_itsOldSetsAreNotDecodedWithNewTemplates() {
        ExportMessage before = ExportMessage.v9().exportTime(SECONDS).sysUptime(90_000_000);
        ExportMessage after = ExportMessage.v9().exportTime(SECONDS + 100).sysUptime(5_000);
        kit.decode(before.data(TEMPLATE, record(TEMPLATE, 1)).toBytes());
        assertThat(kit.later(100_000).decode(after.templates(TEMPLATE).toBytes()))
                .isEmpty();
        assertThat(kit.dropped(DropReason.NO_TEMPLATE)).isEqualTo(1);
    }

    @Test
    void emptySet_waitsForNothing() {
        byte[] datagram = message(true).set(ExportSet.raw(256, 0, new byte[0])).toBytes();
        assertThat(kit.decode(datagram)).isEmpty();
        assertThat(kit.counters().parked.count()).isZero();
    }

    @Test
    void templateComesAndIsWithdrawn_inOneMessage_isCounted() {
        kit.bySession(7).decode(data(TEMPLATE, 1));
        byte[] both = message(true)
                .templates(TEMPLATE)
                .templates(TemplateSpec.withdrawal(256))
                .toBytes();
        assertThat(kit.decode(both)).isEmpty();
        assertThat(kit.counters().parked.count()).isEqualTo(1);
        assertThat(kit.counters().unparked.count()).isZero();
        assertThat(kit.dropped(DropReason.NO_TEMPLATE)).isEqualTo(1);
    }

    @Test
    void report_namesWhatIsMissing() {
        kit.decode(data(TEMPLATE, 1));
        kit.later(500).decode(data(TEMPLATE, 2, 3));
        ExporterReport report = kit.decoder().report().get(0);
        assertThat(report.missing())
                .containsExactly(new ExporterReport.MissingTemplate(256, DecodingKit.ARRIVAL, 2, 3 * 16));
        assertThat(report.counts()).isEqualTo(new ExporterReport.Counts(2, 0, 0));
    }
}
