/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;

/**
 * Finds type and code of ICMP and takes the ports away, which ICMP has not. Elements of their own go first: type and code
 * apart (IE 176 to 179), then together (IE 32, 139), of which some exporters fill one and leave the other 0. Without any,
 * the destination port is type * 256 + code, as in NetFlow v5. The source port never counts: firewalls put the identifier
 * of an echo there.
 */
final class Icmp {
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private Icmp() {}

    /** Whether the flow is ICMP of either version. */
    static boolean is(FlowRecord flow) {
        return is(flow.number(Field.NETWORK_IANA_NUMBER));
    }

    /** Whether an IP protocol number is that of ICMP of either version. */
    static boolean is(long protocol) {
        return protocol == ICMP || protocol == ICMPV6;
    }

    /** Puts type and code, as far as the record has them. */
    static void put(FlowRecord flow, RawValues raw) {
        long both = raw.get(RawValue.ICMP_TYPE_CODE);
        if (raw.has(RawValue.ICMP_TYPE) && (both == 0 || raw.get(RawValue.ICMP_TYPE) != 0)) {
            put(flow, raw.get(RawValue.ICMP_TYPE), raw.get(RawValue.ICMP_CODE));
        } else if (raw.has(RawValue.ICMP_TYPE_CODE)) {
            put(flow, both >>> 8, both);
        } else if (flow.has(Field.DESTINATION_PORT)) {
            long port = flow.number(Field.DESTINATION_PORT);
            put(flow, port >>> 8, port);
        }
    }

    /** Whether a flow of ICMP is a request (1), an answer or error (-1), or neither is known (0), by IANA's registries of types. */
    static int kind(FlowRecord flow) {
        if (!flow.has(Field.FLOW_ICMP_TYPE)) {
            return 0;
        }
        int type = (int) flow.number(Field.FLOW_ICMP_TYPE);
        if (flow.number(Field.NETWORK_IANA_NUMBER) == ICMP) {
            return switch (type) {
                case 8, 10, 13, 15, 17 -> 1;
                case 0, 3, 4, 11, 12, 14, 16, 18 -> -1;
                default -> 0;
            };
        }
        return switch (type) {
            case 128, 130, 133, 135, 139 -> 1;
            case 1, 2, 3, 4, 129, 131, 132, 136, 140 -> -1;
            default -> 0;
        };
    }

    private static void put(FlowRecord flow, long type, long code) {
        flow.put(Field.FLOW_ICMP_TYPE, type & 0xFF);
        flow.put(Field.FLOW_ICMP_CODE, code & 0xFF);
    }
}
