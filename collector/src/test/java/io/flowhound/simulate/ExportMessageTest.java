/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ExportMessageTest {
    private static final TemplateSpec COUNTERS = TemplateSpec.of(256, FieldSpec.of(8, 4), FieldSpec.of(1, 3));

    @Test
    void v9_templateAndData_areCountedAndPadded() {
        byte[] message = ExportMessage.v9()
                .sysUptime(0x01020304)
                .exportTime(0x5FEE6600)
                .sequence(7)
                .domain(9)
                .templates(COUNTERS)
                .data(COUNTERS, new DataRecord(COUNTERS).address(8, "192.0.2.1").number(1, 0x1234))
                .toBytes();
        assertThat(hex(message))
                .isEqualTo("0009 0002 01020304 5fee6600 00000007 00000009"
                        .concat(" 0000 0010 0100 0002 0008 0004 0001 0003")
                        .concat(" 0100 000c c0000201 001234 00")
                        .replace(" ", ""));
    }

    @Test
    void v9_optionsTemplate_tellsLengthsInOctets() {
        TemplateSpec sampling =
                TemplateSpec.options(258, 1, FieldSpec.of(1, 4), FieldSpec.of(34, 4), FieldSpec.of(35, 1));
        byte[] message = ExportMessage.v9().optionsTemplates(sampling).toBytes();
        assertThat(hex(message).substring(40))
                .isEqualTo("0001 0018 0102 0004 0008 0001 0004 0022 0004 0023 0001 0000".replace(" ", ""));
    }

    @Test
    void v9_enterpriseNumber_isRefused() {
        TemplateSpec template = TemplateSpec.of(256, FieldSpec.of(FieldSpec.REVERSE, 1, 8));
        assertThatThrownBy(() -> ExportMessage.v9().templates(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no enterprise numbers");
    }

    @Test
    void ipfix_enterpriseAndVariableLength_areEncoded() {
        TemplateSpec template =
                TemplateSpec.of(300, FieldSpec.of(FieldSpec.REVERSE, 1, 8), FieldSpec.variable(82), FieldSpec.of(4, 1));
        DataRecord values = new DataRecord(template)
                .number(FieldSpec.REVERSE, 1, 5)
                .text(82, "eth0")
                .number(4, 6);
        byte[] message = ExportMessage.ipfix()
                .exportTime(1)
                .sequence(2)
                .domain(3)
                .templates(template)
                .data(template, values)
                .toBytes();
        assertThat(hex(message))
                .isEqualTo("000a 003a 00000001 00000002 00000003"
                        .concat(" 0002 0018 012c 0003 8001 0008 00007279 0052 ffff 0004 0001")
                        .concat(" 012c 0012 0000000000000005 04 65746830 06")
                        .replace(" ", ""));
    }

    @Test
    void ipfix_optionsTemplateAndWithdrawal_haveTheirOwnLayout() {
        TemplateSpec options = TemplateSpec.options(258, 1, FieldSpec.of(149, 4), FieldSpec.of(160, 8));
        byte[] message = ExportMessage.ipfix()
                .optionsTemplates(options, TemplateSpec.withdrawal(259))
                .toBytes();
        assertThat(hex(message).substring(32))
                .isEqualTo("0003 0016 0102 0002 0001 0095 0004 00a0 0008 0103 0000".replace(" ", ""));
    }

    @Test
    void record_longPrefix_takesThreeOctets() {
        TemplateSpec template = TemplateSpec.of(300, FieldSpec.variable(82), FieldSpec.variable(83));
        assertThat(new DataRecord(template).text(82, "a").longPrefix().toBytes())
                .isEqualTo(HexFormat.of().parseHex("ff000161ff0000"));
        assertThat(new DataRecord(template).octets(83, new byte[255]).toBytes()).hasSize(1 + 3 + 255);
    }

    @Test
    void record_sameElementTwice_isFilledFromTheLeft() {
        TemplateSpec template = TemplateSpec.of(300, FieldSpec.of(10, 2), FieldSpec.of(10, 2));
        DataRecord values = new DataRecord(template).number(10, 1).number(10, 2);
        assertThat(values.toBytes()).containsExactly(0, 1, 0, 2);
        assertThatThrownBy(() -> values.number(10, 3)).hasMessageContaining("no (further) field for element 10");
    }

    @Test
    void record_valueLongerThanItsField_isRefused() {
        TemplateSpec template = TemplateSpec.of(300, FieldSpec.of(82, 3));
        assertThatThrownBy(() -> new DataRecord(template).text(82, "eth0")).hasMessageContaining("do not fit");
        assertThat(new DataRecord(template).text(82, "lo").toBytes()).containsExactly('l', 'o', 0);
    }

    @Test
    void overrides_changeOnlyWhatTheMessageClaims() {
        byte[] truth = ExportMessage.v9().templates(COUNTERS).toBytes();
        byte[] lie = ExportMessage.v9()
                .templates(COUNTERS.withFieldCount(900))
                .lastSet(set -> set.withLength(3).withId(77))
                .overrideVersion(11)
                .overrideCount(65535)
                .toBytes();
        assertThat(lie).hasSameSizeAs(truth);
        assertThat(hex(lie)).startsWith("000bffff");
        assertThat(hex(lie).substring(40)).startsWith("004d0003" + "01000384");
        byte[] shortened = ExportMessage.ipfix()
                .set(ExportSet.raw(256, 1, new byte[5]).padded())
                .overrideLength(15)
                .toBytes();
        assertThat(shortened).hasSize(16 + 4 + 5 + 3).startsWith(0, 10, 0, 15);
    }

    @Test
    void number_moreThanEightOctets_isFilledOnTheLeft() {
        assertThat(new Octets().number(-1, 10).toBytes()).containsExactly(0, 0, -1, -1, -1, -1, -1, -1, -1, -1);
    }

    @Test
    void address_name_isNotLookedUp() {
        assertThatThrownBy(() -> Octets.address("localhost")).hasMessageContaining("not an IP address in digits");
        assertThat(Octets.address("2001:db8::1")).hasSize(16);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
