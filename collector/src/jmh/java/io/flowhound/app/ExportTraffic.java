/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static io.flowhound.simulate.FieldSpec.of;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Datagrams as a busy router sends them: 2,000 local hosts, 100,000 public ones that are visited by Zipf's law, ten services,
 * counters with a long tail. Equal seeds give equal octets. The first datagram carries the templates.
 */
final class ExportTraffic {
    private static final int REMOTE_HOSTS = 100_000;
    private static final int LOCAL_HOSTS = 2_000;
    private static final int[] PORTS = {443, 443, 443, 443, 443, 53, 53, 80, 123, 22, 993, 8443};
    private static final long EXPORT_SECONDS = 1_795_320_000L;
    private static final long UPTIME = 3_600_000;

    private static final TemplateSpec V9_IPV4 = TemplateSpec.of(
            256, of(8, 4), of(12, 4), of(15, 4), of(10, 4), of(14, 4), of(2, 4), of(1, 4), of(22, 4), of(21, 4), of(7, 2),
            of(11, 2), of(4, 1), of(6, 1), of(5, 1), of(61, 1), of(16, 4), of(17, 4), of(9, 1), of(13, 1), of(48, 1));
    private static final TemplateSpec V9_IPV6 = TemplateSpec.of(
            257, of(27, 16), of(28, 16), of(10, 4), of(14, 4), of(2, 4), of(1, 4), of(22, 4), of(21, 4), of(7, 2),
            of(11, 2), of(4, 1), of(6, 1), of(5, 1), of(61, 1), of(16, 4), of(17, 4));
    private static final TemplateSpec IPFIX_IPV4 = TemplateSpec.of(
            300, of(8, 4), of(12, 4), of(10, 4), of(14, 4), of(2, 8), of(1, 8), of(152, 8), of(153, 8), of(7, 2), of(11, 2),
            of(4, 1), of(6, 2), of(5, 1), of(61, 1), of(16, 4), of(17, 4), of(58, 2), of(136, 1));
    private static final TemplateSpec IPFIX_IPV6 = TemplateSpec.of(
            301, of(27, 16), of(28, 16), of(10, 4), of(14, 4), of(2, 8), of(1, 8), of(152, 8), of(153, 8), of(7, 2),
            of(11, 2), of(4, 1), of(6, 2), of(61, 1), of(136, 1));
    private static final TemplateSpec IPFIX_BIFLOW = TemplateSpec.of(
            302, of(8, 4), of(12, 4), of(2, 8), of(1, 8), of(FieldSpec.REVERSE, 2, 8), of(FieldSpec.REVERSE, 1, 8),
            of(152, 8), of(153, 8), of(7, 2), of(11, 2), of(4, 1), of(6, 2), FieldSpec.variable(96),
            FieldSpec.variable(82), of(32473, 101, 4));

    private final Random random;
    private final int[] remoteHosts = new int[REMOTE_HOSTS];
    private final double[] popularity = new double[REMOTE_HOSTS];

    ExportTraffic(long seed) {
        random = new Random(seed);
        double sum = 0;
        for (int i = 0; i < REMOTE_HOSTS; i++) {
            remoteHosts[i] = publicAddress();
            sum += 1.0 / (i + 1);
            popularity[i] = sum;
        }
    }

    private int publicAddress() {
        while (true) {
            int address = random.nextInt();
            int first = address >>> 24;
            boolean special = first == 0 || first == 10 || first == 127 || first >= 224;
            if (!special && address >>> 16 != 0xC0A8 && address >>> 20 != 0xAC1 && address >>> 16 != 0xA9FE) {
                return address;
            }
        }
    }

    /** So many datagrams of a protocol: {@code v5}, {@code v9} or {@code ipfix}. */
    List<byte[]> datagrams(String protocol, int count) {
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            datagrams.add(
                    switch (protocol) {
                        case "v5" -> v5();
                        case "v9" -> v9(i == 0);
                        default -> ipfix(i == 0);
                    });
        }
        return datagrams;
    }

    private byte[] v5() {
        V5Message message = new V5Message().exportTime(EXPORT_SECONDS, 0).sysUptime(UPTIME);
        for (int i = 0; i < 30; i++) {
            Flow flow = flow();
            message.add(new V5Record()
                    .addresses(octets(flow.source), octets(flow.destination))
                    .ports(flow.sourcePort, flow.destinationPort)
                    .protocol(flow.protocol)
                    .tcpFlags(flow.flags)
                    .counters(flow.packets, flow.octets)
                    .times(UPTIME - flow.duration - 100, UPTIME - 100)
                    .interfaces(3, 7)
                    .systems(64512, 3320)
                    .masks(16, 24));
        }
        return message.toBytes();
    }

    private byte[] v9(boolean templates) {
        ExportMessage message = ExportMessage.v9().exportTime(EXPORT_SECONDS).sysUptime(UPTIME);
        if (templates) {
            message.templates(V9_IPV4, V9_IPV6);
        }
        return message.data(V9_IPV4, records(V9_IPV4, 19))
                .data(V9_IPV6, records(V9_IPV6, 5))
                .toBytes();
    }

    private byte[] ipfix(boolean templates) {
        ExportMessage message = ExportMessage.ipfix().exportTime(EXPORT_SECONDS);
        if (templates) {
            message.templates(IPFIX_IPV4, IPFIX_IPV6, IPFIX_BIFLOW);
        }
        return message.data(IPFIX_IPV4, records(IPFIX_IPV4, 12))
                .data(IPFIX_IPV6, records(IPFIX_IPV6, 4))
                .data(IPFIX_BIFLOW, records(IPFIX_BIFLOW, 2))
                .toBytes();
    }

    private List<DataRecord> records(TemplateSpec template, int count) {
        List<DataRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Flow flow = flow();
            DataRecord record = new DataRecord(template);
            for (FieldSpec field : template.fields()) {
                put(record, field, flow);
            }
            records.add(record);
        }
        return records;
    }

    private void put(DataRecord record, FieldSpec field, Flow flow) {
        if (field.enterprise() == FieldSpec.REVERSE) {
            record.number(FieldSpec.REVERSE, field.element(), field.element() == 1 ? flow.octets * 7L : flow.packets * 2L);
            return;
        }
        if (field.enterprise() != 0) {
            record.number(field.enterprise(), field.element(), 0xCAFE);
            return;
        }
        switch (field.element()) {
            case 8 -> record.octets(8, octets(flow.source));
            case 12 -> record.octets(12, octets(flow.destination));
            case 27 -> record.octets(27, ipv6(flow.source));
            case 28 -> record.octets(28, ipv6(flow.destination));
            case 96 -> record.text(96, flow.destinationPort == 53 ? "dns" : "ssl");
            case 82 -> record.text(82, "ge-0/0/3");
            default -> record.number(field.element(), value(field.element(), flow));
        }
    }

    private static long value(int element, Flow flow) {
        return switch (element) {
            case 1 -> flow.octets;
            case 2 -> flow.packets;
            case 4 -> flow.protocol;
            case 6 -> flow.flags;
            case 7 -> flow.sourcePort;
            case 11 -> flow.destinationPort;
            case 10 -> 3;
            case 14 -> 7;
            case 16 -> 64512;
            case 17 -> 3320;
            case 21 -> UPTIME - 100;
            case 22 -> UPTIME - 100 - flow.duration;
            case 58 -> 105;
            case 136 -> 3;
            case 152 -> EXPORT_SECONDS * 1000 - 100 - flow.duration;
            case 153 -> EXPORT_SECONDS * 1000 - 100;
            default -> 0;
        };
    }

    private record Flow(
            int source,
            int destination,
            int sourcePort,
            int destinationPort,
            int protocol,
            int flags,
            long packets,
            long octets,
            long duration) {}

    private Flow flow() {
        int local = 0x0A000000 | random.nextInt(LOCAL_HOSTS) * 37;
        int remote = remoteHosts[popular()];
        int service = PORTS[random.nextInt(PORTS.length)];
        int client = 32768 + random.nextInt(28000);
        int protocol = service == 53 || service == 123 ? 17 : 6;
        long packets = 1 + (long) Math.pow(random.nextDouble(), -0.9);
        long duration = packets * (10 + random.nextInt(400));
        boolean outbound = random.nextBoolean();
        return new Flow(
                outbound ? local : remote,
                outbound ? remote : local,
                outbound ? client : service,
                outbound ? service : client,
                protocol,
                protocol == 6 ? 0x1B : 0,
                packets,
                packets * (60 + random.nextInt(1300)),
                Math.min(duration, 600_000));
    }

    private int popular() {
        double at = random.nextDouble() * popularity[REMOTE_HOSTS - 1];
        int found = Arrays.binarySearch(popularity, at);
        return Math.min(found < 0 ? -found - 1 : found, REMOTE_HOSTS - 1);
    }

    private static byte[] octets(int address) {
        return ByteBuffer.allocate(4).putInt(address).array();
    }

    /** Local hosts in a unique local network, public ones in 2a00::/12. */
    private static byte[] ipv6(int address) {
        boolean local = address >>> 24 == 10;
        long high = local ? 0xFD00_1234_5678_0001L : 0x2A00_0000_0000_0000L | (address & 0xFFFF_FFFFL) << 24;
        return ByteBuffer.allocate(16).putLong(high).putLong(address & 0xFFFF_FFFFL).array();
    }
}
