/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static io.flowhound.golden.Messages.TCP;
import static io.flowhound.golden.Messages.UDP;
import static io.flowhound.golden.Messages.UPTIME;
import static io.flowhound.golden.Messages.v9;
import static io.flowhound.simulate.FieldSpec.of;
import static io.flowhound.simulate.FieldSpec.variable;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** NetFlow v9 (RFC 3954). */
final class V9Cases {
    private static final FieldSpec[] SOFTFLOWD_TAIL = {
        of(22, 4), of(21, 4), of(1, 4), of(2, 4), of(10, 4), of(14, 4), of(61, 1), of(136, 1)
    };
    private static final TemplateSpec SOFTFLOWD_V4 = softflowd(1024, 8, 12, 4, of(7, 2), of(11, 2), of(4, 1), of(6, 1));
    private static final TemplateSpec SOFTFLOWD_ICMP = softflowd(1025, 8, 12, 4, of(32, 2), of(4, 1));
    private static final TemplateSpec SOFTFLOWD_V6 =
            softflowd(2048, 27, 28, 16, of(7, 2), of(11, 2), of(4, 1), of(6, 1));
    private static final TemplateSpec SOFTFLOWD_OPTIONS =
            TemplateSpec.options(256, 1, of(2, 4), of(34, 4), of(35, 1), of(82, 16));
    private static final TemplateSpec PLAIN = TemplateSpec.of(
            256, of(8, 4), of(12, 4), of(7, 2), of(11, 2), of(4, 1), of(1, 4), of(2, 4), of(22, 4), of(21, 4));

    private V9Cases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.of("v9-softflowd-v4-v6-icmp-options", softflowd()),
                GoldenCase.of("v9-ipt-netflow-reduced-size", reducedSize()),
                GoldenCase.of("v9-juniper-srx-options-zero-scope-length", zeroScope()),
                GoldenCase.of("v9-paloalto-zero-filled", zeroFilled()),
                GoldenCase.of("v9-nprobe-variable-length", variableLength()),
                GoldenCase.of("v9-router-template-changes", templateChanges()),
                GoldenCase.of("v9-cisco-sampler-table", samplerTable()),
                GoldenCase.of("v9-wlc-strings-padded-and-not-utf8", strings()),
                GoldenCase.of("v9-zero-length-fields", zeroLengthFields()),
                GoldenCase.of("v9-clock-of-1970-and-far-ahead", clock(0), clock(4_000_000_000L)),
                GoldenCase.of(
                        "v9-data-before-its-template",
                        v9().data(PLAIN, plain(1)).toBytes(),
                        v9().templates(PLAIN).data(PLAIN, plain(2)).toBytes()));
    }

    private static TemplateSpec softflowd(int id, int source, int destination, int length, FieldSpec... middle) {
        Stream<FieldSpec> addresses = Stream.of(of(source, length), of(destination, length));
        Stream<FieldSpec> end = Stream.of(of(60, 1), of(5, 1));
        return new TemplateSpec(
                id,
                0,
                Stream.of(addresses, Arrays.stream(SOFTFLOWD_TAIL), Arrays.stream(middle), end)
                        .flatMap(fields -> fields)
                        .toList(),
                TemplateSpec.TRUE_COUNT);
    }

    /** IPv4, IPv6, ICMP and ICMPv6 (in the template of IPv6, type and code in the port); options say 1 of 10. */
    private static byte[] softflowd() {
        DataRecord web = new DataRecord(SOFTFLOWD_V4)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(7, 40_000)
                .number(11, 443)
                .number(4, TCP)
                .number(6, 0x1F)
                .number(136, 3)
                .number(5, 0x28);
        DataRecord ping = new DataRecord(SOFTFLOWD_ICMP)
                .address(8, "192.168.1.10")
                .address(12, "192.168.1.1")
                .number(32, 0x0303) // destination unreachable, port unreachable
                .number(4, 1)
                .number(136, 1);
        DataRecord dns = new DataRecord(SOFTFLOWD_V6)
                .address(27, "2001:db8::10")
                .address(28, "2001:db8:0:1::53")
                .number(7, 50_000)
                .number(11, 53)
                .number(4, UDP)
                .number(61, 1)
                .number(136, 1);
        DataRecord ping6 = new DataRecord(SOFTFLOWD_V6)
                .address(27, "fe80::1")
                .address(28, "fe80::2")
                .number(11, 0x8000) // echo request
                .number(4, 58)
                .number(136, 2);
        DataRecord options =
                new DataRecord(SOFTFLOWD_OPTIONS).number(34, 10).number(35, 1).text(82, "eth0");
        return v9().sequence(1)
                .templates(SOFTFLOWD_V4, SOFTFLOWD_ICMP, SOFTFLOWD_V6)
                .optionsTemplates(SOFTFLOWD_OPTIONS)
                .data(SOFTFLOWD_OPTIONS, options)
                .data(SOFTFLOWD_V4, counted(web))
                .data(SOFTFLOWD_ICMP, counted(ping))
                .data(SOFTFLOWD_V6, counted(dns), counted(ping6))
                .toBytes();
    }

    private static DataRecord counted(DataRecord record) {
        return record.number(22, UPTIME - 5_500)
                .number(21, UPTIME - 500)
                .number(1, 1_234)
                .number(2, 5);
    }

    /** Counters in 3 and 2 octets, interfaces in 1, uptimes in 3, AS numbers in 3 (RFC 7011 section 6.2). */
    private static byte[] reducedSize() {
        TemplateSpec template = TemplateSpec.of(
                300, of(8, 4), of(12, 4), of(7, 1), of(11, 2), of(4, 1), of(1, 3), of(2, 2), of(10, 1), of(14, 1),
                of(22, 3), of(21, 3), of(16, 3), of(17, 3));
        DataRecord record = new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.123")
                .number(7, 123)
                .number(11, 123)
                .number(4, UDP)
                .number(1, 0xFEDCBA)
                .number(2, 0xABCD)
                .number(10, 200)
                .number(14, 3)
                .number(22, UPTIME - 60_000)
                .number(21, UPTIME - 1)
                .number(16, 65_536)
                .number(17, 131_072);
        return v9().templates(template).data(template, record).toBytes();
    }

    /** The scope of the options has no octets; what they say counts all the same: 1 of 1000. */
    private static byte[] zeroScope() {
        TemplateSpec options = TemplateSpec.options(301, 1, of(1, 0), of(34, 4), of(35, 1));
        return v9().optionsTemplates(options)
                .data(options, new DataRecord(options).number(34, 1000).number(35, 2))
                .templates(PLAIN)
                .data(PLAIN, plain(3))
                .toBytes();
    }

    /** One set, then zeroes up to the size of an Ethernet frame. */
    private static byte[] zeroFilled() {
        byte[] message = v9().templates(PLAIN).data(PLAIN, plain(1)).toBytes();
        return Arrays.copyOf(message, 1_400);
    }

    /** RFC 3954 knows no variable lengths, but 65535 can mean nothing else. */
    private static byte[] variableLength() {
        TemplateSpec template =
                TemplateSpec.of(302, of(8, 4), of(12, 4), of(1, 4), variable(96), of(4, 1), variable(82), of(2, 4));
        DataRecord some = new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(1, 100)
                .text(96, "IPsec.Tunnel")
                .number(4, 50)
                .number(2, 1);
        DataRecord longer = new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.10")
                .number(1, 200)
                .text(96, "x".repeat(300))
                .number(4, 50)
                .text(82, "wan")
                .number(2, 2);
        return v9().templates(template).data(template, some, longer).toBytes();
    }

    /** The same id with its fields in another order, then repeated as it is. */
    private static byte[] templateChanges() {
        TemplateSpec changed = TemplateSpec.of(256, of(12, 4), of(8, 4), of(1, 8), of(2, 8), of(4, 1));
        DataRecord record = new DataRecord(changed)
                .address(8, "192.168.1.11")
                .address(12, "203.0.113.11")
                .number(1, 5_000_000_000L)
                .number(2, 4_000_000)
                .number(4, 50);
        return v9().templates(PLAIN)
                .data(PLAIN, plain(1))
                .templates(changed)
                .data(changed, record)
                .templates(changed)
                .data(changed, record)
                .toBytes();
    }

    /** Cisco: options by sampler; flows of sampler 1, of sampler 2, of one that nobody explained, and of none. */
    private static byte[] samplerTable() {
        TemplateSpec options =
                TemplateSpec.options(257, 1, of(1, 4), of(48, 2), of(50, 4), of(49, 1), of(84, 32), of(34, 4));
        TemplateSpec flows = TemplateSpec.of(258, of(8, 4), of(12, 4), of(1, 4), of(2, 4), of(48, 2), of(21, 4));
        return v9().domain(256)
                .optionsTemplates(options)
                .data(options, sampler(options, 1, 100), sampler(options, 2, 30_000))
                .templates(flows)
                .data(flows, sampled(flows, 1), sampled(flows, 2), sampled(flows, 3), sampled(flows, 0))
                .toBytes();
    }

    private static DataRecord sampler(TemplateSpec options, int id, int interval) {
        return new DataRecord(options)
                .number(48, id)
                .number(50, interval)
                .number(49, 2)
                .text(84, "SAMPLER-" + id);
    }

    private static DataRecord sampled(TemplateSpec flows, int sampler) {
        return new DataRecord(flows)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(1, 1_500)
                .number(2, 1)
                .number(48, sampler)
                .number(21, UPTIME - 1_000);
    }

    /** Text with NULs behind it, Latin-1, a quote, a control character, and nothing but NULs. */
    private static byte[] strings() {
        TemplateSpec template = TemplateSpec.of(303, of(1, 4), of(96, 12), of(82, 8), of(94, 16), of(371, 4));
        DataRecord record = new DataRecord(template)
                .number(1, 10)
                .text(96, "Café ☕")
                .text(82, "a\"b\\c\td")
                .octets(94, "Büro\0old".getBytes(StandardCharsets.ISO_8859_1));
        return v9().templates(template).data(template, record).toBytes();
    }

    /** Fields of length 0 hold nothing: no value, and no 0 either. */
    private static byte[] zeroLengthFields() {
        TemplateSpec template = TemplateSpec.of(
                304, of(8, 4), of(12, 4), of(7, 2), of(10, 0), of(11, 2), of(2, 0), of(1, 4), of(82, 0), of(96, 0),
                of(4, 1));
        DataRecord record = new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(7, 40_000)
                .number(11, 443)
                .number(1, 800)
                .number(4, TCP);
        return v9().templates(template).data(template, record, record).toBytes();
    }

    /** A device whose clock is not set says so in the header, and by it the times of its flows are wrong. */
    private static byte[] clock(long seconds) {
        return ExportMessage.v9()
                .exportTime(seconds)
                .sysUptime(UPTIME)
                .templates(PLAIN)
                .data(PLAIN, plain(1))
                .toBytes();
    }

    private static DataRecord plain(int packets) {
        return new DataRecord(PLAIN)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(7, 40_000)
                .number(11, 22)
                .number(4, TCP)
                .number(1, packets * 100L)
                .number(2, packets)
                .number(22, UPTIME - 2_000)
                .number(21, UPTIME - 1_000);
    }
}
