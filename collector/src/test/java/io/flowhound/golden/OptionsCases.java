/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static io.flowhound.golden.Messages.TCP;
import static io.flowhound.golden.Messages.UPTIME;
import static io.flowhound.golden.Messages.ipfix;
import static io.flowhound.golden.Messages.v9;
import static io.flowhound.simulate.FieldSpec.of;
import static io.flowhound.simulate.FieldSpec.variable;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.List;

/** Options records that change what flows mean: names and sampling rates. */
final class OptionsCases {
    private static final TemplateSpec FLOWS = TemplateSpec.of(
            260,
            of(8, 4),
            of(12, 4),
            of(7, 2),
            of(11, 2),
            of(4, 1),
            of(1, 4),
            of(2, 4),
            of(10, 4),
            of(14, 4),
            of(61, 1),
            of(95, 4),
            of(234, 4),
            of(235, 4));

    private OptionsCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.of("v9-interface-table", interfaceTable()),
                GoldenCase.of("v9-interface-sampling-and-sampler-map", interfaceSampling()),
                GoldenCase.of("v9-nbar-application-table", applicationTable()),
                GoldenCase.of("ipfix-vrf-table", vrfTable()),
                GoldenCase.of("ipfix-names-in-the-record", namesInTheRecord()));
    }

    private static DataRecord flow(TemplateSpec template) {
        return new DataRecord(template)
                .address(8, "192.168.1.10")
                .address(12, "203.0.113.9")
                .number(7, 40_000)
                .number(11, 443)
                .number(4, TCP)
                .number(1, 1_000)
                .number(2, 5);
    }

    /** IOS: system scope, the interface in plain fields; one has no description; interface 3 is not told. */
    private static byte[] interfaceTable() {
        TemplateSpec options = TemplateSpec.options(256, 1, of(1, 4), of(10, 4), of(82, 16), of(83, 32), of(14, 4));
        return v9().optionsTemplates(options)
                .data(
                        options,
                        new DataRecord(options)
                                .number(10, 1)
                                .text(82, "Te0/0/0")
                                .text(83, "TenGigabitEthernet0/0/0")
                                .number(14, 1),
                        new DataRecord(options)
                                .number(10, 2)
                                .text(82, "Te0/0/1")
                                .number(14, 2))
                .templates(FLOWS)
                .data(
                        FLOWS,
                        flow(FLOWS).number(10, 1).number(14, 2),
                        flow(FLOWS).number(10, 2).number(14, 1).number(61, 1),
                        flow(FLOWS).number(10, 3))
                .toBytes();
    }

    /** Interface 1: 1 of 10 in, 1 of 20 out; interface 2: by sampler 7, 1 of 100; all else: 1 of 3. */
    private static byte[] interfaceSampling() {
        TemplateSpec ways = TemplateSpec.options(257, 1, of(2, 2), of(61, 1), of(34, 4));
        TemplateSpec map = TemplateSpec.options(258, 1, of(2, 4), of(48, 1));
        TemplateSpec samplers = TemplateSpec.options(259, 1, of(1, 4), of(48, 1), of(49, 1), of(50, 4));
        TemplateSpec general = TemplateSpec.options(261, 1, of(1, 4), of(34, 4), of(35, 1));
        return v9().optionsTemplates(ways, map, samplers, general)
                .data(
                        ways,
                        new DataRecord(ways).number(2, 1).number(61, 0).number(34, 10),
                        new DataRecord(ways).number(2, 1).number(61, 1).number(34, 20))
                .data(map, new DataRecord(map).number(2, 2).number(48, 7))
                .data(
                        samplers,
                        new DataRecord(samplers).number(48, 7).number(49, 2).number(50, 100))
                .data(general, new DataRecord(general).number(34, 3))
                .templates(FLOWS)
                .data(
                        FLOWS,
                        flow(FLOWS).number(10, 1).number(14, 9),
                        flow(FLOWS).number(10, 9).number(14, 1).number(61, 1),
                        flow(FLOWS).number(10, 2).number(14, 9),
                        flow(FLOWS).number(10, 8).number(14, 9))
                .toBytes();
    }

    /** NBAR: a name, only a description, and an application that is not told, of IANA's layer 4 engine. */
    private static byte[] applicationTable() {
        TemplateSpec options = TemplateSpec.options(262, 1, of(1, 4), of(95, 4), of(96, 24), of(94, 55));
        return v9().sysUptime(UPTIME)
                .optionsTemplates(options)
                .data(
                        options,
                        new DataRecord(options)
                                .number(95, 0x0D0001C5)
                                .text(96, "youtube")
                                .text(94, "YouTube videos"),
                        new DataRecord(options).number(95, 0x0D0001C6).text(94, "Something \"new\""))
                .templates(FLOWS)
                .data(
                        FLOWS,
                        flow(FLOWS).number(95, 0x0D0001C5),
                        flow(FLOWS).number(95, 0x0D0001C6),
                        flow(FLOWS).number(95, 0x030001BB))
                .toBytes();
    }

    /** Huawei: both ids are scopes; the second flow leaves by a VRF that has no name. */
    private static byte[] vrfTable() {
        TemplateSpec options = TemplateSpec.options(1514, 2, of(234, 4), of(235, 4), of(236, 32), of(90, 8));
        return ipfix().optionsTemplates(options)
                .data(
                        options,
                        new DataRecord(options).number(234, 1).number(235, 1).text(236, "A4"))
                .templates(FLOWS)
                .data(
                        FLOWS,
                        flow(FLOWS).number(234, 1),
                        flow(FLOWS).number(234, 1).number(235, 0x6000_0000L))
                .toBytes();
    }

    /** Names of variable length, once in options, once in the record, which goes first. */
    private static byte[] namesInTheRecord() {
        TemplateSpec options = TemplateSpec.options(263, 1, of(252, 4), variable(82), variable(83));
        TemplateSpec flows = TemplateSpec.of(
                264,
                of(8, 4),
                of(12, 4),
                of(7, 2),
                of(11, 2),
                of(4, 1),
                of(1, 4),
                of(2, 4),
                of(252, 4),
                of(253, 4),
                of(152, 8),
                of(153, 8),
                variable(82),
                variable(236),
                of(234, 4),
                of(235, 4),
                variable(96),
                variable(95));
        return ipfix().optionsTemplates(options)
                .data(
                        options,
                        new DataRecord(options)
                                .number(252, 4)
                                .text(82, "ge-0/0/4")
                                .text(83, "Köln"))
                .templates(flows)
                .data(
                        flows,
                        flow(flows)
                                .number(252, 4)
                                .number(253, 4)
                                .number(152, DecodingKit.ARRIVAL - 2_000)
                                .number(153, DecodingKit.ARRIVAL - 1_000)
                                .text(82, "xe-0/0/4")
                                .text(236, "customers")
                                .number(234, 12)
                                .number(235, 13)
                                .text(96, "tls")
                                .number(95, 0x030001BB))
                .toBytes();
    }
}
