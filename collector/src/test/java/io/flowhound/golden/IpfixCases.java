/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static io.flowhound.golden.Messages.TCP;
import static io.flowhound.golden.Messages.UDP;
import static io.flowhound.golden.Messages.ipfix;
import static io.flowhound.simulate.FieldSpec.REVERSE;
import static io.flowhound.simulate.FieldSpec.of;

import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** IPFIX (RFC 7011), all but its times. */
final class IpfixCases {
    private static final int CERT = 6871;
    private static final TemplateSpec PMACCT = TemplateSpec.of(
            1024,
            of(153, 8),
            of(152, 8),
            of(1, 8),
            of(2, 8),
            of(60, 1),
            of(10, 4),
            of(14, 4),
            of(61, 1),
            of(8, 4),
            of(12, 4),
            of(7, 2),
            of(11, 2),
            of(5, 1),
            of(6, 1),
            of(4, 1),
            of(56, 6),
            of(80, 6),
            of(58, 2));
    private static final TemplateSpec SMALL = TemplateSpec.of(256, of(8, 4), of(12, 4), of(4, 1), of(1, 4), of(2, 4));
    private static final TemplateSpec ICMPV6 =
            TemplateSpec.of(257, of(27, 16), of(28, 16), of(4, 1), of(178, 1), of(179, 1), of(1, 4));

    private IpfixCases() {}

    static List<GoldenCase> all() {
        Stream<GoldenCase> profiles = Arrays.stream(Profile.values())
                .map(profile -> new GoldenCase(
                        "ipfix-pmacct-mac-vlan-" + profile.name().toLowerCase(Locale.ROOT),
                        profile,
                        List.of(pmacct())));
        Stream<GoldenCase> others = Stream.of(
                GoldenCase.of("ipfix-yaf-biflow-rfc5103", biflow()),
                GoldenCase.of("ipfix-unknown-and-repeated-elements", unknownAndRepeated()),
                GoldenCase.of("ipfix-several-domains", domain(1), domain(2), domain(1)),
                GoldenCase.of("ipfix-icmpv6-neighbours", icmpv6()),
                GoldenCase.of("ipfix-multicast-and-broadcast", groups()),
                GoldenCase.of("ipfix-selectors-packet-space-and-population", selectors()),
                GoldenCase.of("ipfix-counters-beyond-63-bits", bigCounters()),
                GoldenCase.of("ipfix-padded-sets-and-trailing-octets", padded()),
                GoldenCase.of(
                        "ipfix-template-withdrawn",
                        ipfix().templates(SMALL).data(SMALL, small(1)).toBytes(),
                        ipfix().templates(TemplateSpec.withdrawal(256)).toBytes(),
                        ipfix().data(SMALL, small(2)).toBytes()),
                GoldenCase.of("ipfix-damaged-second-set", damaged()));
        return Stream.concat(profiles, others).toList();
    }

    /** An SSH login as pmacctd exports it, MAC addresses and VLAN with it. */
    private static byte[] pmacct() {
        return ipfix().sequence(41)
                .domain(12_345)
                .templates(PMACCT)
                .data(
                        PMACCT,
                        new DataRecord(PMACCT)
                                .number(153, DecodingKit.ARRIVAL - 995)
                                .number(152, DecodingKit.ARRIVAL - 16_000)
                                .number(1, 3_860)
                                .number(2, 16)
                                .number(60, 4)
                                .number(10, 42)
                                .address(8, "192.168.1.10")
                                .address(12, "192.168.1.20")
                                .number(7, 60_130)
                                .number(11, 22)
                                .number(5, 0x10)
                                .number(6, 0x1B)
                                .number(4, TCP)
                                .number(56, 0x00005E005323L)
                                .number(80, 0x00005E0053FFL)
                                .number(58, 100))
                .toBytes();
    }

    /** Both directions in one record; the second record says that its source answered. */
    private static byte[] biflow() {
        TemplateSpec template = TemplateSpec.of(
                258,
                of(152, 8),
                of(153, 8),
                of(85, 8),
                of(REVERSE, 85, 8),
                of(86, 8),
                of(REVERSE, 86, 8),
                of(8, 4),
                of(12, 4),
                of(7, 2),
                of(11, 2),
                of(4, 1),
                of(239, 1),
                of(136, 1),
                of(CERT, 21, 4),
                of(CERT, 14, 1),
                of(CERT, 16_398, 1),
                of(REVERSE, 6, 1),
                of(6, 1));
        return ipfix().templates(template)
                .data(
                        template,
                        biflow(new DataRecord(template), 1, "192.168.1.10", 40_000, "203.0.113.9", 25),
                        biflow(new DataRecord(template), 2, "203.0.113.9", 25, "192.168.1.10", 40_001))
                .toBytes();
    }

    private static DataRecord biflow(
            DataRecord record, int direction, String from, int fromPort, String to, int toPort) {
        return record.number(152, DecodingKit.ARRIVAL - 9_000)
                .number(153, DecodingKit.ARRIVAL - 1_000)
                .number(85, 1_000)
                .number(REVERSE, 85, 20_000)
                .number(86, 10)
                .number(REVERSE, 86, 18)
                .address(8, from)
                .address(12, to)
                .number(7, fromPort)
                .number(11, toPort)
                .number(4, TCP)
                .number(239, direction)
                .number(136, 3)
                .number(CERT, 21, 35)
                .number(CERT, 14, 2)
                .number(CERT, 16_398, 0x12)
                .number(REVERSE, 6, 0x1B)
                .number(6, 0x1A);
    }

    /** Elements that nobody has registered, one three times; the byte count twice, first as 0. */
    private static byte[] unknownAndRepeated() {
        TemplateSpec template = TemplateSpec.of(
                259,
                of(8, 4),
                of(12, 4),
                of(1, 4),
                of(1, 8),
                of(9_999, 2),
                of(32_473, 5, 3),
                of(32_473, 5, 1),
                of(32_473, 5, 1),
                of(82, 4),
                of(82, 4));
        DataRecord record = new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(1, 0)
                .number(1, 777)
                .number(9_999, 0xBEEF)
                .octets(32_473, 5, HexFormat.of().parseHex("0a0b0c"))
                .octets(32_473, 5, HexFormat.of().parseHex("01"))
                .octets(32_473, 5, HexFormat.of().parseHex("02"))
                .text(82, "lan")
                .text(82, "wan");
        return ipfix().templates(template).data(template, record).toBytes();
    }

    /** Template 256 of one domain is not template 256 of the other. */
    private static byte[] domain(int domain) {
        if (domain == 1) {
            return ipfix().domain(1).templates(SMALL).data(SMALL, small(1)).toBytes();
        }
        TemplateSpec other = TemplateSpec.of(256, of(1, 8), of(12, 4), of(8, 4));
        return ipfix().domain(4_000_000_000L)
                .templates(other)
                .data(
                        other,
                        new DataRecord(other)
                                .number(1, 99)
                                .address(12, "203.0.113.99")
                                .address(8, "192.168.1.99"))
                .toBytes();
    }

    /** A neighbour solicitation to a multicast group and its answer: 135 and 136 (RFC 4861). */
    private static byte[] icmpv6() {
        TemplateSpec combined = TemplateSpec.of(260, of(27, 16), of(28, 16), of(4, 1), of(139, 2), of(1, 4));
        return ipfix().templates(ICMPV6, combined)
                .data(
                        ICMPV6,
                        new DataRecord(ICMPV6)
                                .address(27, "fe80::a")
                                .address(28, "ff02::1:ff00:b")
                                .number(4, 58)
                                .number(178, 135)
                                .number(1, 72))
                .data(
                        combined,
                        new DataRecord(combined)
                                .address(27, "fe80::b")
                                .address(28, "fe80::a")
                                .number(4, 58)
                                .number(139, 136 << 8)
                                .number(1, 72))
                .toBytes();
    }

    /** mDNS from inside, DHCP to everybody, and OSPF of a network that is not ours: a group is where its sender is. */
    private static byte[] groups() {
        TemplateSpec udp = TemplateSpec.of(261, of(8, 4), of(12, 4), of(4, 1), of(1, 4), of(7, 2), of(11, 2));
        TemplateSpec ospf = TemplateSpec.of(265, of(8, 4), of(12, 4), of(4, 1), of(1, 4));
        return ipfix().templates(udp, ospf)
                .data(
                        udp,
                        group(udp, "192.168.1.10", "224.0.0.251", UDP)
                                .number(7, 5353)
                                .number(11, 5353),
                        group(udp, "192.168.1.11", "255.255.255.255", UDP)
                                .number(7, 68)
                                .number(11, 67))
                .data(ospf, group(ospf, "203.0.113.1", "224.0.0.5", 89))
                .toBytes();
    }

    private static DataRecord group(TemplateSpec template, String from, String to, int protocol) {
        return new DataRecord(template)
                .address(8, from)
                .address(12, to)
                .number(4, protocol)
                .number(1, 300);
    }

    /** RFC 5477: 1 packet then 99 left out; 2 of 4096; and what the record itself says goes before both. */
    private static byte[] selectors() {
        TemplateSpec interval = TemplateSpec.options(300, 1, of(302, 8), of(304, 2), of(305, 4), of(306, 4));
        TemplateSpec population = TemplateSpec.options(301, 1, of(302, 8), of(304, 2), of(309, 4), of(310, 4));
        TemplateSpec flows = TemplateSpec.of(262, of(8, 4), of(12, 4), of(1, 4), of(2, 4), of(302, 8));
        TemplateSpec own = TemplateSpec.of(263, of(8, 4), of(12, 4), of(1, 4), of(2, 4), of(305, 4), of(306, 4));
        return ipfix().optionsTemplates(interval, population)
                .data(
                        interval,
                        new DataRecord(interval)
                                .number(302, 1)
                                .number(304, 1)
                                .number(305, 1)
                                .number(306, 99))
                .data(
                        population,
                        new DataRecord(population)
                                .number(302, 2)
                                .number(304, 3)
                                .number(309, 2)
                                .number(310, 4_096))
                .templates(flows, own)
                .data(
                        flows,
                        pair(flows).number(2, 1).number(302, 1),
                        pair(flows).number(2, 1).number(302, 2))
                .data(own, pair(own).number(2, 1).number(305, 5).number(306, 45))
                .toBytes();
    }

    private static DataRecord pair(TemplateSpec template) {
        return new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(1, 100);
    }

    /** 2^64-1 octets, 2^63-1 packets, and an element of flow.ie of 2^64-1, which fits there. */
    private static byte[] bigCounters() {
        TemplateSpec template =
                TemplateSpec.of(264, of(8, 4), of(12, 4), of(1, 8), of(2, 8), of(REVERSE, 1, 8), of(41, 8));
        DataRecord record = new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(1, -1)
                .number(2, Long.MAX_VALUE)
                .number(REVERSE, 1, 1L << 62)
                .number(41, -1);
        return ipfix().templates(template).data(template, record).toBytes();
    }

    /** Each set padded with less than a record or a template has, and garbage behind the end of the message. */
    private static byte[] padded() {
        byte[] message = ipfix().templates(SMALL)
                .lastSet(set -> set.withPadding(3))
                .data(SMALL, small(1), small(2))
                .lastSet(set -> set.withPadding(7))
                .toBytes();
        byte[] datagram = Arrays.copyOf(message, message.length + 8);
        Arrays.fill(datagram, message.length, datagram.length, (byte) 0xEE);
        return datagram;
    }

    /** The second of three sets states more octets than there are: the first counts, the third cannot be found. */
    private static byte[] damaged() {
        return ipfix().templates(SMALL)
                .data(SMALL, small(1))
                .data(SMALL, small(2))
                .lastSet(set -> set.withLength(4_000))
                .data(SMALL, small(3))
                .toBytes();
    }

    private static DataRecord small(int packets) {
        return new DataRecord(SMALL)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(4, 47)
                .number(1, packets * 100L)
                .number(2, packets);
    }
}
