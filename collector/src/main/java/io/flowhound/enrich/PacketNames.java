/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.CsvTable;
import io.flowhound.schema.Field;
import io.flowhound.schema.Profile;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names what the headers of packets say in numbers: the code point of differentiated services, and type and code of ICMP. The tables are
 * those of IANA, see {@code dscp.csv} and {@code icmp.csv}. Look-ups index arrays and allocate nothing.
 */
final class PacketNames {
    private static final int CODE_POINTS = 64;
    private static final int OCTETS = 256;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final String DECIMAL = "Decimal";
    private static final String NAME = "Name";
    private static final String PROTOCOL = "Protocol";
    private static final String TYPE = "Type";
    private static final String CODE = "Code";

    private final byte[] @Nullable [] codePoints = new byte[CODE_POINTS][];
    private final IcmpNames icmp = new IcmpNames();
    private final IcmpNames icmpv6 = new IcmpNames();
    private final boolean on;

    /** The names of one version of ICMP: of types, and of those codes which have one of their own. */
    private static final class IcmpNames {
        private final byte[] @Nullable [] types = new byte[OCTETS][];
        private final byte[] @Nullable [] @Nullable [] codes = new byte[OCTETS][][];

        void add(int type, byte[] name) {
            types[type] = name;
        }

        void add(int type, int code, byte[] name) {
            byte[] @Nullable [] ofType = codes[type];
            if (ofType == null) {
                ofType = new byte[OCTETS][];
                codes[type] = ofType;
            }
            ofType[code] = name;
        }

        byte @Nullable [] find(int type, int code) {
            byte[] @Nullable [] ofType = codes[type];
            byte[] name = ofType == null ? null : ofType[code];
            return name == null ? types[type] : name;
        }
    }

    /** @param profile what documents carry: the names are in {@code standard} and {@code full} */
    PacketNames(Profile profile) {
        this.on = Field.FLOW_DSCP_NAME.profile().compareTo(profile) <= 0;
        if (on) {
            JsonText json = new JsonText();
            readCodePoints(json);
            readIcmp(json);
        }
    }

    private void readCodePoints(JsonText json) {
        for (CsvTable.Row row :
                CsvTable.resource(PacketNames.class, "dscp.csv", DECIMAL, NAME).rows()) {
            codePoints[row.range(DECIMAL, CODE_POINTS - 1).first()] = json.of(row.cell(NAME));
        }
    }

    private void readIcmp(JsonText json) {
        CsvTable table = CsvTable.resource(PacketNames.class, "icmp.csv", PROTOCOL, TYPE, CODE, NAME);
        for (CsvTable.Row row : table.rows()) {
            IcmpNames version = row.range(PROTOCOL, OCTETS - 1).first() == ICMP ? icmp : icmpv6;
            int type = row.range(TYPE, OCTETS - 1).first();
            byte[] name = json.of(row.cell(NAME).toLowerCase(Locale.ROOT));
            if (row.cell(CODE).isEmpty()) {
                version.add(type, name);
            } else {
                version.add(type, row.range(CODE, OCTETS - 1).first(), name);
            }
        }
    }

    /** Adds the names to a flow. Best effort, code point 0, has none: it is what nearly all packets have. */
    void put(FlowRecord flow) {
        if (!on) {
            return;
        }
        if (flow.has(Field.FLOW_DSCP)) {
            put(flow, Field.FLOW_DSCP_NAME, codePoint(flow.number(Field.FLOW_DSCP)));
        }
        if (flow.has(Field.FLOW_ICMP_TYPE)) {
            byte[] name = icmp(
                    flow.number(Field.NETWORK_IANA_NUMBER),
                    flow.number(Field.FLOW_ICMP_TYPE),
                    flow.number(Field.FLOW_ICMP_CODE));
            put(flow, Field.FLOW_ICMP_NAME, name);
        }
    }

    private static void put(FlowRecord flow, Field field, byte @Nullable [] name) {
        if (name != null) {
            flow.putJson(field, name);
        }
    }

    /** The name of a code point other than 0 as a JSON string, such as {@code "EF"}; null when it has none. */
    byte @Nullable [] codePoint(long number) {
        return number > 0 && number < CODE_POINTS ? codePoints[(int) number] : null;
    }

    /** The name of a code where it says more, else of the type, such as {@code "port-unreachable"}; null when there is none. */
    byte @Nullable [] icmp(long protocol, long type, long code) {
        if (type < 0 || type >= OCTETS || code < 0 || code >= OCTETS) {
            return null;
        }
        return protocol == ICMP
                ? icmp.find((int) type, (int) code)
                : protocol == ICMPV6 ? icmpv6.find((int) type, (int) code) : null;
    }
}
