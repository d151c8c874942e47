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
        long protocol = flow.number(Field.NETWORK_IANA_NUMBER);
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

    private static void put(FlowRecord flow, long type, long code) {
        flow.put(Field.FLOW_ICMP_TYPE, type & 0xFF);
        flow.put(Field.FLOW_ICMP_CODE, code & 0xFF);
    }
}
