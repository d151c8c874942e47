/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.flowhound.metrics.DropReason;
import io.flowhound.metrics.ExporterMetrics;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.ExportSet;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * A sender that wants to bring the collector down meets limits and counters: with the default bounds on exporters and
 * templates, what the decoder remembers stays small, its time stays linear, and others are served as before.
 */
class HostileSenderTest {
    private static final int HOSTILE = 0xC633_6401; // 198.51.100.1
    private static final int INNOCENT = 0xC000_024D; // 192.0.2.77
    private static final int NEWCOMER = 0xC000_024E;
    private static final int PORT = 2055;
    private static final long MEGABYTE = 1 << 20;

    private static final TemplateSpec TEMPLATE = TemplateSpec.of(256, of(8, 4), of(12, 4), of(1, 4), of(2, 4));

    private final Logger log = (Logger) LoggerFactory.getLogger(ExporterMetrics.class);
    private final DecodingKit kit = DecodingKit.plain().another(DecoderLimits.DEFAULT);
    private final long heapBefore = usedHeap();

    @BeforeEach
    void anInnocentExporterIsKnown() {
        log.setLevel(Level.OFF); // each of a thousand addresses may log once
        assertServed(INNOCENT, true);
    }

    @AfterEach
    void logAgain() {
        log.setLevel(null);
    }

    private void assertServed(int exporter, boolean withTemplate) {
        ExportMessage message = ExportMessage.v9().exportTime(DecodingKit.ARRIVAL / 1000);
        if (withTemplate) {
            message.templates(TEMPLATE);
        }
        DataRecord record = new DataRecord(TEMPLATE).address(8, "192.0.2.7").number(1, 1500);
        kit.decode();
        assertThat(kit.decodeFrom(exporter, PORT, message.data(TEMPLATE, record).toBytes()))
                .as("documents of another exporter")
                .hasSize(1);
        kit.decode();
    }

    private void assertBounded(int megabytes) {
        assertThat((usedHeap() - heapBefore) / MEGABYTE).as("MB of heap").isLessThan(megabytes);
        assertThat(kit.decoder().state().length / MEGABYTE).as("MB of state").isLessThan(megabytes);
        assertServed(INNOCENT, false);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Processor time, which other programs on the machine do not lengthen much. */
    private static long cpuSeconds(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000_000L;
    }

    private static void put32(byte[] octets, int at, int value) {
        for (int i = 0; i < 4; i++) {
            octets[at + i] = (byte) (value >>> 24 - 8 * i);
        }
    }

    private static void put16(byte[] octets, int at, int value) {
        octets[at] = (byte) (value >>> 8);
        octets[at + 1] = (byte) value;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void millionsOfDomains_meetTheBoundOnExporters(boolean ipfix) {
        byte[] datagram = (ipfix ? ExportMessage.ipfix() : ExportMessage.v9())
                .templates(TEMPLATE)
                .toBytes();
        int domainAt = ipfix ? 12 : 16;
        for (int domain = 0; domain < 1_000_000; domain++) {
            put32(datagram, domainAt, domain);
            kit.decodeFrom(HOSTILE, PORT, datagram);
        }
        assertThat(kit.decoder().report()).hasSizeLessThanOrEqualTo(DecoderLimits.DEFAULT.exporters());
        assertThat(kit.total("flowhound.dropped")).isGreaterThan(900_000);
        assertBounded(100);
    }

    @Test
    void everyDomainOfASender_leavesRoomForANewcomer() {
        byte[] datagram = ExportMessage.ipfix().templates(TEMPLATE).toBytes();
        for (int domain = 0; domain < 50_000; domain++) {
            put32(datagram, 12, domain);
            kit.decodeFrom(HOSTILE, PORT, datagram);
        }
        assertServed(NEWCOMER, true);
    }

    @Test
    void everyEngineOfV5_leavesRoomForANewcomer() {
        byte[] datagram = new byte[24 + 48];
        put16(datagram, 0, 5);
        put16(datagram, 2, 1);
        for (int engine = 0; engine < 0x1_0000; engine++) {
            put16(datagram, 20, engine);
            kit.decodeFrom(HOSTILE, PORT, datagram);
            kit.decode();
        }
        assertServed(NEWCOMER, true);
        assertBounded(100);
    }

    @Test
    void manyAddresses_areBounded() {
        byte[] datagram = ExportMessage.v9().templates(TEMPLATE).toBytes();
        for (int address = 0; address < 300_000; address++) {
            kit.decodeFrom(0x0A00_0000 + address, PORT, datagram);
        }
        assertThat(kit.decoder().report()).hasSizeLessThanOrEqualTo(DecoderLimits.DEFAULT.exporters());
        assertBounded(100);
    }

    @Test
    void everyTemplateId_again_and_again_isBounded() {
        byte[] datagram = ExportMessage.v9().templates(TEMPLATE).toBytes();
        int sent = 0;
        for (int round = 0; round < 10; round++) {
            put16(datagram, datagram.length - 2, 1 + round % 8); // the length of the last field
            for (int id = 256; id <= 0xFFFF; id++) {
                put16(datagram, 24, id);
                kit.decodeFrom(HOSTILE, PORT, datagram);
                sent++;
            }
        }
        assertThat(kit.total("flowhound.exporter.templates") + kit.total("flowhound.dropped"))
                .isEqualTo(sent + 1.0);
        assertBounded(50);
    }

    @Test
    void templatesSpreadOverIds_inManyDomains_areBounded() {
        byte[] datagram = ExportMessage.ipfix().templates(TEMPLATE).toBytes();
        for (int domain = 0; domain < 1000; domain++) {
            put32(datagram, 12, domain);
            for (int page = 1; page < 256; page++) {
                put16(datagram, 20, page << 8);
                kit.decodeFrom(HOSTILE, PORT, datagram);
            }
        }
        assertBounded(200);
    }

    /** Templates of very many fields: all of one element, of all elements, or of one that nobody knows. */
    @ParameterizedTest
    @ValueSource(strings = {"mapped", "unmapped", "unknown", "mixed"})
    void templatesOfManyFields_costTimeAndMemoryInProportion(String kind) {
        assertInProportion(kind, 8000);
        assertInProportion(kind, 2000);
    }

    private void assertInProportion(String kind, int fieldCount) {
        FieldSpec[] fields = IntStream.range(0, fieldCount)
                .mapToObj(i -> switch (kind) {
                    case "mapped" -> of(1, 1);
                    case "unmapped" -> of(82, 1);
                    case "unknown" -> of(32473, 9, 1);
                    default -> of(i % 500, 1);
                })
                .toArray(FieldSpec[]::new);
        long seconds = cpuSeconds(() -> {
            for (int id = 256; id < 276; id++) {
                byte[] datagram = ExportMessage.ipfix()
                        .templates(TemplateSpec.of(id, fields))
                        .toBytes();
                kit.decodeFrom(HOSTILE, PORT, datagram);
            }
        });
        assertThat(seconds).as("CPU seconds for twenty datagrams").isLessThan(5);
        assertBounded(50);
    }

    @Test
    void manyTemplatesOfManyFields_areBounded() {
        List<FieldSpec> fields = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> fields.add(of(32473, i, 4)));
        byte[] datagram = ExportMessage.ipfix()
                .templates(new TemplateSpec(256, 0, fields, TemplateSpec.TRUE_COUNT))
                .toBytes();
        for (int id = 256; id < 256 + 8192; id++) {
            put16(datagram, 20, id);
            kit.decodeFrom(HOSTILE, PORT, datagram);
        }
        assertBounded(200);
    }

    @Test
    void optionsThatFillEveryTable_areBounded() {
        TemplateSpec samplers = TemplateSpec.options(256, 1, of(302, 4), of(305, 4), of(306, 4));
        TemplateSpec interfaces = TemplateSpec.options(257, 1, of(10, 4), of(82, 32), of(83, 64));
        TemplateSpec applications = TemplateSpec.options(258, 1, of(95, 4), of(96, 24), of(94, 64));
        TemplateSpec networks = TemplateSpec.options(259, 1, of(234, 4), of(236, 32));
        kit.decodeFrom(
                HOSTILE,
                PORT,
                ExportMessage.ipfix()
                        .optionsTemplates(samplers, interfaces, applications, networks)
                        .toBytes());
        for (TemplateSpec table : List.of(samplers, interfaces, applications, networks)) {
            for (int row = 1; row < 300_000; row += 100) {
                io.flowhound.simulate.Octets body = new io.flowhound.simulate.Octets();
                for (int i = row; i < row + 100; i++) {
                    int length = body.size();
                    body.u32(i).u32(0x4141_4141L).u32(i);
                    int record =
                            table.fields().stream().mapToInt(FieldSpec::length).sum();
                    body.zeros(record - (body.size() - length));
                }
                kit.decodeFrom(
                        HOSTILE,
                        PORT,
                        ExportMessage.ipfix()
                                .set(ExportSet.raw(table.id(), 100, body.toBytes()))
                                .toBytes());
            }
        }
        assertBounded(50);
    }

    @Test
    void withdrawalsInAStorm_harmNobody() {
        byte[] template = ExportMessage.ipfix().templates(TEMPLATE).toBytes();
        byte[] withdrawal = ExportMessage.ipfix()
                .templates(TemplateSpec.withdrawal(256), TemplateSpec.withdrawal(2))
                .toBytes();
        long seconds = cpuSeconds(() -> {
            for (int i = 0; i < 200_000; i++) {
                kit.decodeFrom(HOSTILE, PORT, template);
                kit.decodeFrom(HOSTILE, PORT, withdrawal);
            }
        });
        assertThat(seconds).isLessThan(10);
        assertBounded(50);
    }

    @Test
    void dataWithoutTemplates_withoutEnd_isBounded() {
        byte[] datagram =
                ExportMessage.v9().set(ExportSet.raw(300, 1, new byte[1000])).toBytes();
        for (int i = 0; i < 300_000; i++) {
            put16(datagram, 20, 256 + i % 0xFE00);
            kit.decodeFrom(HOSTILE, PORT, datagram);
        }
        assertThat(kit.decode()).isEmpty();
        assertBounded(100);
    }

    /** Each address within its own bounds, all together beyond those of all: who uses most has to give way. */
    @Test
    void domainsOfManyAddresses_leaveRoomForANewcomer() {
        byte[] header = ExportMessage.ipfix().toBytes();
        for (int address = 0; address < 12; address++) {
            for (int domain = 0; domain < 1_000; domain++) {
                header[14] = (byte) (domain >> 8);
                header[15] = (byte) domain;
                kit.decodeFrom(HOSTILE + address, PORT, header);
            }
        }
        kit.decode();
        assertServed(NEWCOMER, true);
        assertServed(NEWCOMER, false);
        assertBounded(200);
    }

    @Test
    void templatesOfManyAddresses_leaveRoomForANewcomer() {
        FieldSpec[] fields = new FieldSpec[300];
        Arrays.fill(fields, of(1, 4));
        for (int address = 0; address < 12; address++) {
            for (int id = 256; id < 256 + 450; id++) {
                byte[] set = ExportMessage.ipfix()
                        .templates(TemplateSpec.of(id, fields))
                        .toBytes();
                kit.decodeFrom(HOSTILE + address, PORT, set);
            }
        }
        kit.decode();
        assertServed(NEWCOMER, true);
        assertServed(NEWCOMER, false);
    }

    @Test
    void waitingSetsOfManyAddresses_leaveRoomForANewcomer() {
        ExportMessage small = ExportMessage.v9();
        for (int i = 0; i < 4000; i++) {
            small.set(ExportSet.raw(300 + i, 1, new byte[4]));
        }
        byte[] datagram = small.toBytes();
        for (int address = 0; address < 12; address++) {
            for (int i = 0; i < 20; i++) {
                kit.decodeFrom(HOSTILE + address, PORT, datagram);
            }
        }
        DataRecord record = new DataRecord(TEMPLATE).address(8, "192.0.2.7").number(1, 1500);
        kit.decodeFrom(NEWCOMER, PORT, ExportMessage.v9().data(TEMPLATE, record).toBytes());
        kit.decode();
        assertThat(kit.decodeFrom(
                        NEWCOMER, PORT, ExportMessage.v9().templates(TEMPLATE).toBytes()))
                .as("documents that waited")
                .hasSize(1);
        kit.decode();
        assertBounded(300);
    }

    /** The smallest sets, as many as there are: they must not take the places of what others have to wait for. */
    @Test
    void dataWithoutTemplates_ofManyDatagrams_leavesOthersTheirPlaces() {
        ExportMessage small = ExportMessage.v9();
        for (int i = 0; i < 4000; i++) {
            small.set(ExportSet.raw(300 + i, 1, new byte[4]));
        }
        byte[] datagram = small.toBytes();
        for (int i = 0; i < 400; i++) {
            kit.decodeFrom(HOSTILE, PORT, datagram);
        }
        DataRecord record = new DataRecord(TEMPLATE).address(8, "192.0.2.7").number(1, 1500);
        byte[] early = ExportMessage.v9().data(TEMPLATE, record).toBytes();
        byte[] late = ExportMessage.v9().templates(TEMPLATE).toBytes();
        kit.decodeFrom(NEWCOMER, PORT, early);
        assertThat(kit.decodeFrom(NEWCOMER, PORT, late))
                .as("documents that waited")
                .hasSize(1);
        kit.decode();
        assertBounded(200);
    }

    /** Sets that wait are part of the state. */
    @Test
    void aStateWithManyWaitingSets_isWrittenInProportion() {
        ExportMessage small = ExportMessage.v9();
        for (int i = 0; i < 4000; i++) {
            small.set(ExportSet.raw(300 + i, 1, new byte[4]));
        }
        byte[] datagram = small.toBytes();
        for (int i = 0; i < 100; i++) {
            kit.decodeFrom(HOSTILE, PORT, datagram);
        }
        byte[] one = ExportMessage.v9().set(ExportSet.raw(299, 1, new byte[4])).toBytes();
        long seconds = cpuSeconds(() -> {
            for (int batch = 0; batch < 50; batch++) {
                kit.decodeFrom(HOSTILE, PORT, one);
                assertThat(kit.decoder().state()).isNotEmpty();
            }
        });
        assertThat(seconds).as("CPU seconds for 50 states").isLessThan(5);
    }

    /** The state is asked for at the end of each batch: what an exporter changes must not make that slow for all. */
    @Test
    void aStateThatAlwaysChanges_isWrittenInProportion() {
        byte[] datagram = ExportMessage.ipfix().templates(TEMPLATE).toBytes();
        for (int domain = 0; domain < 3000; domain++) {
            put32(datagram, 12, domain);
            kit.decodeFrom(HOSTILE, PORT, datagram);
        }
        long seconds = cpuSeconds(() -> {
            for (int batch = 0; batch < 100; batch++) {
                put16(datagram, datagram.length - 2, 1 + batch % 8);
                kit.decodeFrom(HOSTILE, PORT, datagram);
                assertThat(kit.decoder().state()).isNotEmpty();
            }
        });
        assertThat(seconds).as("CPU seconds for 100 states of 3,000 exporters").isLessThan(5);
    }

    @Test
    void oneOctetRecords_areOneDocumentEach() {
        TemplateSpec tiny = TemplateSpec.of(256, of(4, 1));
        byte[] datagram = ExportMessage.ipfix()
                .templates(tiny)
                .set(ExportSet.raw(256, 1, new byte[60_000]))
                .toBytes();
        kit.decodeFrom(HOSTILE, PORT, datagram);
        assertThat(kit.decode()).hasSizeLessThanOrEqualTo(60_000);
        assertThat(kit.dropped(DropReason.BAD_LENGTH)).isZero();
    }
}
