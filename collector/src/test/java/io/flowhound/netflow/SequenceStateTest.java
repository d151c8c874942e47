/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.testkit.DecodingKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is lost while the collector is away, counted by its next run. */
class SequenceStateTest {
    private static final TemplateSpec TEMPLATE = TemplateSpec.of(256, of(8, 4), of(1, 4));
    private static final int RECORDS = 3;

    /** Sends messages by their numbers, from one to before another. */
    private static void send(DecodingKit kit, boolean ipfix, int from, int to) {
        for (int i = from; i < to; i++) {
            ExportMessage message = (ipfix ? ExportMessage.ipfix() : ExportMessage.v9())
                    .exportTime(1_795_320_000L)
                    .sysUptime(86_400_000)
                    .sequence(ipfix ? i * RECORDS : i);
            if (i == 0) {
                message.templates(TEMPLATE);
            }
            DataRecord record = new DataRecord(TEMPLATE).address(8, "192.0.2.7").number(1, 100);
            kit.decode(message.data(TEMPLATE, record, record, record).toBytes());
        }
    }

    private static ExporterReport.Sequence sequence(DecodingKit kit) {
        return kit.decoder().report().get(0).sequence();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gapWhileTheCollectorWasDown_isCountedByTheNextRun(boolean ipfix) {
        DecodingKit first = DecodingKit.raw();
        send(first, ipfix, 0, 100);
        DecodingKit next = DecodingKit.raw();
        next.decoder().restore(first.decoder().state());
        send(next, ipfix, 150, 250);

        long unit = ipfix ? RECORDS : 1;
        assertThat(sequence(next)).isEqualTo(new ExporterReport.Sequence(200 * unit, 50 * unit, 0, 0, !ipfix));
        assertThat(next.total("flowhound.exporter.sequence.lost")).isEqualTo(50 * unit);
        assertThat(next.total("flowhound.exporter.sequence.arrived")).isEqualTo(100 * unit);
    }

    @Test
    void whatAnEarlierRunHasCounted_isKept_andIsNotInTheMetricsAgain() {
        DecodingKit first = DecodingKit.raw();
        send(first, false, 0, 10);
        send(first, false, 17, 117);
        assertThat(sequence(first).lost()).isEqualTo(7);
        DecodingKit next = DecodingKit.raw();
        next.decoder().restore(first.decoder().state());
        send(next, false, 117, 217);

        assertThat(sequence(next)).isEqualTo(new ExporterReport.Sequence(210, 7, 0, 0, true));
        assertThat(next.total("flowhound.exporter.sequence.lost")).isZero();
    }

    @Test
    void gapThatIsStillOpen_closesInTheNextRun() {
        DecodingKit first = DecodingKit.raw();
        send(first, false, 0, 10);
        send(first, false, 12, 20);
        DecodingKit next = DecodingKit.raw();
        next.decoder().restore(first.decoder().state());
        send(next, false, 10, 12);
        send(next, false, 20, 120);

        assertThat(sequence(next)).isEqualTo(new ExporterReport.Sequence(120, 0, 2, 0, true));
    }

    @Test
    void afterAKill_whatIsDecodedAgainIsLostOnceInAll() {
        DecodingKit killed = DecodingKit.raw();
        send(killed, false, 0, 10);
        byte[] committed = killed.decoder().state();
        send(killed, false, 15, 115);
        assertThat(sequence(killed).lost()).isEqualTo(5);
        DecodingKit next = DecodingKit.raw();
        next.decoder().restore(committed);
        send(next, false, 15, 215);

        assertThat(sequence(next).lost()).isEqualTo(5);
    }

    @Test
    void lastDatagram_isKnownAfterARestart_alsoWithoutNewTemplates() {
        DecodingKit first = DecodingKit.raw();
        send(first, false, 0, 5);
        byte[] early = first.decoder().state();
        first.later(60_000);
        send(first, false, 5, 6);
        byte[] state = first.decoder().state();
        assertThat(state).isNotEqualTo(early);
        DecodingKit next = DecodingKit.raw();
        next.decoder().restore(state);

        assertThat(next.decoder().report().get(0).last())
                .isEqualTo(first.decoder().report().get(0).last());
    }

    /** A stream of v5 comes without a template, so nothing but its coming says that the state is another one. */
    @Test
    void streamWithoutTemplates_thatCameLater_isKept() {
        DecodingKit first = DecodingKit.raw();
        first.decodeFrom(0xC000_0201, 1, v5(0));
        assertThat(first.decoder().state()).isNotEmpty();
        first.decodeFrom(0xC000_0202, 1, v5(0));
        DecodingKit next = DecodingKit.raw();
        next.decoder().restore(first.decoder().state());
        assertThat(next.decoder().report()).hasSize(2);
        next.decodeFrom(0xC000_0202, 1, v5(8));
        for (int i = 9; i < 109; i++) {
            next.decodeFrom(0xC000_0202, 1, v5(i));
        }

        assertThat(next.total("flowhound.exporter.sequence.lost")).isEqualTo(7);
    }

    private static byte[] v5(int sequence) {
        return new V5Message()
                .exportTime(1_795_320_000L, 0)
                .sysUptime(86_400_000)
                .sequence(sequence)
                .add(new V5Record())
                .toBytes();
    }
}
