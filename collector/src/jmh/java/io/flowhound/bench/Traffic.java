/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import static io.flowhound.simulate.FieldSpec.REVERSE;
import static io.flowhound.simulate.FieldSpec.of;
import static io.flowhound.simulate.FieldSpec.variable;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Datagrams of one exporter, the same for the same seed, in batches of {@link #BATCH} flows. Templates and the options of
 * the sampler come with every fifth batch.
 */
final class Traffic {
    /** The flows of a batch: a whole number of datagrams of each protocol. */
    static final int BATCH = 360;
    /** The time of the first datagram: 2026-11-22T04:00:00Z. */
    static final long START = 1_795_320_000_000L;
    /** Flows a second by the times of arrival. */
    static final int RATE = 1_000_000;

    private static final int BATCHES = 840; // 302,400 flows
    private static final int TEMPLATES_EVERY = 5;
    private static final int SEED = 1;
    private static final long BOOTED = START - 86_400_000;
    private static final long UNKNOWN_ENTERPRISE = 32473; // reserved for examples by RFC 5612
    private static final String[] INTERFACES = {"Gi0/0/1", "Te0/1/0/3", "xe-0/0/1", "ae12", "Eth1/7", "eth0"};

    private static final TemplateSpec V9_IPV4 = TemplateSpec.of(
            256, of(8, 4), of(12, 4), of(15, 4), of(10, 4), of(14, 4), of(2, 4), of(1, 4), of(22, 4), of(21, 4),
            of(7, 2), of(11, 2), of(6, 1), of(4, 1), of(5, 1), of(9, 1), of(13, 1), of(61, 1), of(48, 1), of(16, 4),
            of(17, 4));
    private static final TemplateSpec V9_IPV6 = TemplateSpec.of(
            257, of(27, 16), of(28, 16), of(10, 4), of(14, 4), of(2, 4), of(1, 4), of(22, 4), of(21, 4), of(7, 2),
            of(11, 2), of(6, 1), of(4, 1), of(5, 1), of(29, 1), of(30, 1), of(61, 1), of(48, 1), of(16, 4), of(17, 4),
            of(31, 3));
    private static final TemplateSpec V9_SAMPLER = TemplateSpec.options(258, 1, of(1, 4), of(48, 1), of(49, 1), of(50, 4));

    private static final TemplateSpec IPFIX_IPV4 = TemplateSpec.of(
            300, of(8, 4), of(12, 4), of(15, 4), of(10, 4), of(14, 4), of(2, 8), of(1, 8), of(152, 8), of(153, 8),
            of(7, 2), of(11, 2), of(6, 1), of(4, 1), of(5, 1), of(9, 1), of(13, 1), of(61, 1), of(136, 1), of(58, 2),
            of(16, 4), of(17, 4));
    private static final TemplateSpec IPFIX_IPV6 = TemplateSpec.of(
            301, of(27, 16), of(28, 16), of(10, 4), of(14, 4), of(2, 8), of(1, 8), of(152, 8), of(153, 8), of(7, 2),
            of(11, 2), of(6, 1), of(4, 1), of(5, 1), of(29, 1), of(30, 1), of(61, 1), of(136, 1), of(58, 2), of(16, 4),
            of(17, 4), of(31, 4));
    private static final TemplateSpec IPFIX_BIFLOW = TemplateSpec.of(
            302, of(8, 4), of(12, 4), of(2, 8), of(1, 8), of(REVERSE, 2, 8), of(REVERSE, 1, 8), of(152, 8), of(153, 8),
            of(7, 2), of(11, 2), of(4, 1), variable(96), variable(82), of(UNKNOWN_ENTERPRISE, 101, 4));
    private static final TemplateSpec IPFIX_SAMPLER =
            TemplateSpec.options(303, 1, of(302, 4), of(304, 2), of(305, 4), of(306, 4));

    private final Random random = new Random(SEED);
    private final Population population = new Population(random);
    private final Protocol protocol;
    private final List<List<Datagram>> batches = new ArrayList<>();
    private long sequence;

    /** A datagram and when it arrives, epoch milliseconds. */
    record Datagram(long arrival, byte[] octets) {}

    Traffic(Protocol protocol) {
        this.protocol = protocol;
        for (int batch = 0; batch < BATCHES; batch++) {
            batches.add(batch(batch));
        }
    }

    /** All batches, in the order of their time. */
    List<List<Datagram>> batches() {
        return batches;
    }

    private List<Datagram> batch(int number) {
        long now = START + number * BATCH * 1000L / RATE;
        List<Datagram> datagrams = new ArrayList<>();
        if (protocol != Protocol.V5 && number % TEMPLATES_EVERY == 0) {
            datagrams.add(new Datagram(now, protocol == Protocol.V9 ? v9Templates(now) : ipfixTemplates(now)));
        }
        for (int flows = 0; flows < BATCH; flows += protocol.flows) {
            datagrams.add(new Datagram(now, switch (protocol) {
                case V5 -> v5(now);
                case V9 -> v9(now);
                case IPFIX -> ipfix(now);
            }));
        }
        return datagrams;
    }

    private DrawnFlow flow(boolean ipv6) {
        return DrawnFlow.draw(population, random, ipv6);
    }

    private byte[] v5(long now) {
        V5Message message = new V5Message()
                .sysUptime(now - BOOTED)
                .exportTime(now / 1000, now % 1000 * 1_000_000)
                .sequence(sequence)
                .sampling(1, 1);
        for (int i = 0; i < protocol.flows; i++) {
            DrawnFlow flow = flow(false);
            message.add(new V5Record()
                    .addresses(flow.from(), flow.to())
                    .nextHop("10.0.0.254")
                    .interfaces(flow.input(), flow.output())
                    .counters(flow.packets(), flow.octets())
                    .times(now - BOOTED - flow.age() - flow.duration(), now - BOOTED - flow.age())
                    .ports(flow.fromPort(), flow.toPort())
                    .tcpFlags(flow.flags())
                    .protocol(flow.service().protocol())
                    .tos(flow.tos())
                    .systems(flow.inbound() ? 3320 : 64512, flow.inbound() ? 64512 : 3320)
                    .masks(flow.inbound() ? 16 : 24, flow.inbound() ? 24 : 16));
        }
        sequence += protocol.flows;
        return message.toBytes();
    }

    private ExportMessage v9Message(long now) {
        return ExportMessage.v9()
                .sysUptime(now - BOOTED)
                .exportTime(now / 1000)
                .sequence(sequence++)
                .domain(1);
    }

    private byte[] v9Templates(long now) {
        return v9Message(now)
                .templates(V9_IPV4, V9_IPV6)
                .optionsTemplates(V9_SAMPLER)
                .data(V9_SAMPLER, new DataRecord(V9_SAMPLER).number(48, 1).number(49, 2).number(50, 1))
                .toBytes();
    }

    private byte[] v9(long now) {
        return v9Message(now)
                .data(V9_IPV4, records(19, () -> v9Record(V9_IPV4, flow(false), now).address(15, "10.0.0.254")))
                .data(V9_IPV6, records(5, () -> v9Record(V9_IPV6, flow(true), now).number(31, random.nextInt(1 << 20))))
                .toBytes();
    }

    private static DataRecord v9Record(TemplateSpec template, DrawnFlow flow, long now) {
        return common(template, flow)
                .number(22, now - BOOTED - flow.age() - flow.duration())
                .number(21, now - BOOTED - flow.age())
                .number(48, 1);
    }

    private ExportMessage ipfixMessage(long now, int records) {
        ExportMessage message =
                ExportMessage.ipfix().exportTime(now / 1000).sequence(sequence).domain(1);
        sequence += records;
        return message;
    }

    private byte[] ipfixTemplates(long now) {
        return ipfixMessage(now, 1)
                .templates(IPFIX_IPV4, IPFIX_IPV6, IPFIX_BIFLOW)
                .optionsTemplates(IPFIX_SAMPLER)
                .data(
                        IPFIX_SAMPLER,
                        new DataRecord(IPFIX_SAMPLER).number(302, 1).number(304, 1).number(305, 1))
                .toBytes();
    }

    private byte[] ipfix(long now) {
        return ipfixMessage(now, protocol.flows)
                .data(
                        IPFIX_IPV4,
                        records(12, () -> ipfixRecord(IPFIX_IPV4, flow(false), now).address(15, "10.0.0.254")))
                .data(
                        IPFIX_IPV6,
                        records(4, () -> ipfixRecord(IPFIX_IPV6, flow(true), now).number(31, random.nextInt(1 << 20))))
                .data(IPFIX_BIFLOW, records(2, () -> biflow(flow(false), now)))
                .toBytes();
    }

    private static DataRecord ipfixRecord(TemplateSpec template, DrawnFlow flow, long now) {
        return times(common(template, flow), flow, now)
                .number(136, flow.packets() == 1 ? 1 : 3)
                .number(58, 100 + flow.input() % 8);
    }

    private static DataRecord biflow(DrawnFlow flow, long now) {
        return times(ends(new DataRecord(IPFIX_BIFLOW), flow, false), flow, now)
                .number(REVERSE, 2, flow.packets() / 2)
                .number(REVERSE, 1, flow.octets() / 3)
                .text(96, flow.service().name())
                .text(82, INTERFACES[flow.input() % INTERFACES.length])
                .number(UNKNOWN_ENTERPRISE, 101, flow.duration());
    }

    private static DataRecord times(DataRecord told, DrawnFlow flow, long now) {
        return told.number(152, now - flow.age() - flow.duration()).number(153, now - flow.age());
    }

    /** What the records of v9 and the long ones of IPFIX have in common. */
    private static DataRecord common(TemplateSpec template, DrawnFlow flow) {
        boolean ipv6 = flow.from().length == 16;
        int near = ipv6 ? 64 : 24;
        int far = ipv6 ? 32 : 16;
        return ends(new DataRecord(template), flow, ipv6)
                .number(10, flow.input())
                .number(14, flow.output())
                .number(6, flow.flags())
                .number(5, flow.tos())
                .number(ipv6 ? 29 : 9, flow.inbound() ? far : near)
                .number(ipv6 ? 30 : 13, flow.inbound() ? near : far)
                .number(61, flow.inbound() ? 0 : 1)
                .number(16, flow.inbound() ? 3320 : 64512)
                .number(17, flow.inbound() ? 64512 : 3320);
    }

    private static DataRecord ends(DataRecord told, DrawnFlow flow, boolean ipv6) {
        return told.octets(ipv6 ? 27 : 8, flow.from())
                .octets(ipv6 ? 28 : 12, flow.to())
                .number(7, flow.fromPort())
                .number(11, flow.toPort())
                .number(4, flow.service().protocol())
                .number(2, flow.packets())
                .number(1, flow.octets());
    }

    private static List<DataRecord> records(int count, java.util.function.Supplier<DataRecord> make) {
        List<DataRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(make.get());
        }
        return records;
    }
}
