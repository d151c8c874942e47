/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static io.flowhound.golden.Messages.TCP;
import static io.flowhound.golden.Messages.v9;
import static io.flowhound.simulate.FieldSpec.of;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.HexFormat;
import java.util.List;

/**
 * Events of firewalls and NAT devices, which are no flows with a first and a last packet: Cisco ASA, "Implementation Note
 * for NetFlow Collectors" (NSEL), and RFC 8158 (NAT events).
 */
final class AsaCases {
    private static final TemplateSpec CREATED = TemplateSpec.of(
            260,
            of(148, 4),
            of(8, 4),
            of(7, 2),
            of(10, 2),
            of(12, 4),
            of(11, 2),
            of(14, 2),
            of(4, 1),
            of(176, 1),
            of(177, 1),
            of(225, 4),
            of(226, 4),
            of(227, 2),
            of(228, 2),
            of(233, 1),
            of(33002, 2),
            of(323, 8),
            of(33000, 12),
            of(33001, 12),
            of(40000, 20));
    private static final TemplateSpec DELETED = TemplateSpec.of(
            263,
            of(148, 4),
            of(8, 4),
            of(7, 2),
            of(10, 2),
            of(12, 4),
            of(11, 2),
            of(14, 2),
            of(4, 1),
            of(176, 1),
            of(177, 1),
            of(225, 4),
            of(226, 4),
            of(227, 2),
            of(228, 2),
            of(233, 1),
            of(33002, 2),
            of(323, 8),
            of(231, 4),
            of(232, 4),
            of(152, 8));
    private static final TemplateSpec NAT = TemplateSpec.of(
            271,
            of(323, 8),
            of(230, 1),
            of(8, 4),
            of(225, 4),
            of(12, 4),
            of(226, 4),
            of(7, 2),
            of(227, 2),
            of(11, 2),
            of(228, 2),
            of(4, 1),
            of(234, 4));

    private AsaCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.of("v9-cisco-asa-nsel-events", events()),
                GoldenCase.of("v9-cisco-asr-nat-events", natEvents()));
    }

    /** Created, denied by an access list, a ping that ended, and the end of the first with both directions. */
    private static byte[] events() {
        DataRecord created = session(new DataRecord(CREATED), 1, 0)
                .number(323, DecodingKit.ARRIVAL - 30_000)
                .octets(33000, HexFormat.of().parseHex("f36d3a2fc2a8b9d600000000"))
                .text(40000, "LOCAL\\anna");
        DataRecord denied = new DataRecord(CREATED)
                .address(8, "198.51.100.66")
                .number(7, 54_321)
                .number(10, 3)
                .address(12, "203.0.113.80")
                .number(11, 23)
                .number(14, 65_535)
                .number(4, TCP)
                .address(225, "198.51.100.66")
                .address(226, "203.0.113.80")
                .number(227, 54_321)
                .number(228, 23)
                .number(233, 3)
                .number(33002, 1001)
                .number(323, DecodingKit.ARRIVAL - 20_000)
                .octets(33000, HexFormat.of().parseHex("0f8e7ff3fc1a030f00000000"));
        DataRecord ping = new DataRecord(DELETED)
                .number(148, 78)
                .address(8, "192.168.1.20")
                .number(7, 512) // the identifier of the echo
                .address(12, "203.0.113.9")
                .number(4, 1)
                .number(176, 8)
                .number(233, 2)
                .number(33002, 2031)
                .number(323, DecodingKit.ARRIVAL - 2_000)
                .number(231, 56)
                .number(232, 56)
                .number(152, DecodingKit.ARRIVAL - 4_000);
        DataRecord deleted = session(new DataRecord(DELETED), 2, 2030)
                .number(323, DecodingKit.ARRIVAL - 1_000)
                .number(231, 4_096)
                .number(232, 65_536)
                .number(152, DecodingKit.ARRIVAL - 30_000);
        return v9().sequence(99)
                .templates(CREATED, DELETED)
                .data(CREATED, created, denied)
                .data(DELETED, ping, deleted)
                .toBytes();
    }

    /** A session from inside, translated to the address of the firewall. */
    private static DataRecord session(DataRecord record, int event, int extendedEvent) {
        return record.number(148, 77)
                .address(8, "192.168.1.20")
                .number(7, 51_000)
                .number(10, 4)
                .address(12, "203.0.113.9")
                .number(11, 443)
                .number(14, 3)
                .number(4, TCP)
                .address(225, "198.51.100.1")
                .address(226, "203.0.113.9")
                .number(227, 12_345)
                .number(228, 443)
                .number(233, event)
                .number(33002, extendedEvent);
    }

    /** NAT44 session create (4) and delete (5): no counters, one time. */
    private static byte[] natEvents() {
        return v9().templates(NAT).data(NAT, nat(4, 10_000), nat(5, 3_000)).toBytes();
    }

    private static DataRecord nat(int event, int millisAgo) {
        return new DataRecord(NAT)
                .number(323, DecodingKit.ARRIVAL - millisAgo)
                .number(230, event)
                .address(8, "192.168.7.7")
                .address(225, "198.51.100.7")
                .address(12, "203.0.113.53")
                .address(226, "203.0.113.53")
                .number(7, 40_123)
                .number(227, 1_024)
                .number(11, 53)
                .number(228, 53)
                .number(4, 17)
                .number(234, 12);
    }
}
