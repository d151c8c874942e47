/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static io.flowhound.golden.Messages.TCP;
import static io.flowhound.golden.Messages.UDP;
import static io.flowhound.golden.Messages.ipfix;
import static io.flowhound.golden.Messages.v9;
import static io.flowhound.simulate.FieldSpec.REVERSE;
import static io.flowhound.simulate.FieldSpec.of;
import static io.flowhound.simulate.FieldSpec.variable;

import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.HexFormat;
import java.util.List;

/** Records that are no plain flows: packets, lists, labels, roles, both families at once, or nothing of a 5-tuple. */
final class OddRecordCases {
    private static final TemplateSpec FRAME =
            TemplateSpec.of(384, of(10, 4), of(14, 4), of(61, 1), of(312, 2), variable(315));
    private static final TemplateSpec AVC = TemplateSpec.of(
            270,
            of(8, 4),
            of(12, 4),
            of(7, 2),
            of(11, 2),
            of(4, 1),
            of(239, 1),
            of(231, 8),
            of(232, 8),
            of(298, 4),
            of(299, 4),
            of(371, 12),
            of(152, 8),
            of(153, 8));
    private static final TemplateSpec NAT64 = TemplateSpec.of(
            271,
            of(325, 8),
            of(230, 1),
            of(27, 16),
            of(225, 4),
            of(28, 16),
            of(226, 4),
            of(7, 2),
            of(227, 2),
            of(4, 1),
            of(283, 4));
    private static final TemplateSpec DUAL_STACK = TemplateSpec.of(
            272,
            of(8, 4),
            of(27, 16),
            of(12, 4),
            of(28, 16),
            of(15, 4),
            of(62, 16),
            of(7, 2),
            of(11, 2),
            of(4, 1),
            of(1, 4),
            of(2, 4),
            of(22, 4),
            of(21, 4));
    private static final TemplateSpec LABELS = TemplateSpec.of(
            273,
            of(70, 3),
            of(71, 3),
            of(72, 3),
            of(8, 4),
            of(12, 4),
            of(243, 2),
            of(245, 2),
            of(495, 16),
            variable(497),
            of(1, 8),
            of(2, 8),
            of(22, 4),
            of(21, 4));
    private static final TemplateSpec MACS = TemplateSpec.of(49_156, of(56, 6), of(80, 6));
    private static final TemplateSpec DNS = TemplateSpec.of(49_200, variable(460), of(8, 4), of(210, 2));
    private static final TemplateSpec YAF = TemplateSpec.of(
            45_841,
            of(152, 8),
            of(153, 8),
            of(85, 4),
            of(REVERSE, 85, 4),
            of(8, 4),
            of(12, 4),
            of(7, 2),
            of(11, 2),
            of(4, 1),
            variable(291),
            variable(292),
            variable(293),
            of(86, 4));
    private static final TemplateSpec COUNTERS =
            TemplateSpec.of(274, of(10, 4), of(82, 12), of(40, 8), of(41, 8), of(322, 4));

    private OddRecordCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.of("ipfix-frames-vlan-eompls-srv6-arp", frames()),
                new GoldenCase("ipfix-frames-standard", Profile.STANDARD, List.of(frames())),
                GoldenCase.of("v9-cisco-avc-initiator-responder", roles()),
                GoldenCase.of("ipfix-nat64-session-nanoseconds", nat64()),
                GoldenCase.of("v9-dual-stack-zero-filled", dualStack()),
                GoldenCase.of("ipfix-mpls-qinq-srv6-uptime-without-base", labels()),
                GoldenCase.of("ipfix-yaf-structured-data", lists()),
                GoldenCase.of("ipfix-interface-counters-no-flow", counters()));
    }

    private static DataRecord frame(int size, String hex) {
        return new DataRecord(FRAME)
                .number(10, 1091)
                .number(312, size)
                .octets(315, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** A tagged packet, one in a pseudowire, one in an SRv6 tunnel, and an ARP request. */
    private static byte[] frames() {
        String tcp = "0050ab84 3f6cd894 cf313330 80100257 09030000 0101080a 13d4b1e7 00661e2f";
        String ip = "450005a0 3e254000 3b06 0fd8 c0000213 c6336414";
        DataRecord tagged = frame(1458, "020000000011 020000000007 8100 03e8 0800" + ip + tcp);
        DataRecord pseudowire = frame(
                1484,
                "020000000003 020000000004 8847 493ec2ff 000113ff 00000000 444ca898a50d 3063ea2b6e10 0800" + ip + tcp);
        DataRecord tunnel = frame(
                118,
                "2c6bf5d3cdc4 2c6bf5b054c4 86dd 60000000 0040 04fd 20010db8001b00000000000000000001"
                        + "20010db80023e0090000000000000000"
                        + "45000040c96b00003f010000 c0000208 c6336464 0000 6b38 1227 82a0" + "00".repeat(36));
        DataRecord arp = frame(
                60, "ffffffffffff 020000000007 0806 0001 0800 06 04 0001 020000000007 c0000207 000000000000 c0000208");
        return ipfix().templates(FRAME)
                .data(FRAME, tagged, pseudowire, tunnel, arp)
                .toBytes();
    }

    /** A connection told from its client's side and one from its server's. */
    private static byte[] roles() {
        return v9().templates(AVC)
                .data(
                        AVC,
                        role(1).address(8, "192.168.1.20")
                                .number(7, 443)
                                .address(12, "203.0.113.9")
                                .number(11, 51_000),
                        role(2).address(8, "203.0.113.9")
                                .number(7, 443)
                                .address(12, "192.168.1.20")
                                .number(11, 51_000))
                .toBytes();
    }

    private static DataRecord role(int direction) {
        return new DataRecord(AVC)
                .number(4, TCP)
                .number(239, direction)
                .number(231, 700)
                .number(232, 90_000)
                .number(298, 7)
                .number(299, 70)
                .text(371, "anna")
                .number(152, DecodingKit.ARRIVAL - 9_000)
                .number(153, DecodingKit.ARRIVAL - 1_500);
    }

    private static byte[] nat64() {
        long ntp = Messages.EXPORT - 2 + 2_208_988_800L << 32 | 0x4000_0000L;
        DataRecord create = new DataRecord(NAT64)
                .number(325, ntp)
                .number(230, 6)
                .address(27, "2001:db8:1::7")
                .address(225, "198.51.100.7")
                .address(28, "64:ff9b::cb00:7135")
                .address(226, "203.0.113.53")
                .number(7, 40_123)
                .number(227, 1024)
                .number(4, UDP)
                .number(283, 12);
        return ipfix().templates(NAT64).data(NAT64, create).toBytes();
    }

    /** One template for both families, as some firewalls have it: the other one is all zero. */
    private static byte[] dualStack() {
        DataRecord ipv4 = dual().address(8, "192.0.2.7")
                .address(12, "198.51.100.9")
                .address(15, "192.0.2.254")
                .number(4, UDP);
        DataRecord ipv6 = dual().address(27, "2001:db8::7")
                .address(28, "2001:db8:9::9")
                .address(62, "fe80::1")
                .number(4, TCP);
        return v9().templates(DUAL_STACK).data(DUAL_STACK, ipv4, ipv6).toBytes();
    }

    private static DataRecord dual() {
        return new DataRecord(DUAL_STACK)
                .number(7, 50_000)
                .number(11, 853)
                .number(1, 500)
                .number(2, 5)
                .number(22, Messages.UPTIME - 3_000)
                .number(21, Messages.UPTIME - 1_000);
    }

    /** A labelled packet in two tags; its times count from a boot that the exporter does not tell. */
    private static byte[] labels() {
        DataRecord record = new DataRecord(LABELS)
                .number(70, 0x493EC2)
                .number(71, 0x000113)
                .address(8, "192.0.2.7")
                .address(12, "198.51.100.9")
                .number(243, 100)
                .number(245, 200)
                .address(495, "2001:db8:23:e009::")
                .octets(
                        497,
                        HexFormat.of().parseHex("20010db80023e009000000000000000020010db80024e0090000000000000000"))
                .number(1, 9_000)
                .number(2, 9)
                .number(22, 4_294_960_000L)
                .number(21, 1_000);
        return ipfix().templates(LABELS).data(LABELS, record).toBytes();
    }

    /** A flow of YAF with its MAC addresses and what it read of its content. */
    private static byte[] lists() {
        String multi = "03" + "c0040010" + "000c29708609" + "000c298dafc3" + "c0300012" + "07" + "6578616d706c65"
                + "c0000235" + "0000" + "c0990006" + "beef";
        DataRecord record = new DataRecord(YAF)
                .number(152, DecodingKit.ARRIVAL - 4_000)
                .number(153, DecodingKit.ARRIVAL - 3_000)
                .number(85, 132)
                .number(REVERSE, 85, 200)
                .address(8, "172.16.32.201")
                .address(12, "172.16.32.100")
                .number(7, 46_086)
                .number(11, 53)
                .number(4, UDP)
                .octets(291, HexFormat.of().parseHex("0301ccffff" + "0161" + "0162"))
                .octets(292, HexFormat.of().parseHex("03c030" + "00" + "c0000236" + "0000"))
                .octets(293, HexFormat.of().parseHex(multi))
                .number(86, 2);
        return ipfix().templates(MACS, DNS, YAF).data(YAF, record).toBytes();
    }

    private static byte[] counters() {
        DataRecord record = new DataRecord(COUNTERS)
                .number(10, 3)
                .text(82, "Gi0/3")
                .number(40, 123_456)
                .number(41, 789)
                .number(322, Messages.EXPORT - 60);
        return ipfix().templates(COUNTERS).data(COUNTERS, record).toBytes();
    }
}
