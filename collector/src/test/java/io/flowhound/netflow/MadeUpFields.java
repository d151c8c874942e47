/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.Octets;
import io.flowhound.simulate.TemplateSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Makes fields of templates and their values up: elements that the decoder does something with, mostly in their usual
 * lengths; lists of lists (RFC 6313) and sections of packets where the element is one.
 */
final class MadeUpFields {
    private static final int VARIABLE = FieldSpec.VARIABLE;
    private static final int BASIC_LIST = 291;
    private static final int SUB_TEMPLATE_LIST = 292;
    private static final int SUB_TEMPLATE_MULTI_LIST = 293;
    private static final int IP_SECTION = 313;
    private static final int FRAME_SECTION = 315;
    private static final int MAX_DEPTH = 6;

    /** Element and usual length, in pairs. */
    private static final int[] USUAL = {
        8,
        4,
        12,
        4,
        15,
        4,
        27,
        16,
        28,
        16,
        62,
        16,
        7,
        2,
        11,
        2,
        4,
        1,
        5,
        1,
        6,
        1,
        6,
        2,
        1,
        4,
        1,
        8,
        2,
        4,
        2,
        8,
        23,
        8,
        85,
        8,
        86,
        8,
        10,
        4,
        14,
        4,
        10,
        2,
        14,
        2,
        16,
        4,
        17,
        2,
        9,
        1,
        13,
        1,
        61,
        1,
        58,
        2,
        243,
        2,
        56,
        6,
        80,
        6,
        81,
        6,
        21,
        4,
        22,
        4,
        150,
        4,
        151,
        4,
        152,
        8,
        153,
        8,
        154,
        8,
        155,
        8,
        156,
        8,
        157,
        8,
        158,
        4,
        159,
        4,
        160,
        8,
        161,
        4,
        162,
        4,
        258,
        8,
        322,
        4,
        323,
        8,
        324,
        8,
        325,
        8,
        32,
        2,
        139,
        2,
        176,
        1,
        177,
        1,
        178,
        1,
        179,
        1,
        34,
        4,
        35,
        1,
        50,
        4,
        48,
        1,
        49,
        1,
        302,
        8,
        304,
        2,
        305,
        4,
        306,
        4,
        309,
        4,
        310,
        4,
        311,
        8,
        82,
        VARIABLE,
        83,
        VARIABLE,
        82,
        16,
        84,
        8,
        94,
        VARIABLE,
        95,
        4,
        95,
        VARIABLE,
        96,
        24,
        96,
        VARIABLE,
        234,
        4,
        235,
        4,
        236,
        VARIABLE,
        236,
        32,
        130,
        4,
        131,
        16,
        143,
        4,
        144,
        4,
        149,
        4,
        145,
        2,
        136,
        1,
        195,
        1,
        225,
        4,
        226,
        4,
        227,
        2,
        228,
        2,
        281,
        16,
        282,
        16,
        230,
        1,
        233,
        1,
        231,
        8,
        232,
        8,
        298,
        8,
        299,
        8,
        239,
        1,
        148,
        8,
        70,
        3,
        71,
        3,
        47,
        4,
        312,
        2,
        408,
        2,
        409,
        2,
        410,
        2,
        210,
        2,
        210,
        VARIABLE,
        276,
        1,
        33002,
        2,
        33000,
        12,
        40000,
        20,
        36,
        2,
        37,
        2,
        3,
        0,
        1,
        0,
        IP_SECTION,
        VARIABLE,
        IP_SECTION,
        40,
        FRAME_SECTION,
        VARIABLE,
        FRAME_SECTION,
        64,
        BASIC_LIST,
        VARIABLE,
        SUB_TEMPLATE_LIST,
        VARIABLE,
        SUB_TEMPLATE_MULTI_LIST,
        VARIABLE,
        BASIC_LIST,
        12,
    };

    private static final int[] ENTERPRISES = {
        29305, 0, 6871, 9, 2636, 12356, 35632, 5951, 25461, 10704, 14988, 32473, -1
    };

    private final FuzzedDataProvider choice;
    private final List<TemplateSpec> templates;

    /** {@code templates} are those that exist, for lists of records. */
    MadeUpFields(FuzzedDataProvider choice, List<TemplateSpec> templates) {
        this.choice = choice;
        this.templates = templates;
    }

    FieldSpec spec(boolean ipfix) {
        int drawn = choice.consumeInt(0, USUAL.length / 2 + 3);
        if (drawn >= USUAL.length / 2) {
            long enterprise = ipfix ? choice.pickValue(ENTERPRISES) & 0xFFFF_FFFFL : 0;
            int length = choice.consumeInt(0, 3) == 0 ? VARIABLE : choice.consumeInt(0, 12);
            return FieldSpec.of(enterprise, choice.consumeInt(0, ipfix ? 0x7FFF : 0xFFFF), length);
        }
        int length = choice.consumeInt(0, 15) == 15 ? choice.consumeInt(0, 20) : USUAL[2 * drawn + 1];
        int element = USUAL[2 * drawn];
        return FieldSpec.of(ipfix ? element & 0x7FFF : element, length);
    }

    DataRecord record(TemplateSpec template) {
        return record(template, 0);
    }

    private DataRecord record(TemplateSpec template, int depth) {
        DataRecord record = new DataRecord(template);
        for (FieldSpec field : template.fields()) {
            byte[] value = value(field, depth);
            int room = field.length() == VARIABLE ? value.length : field.length();
            record.octets(field.enterprise(), field.element(), Arrays.copyOf(value, Math.min(value.length, room)));
        }
        return choice.consumeInt(0, 15) == 15 ? record.longPrefix() : record;
    }

    private byte[] value(FieldSpec field, int depth) {
        if (field.enterprise() == 0 && depth < MAX_DEPTH) {
            switch (field.element()) {
                case BASIC_LIST -> {
                    return basicList(depth);
                }
                case SUB_TEMPLATE_LIST -> {
                    return records(new Octets().u8(choice.consumeByte()), depth);
                }
                case SUB_TEMPLATE_MULTI_LIST -> {
                    return multiList(depth);
                }
                case IP_SECTION -> {
                    return new MadeUpFrames(choice).packet();
                }
                case FRAME_SECTION -> {
                    return new MadeUpFrames(choice).frame();
                }
                default -> {
                    // a plain value
                }
            }
        }
        return plain(field);
    }

    private byte[] plain(FieldSpec field) {
        int length = field.length() == VARIABLE ? choice.consumeInt(0, 20) : Math.min(field.length(), 64);
        return switch (choice.consumeInt(0, 3)) {
            case 0 -> new byte[length];
            case 1 ->
                new Octets().number(choice.consumeByte(), Math.min(length, 8)).toBytes();
            case 2 ->
                new Octets().number(1_795_319_990_000L, Math.min(length, 8)).toBytes();
            default -> choice.consumeBytes(length);
        };
    }

    /** RFC 6313 section 4.5.1. */
    private byte[] basicList(int depth) {
        FieldSpec of = spec(true);
        Octets list = new Octets().u8(choice.consumeByte());
        list.u16(of.element() | (of.enterprise() == 0 ? 0 : 0x8000)).u16(of.length());
        if (of.enterprise() != 0) {
            list.u32(of.enterprise());
        }
        int count = choice.consumeInt(0, 3);
        for (int i = 0; i < count; i++) {
            byte[] value = value(of, depth + 1);
            if (of.length() == VARIABLE) {
                list.u8(Math.min(value.length, 254));
            }
            list.bytes(Arrays.copyOf(value, of.length() == VARIABLE ? Math.min(value.length, 254) : of.length()));
        }
        return list.toBytes();
    }

    /** RFC 6313 section 4.5.2, from the template id on. */
    private byte[] records(Octets list, int depth) {
        if (templates.isEmpty()) {
            return list.u16(256).bytes(choice.consumeBytes(8)).toBytes();
        }
        TemplateSpec template = choice.pickValue(templates);
        list.u16(template.id());
        int count = choice.consumeInt(0, 2);
        for (int i = 0; i < count; i++) {
            list.bytes(record(template, depth + 1).toBytes());
        }
        return list.toBytes();
    }

    /** RFC 6313 section 4.5.3. */
    private byte[] multiList(int depth) {
        Octets list = new Octets().u8(choice.consumeByte());
        int count = choice.consumeInt(0, 2);
        for (int i = 0; i < count; i++) {
            byte[] records = records(new Octets(), depth);
            int length = choice.consumeInt(0, 31) == 31 ? choice.consumeInt(0, 300) : records.length + 2;
            list.bytes(Arrays.copyOf(records, 2)).u16(length).bytes(Arrays.copyOfRange(records, 2, records.length));
        }
        return list.toBytes();
    }
}
