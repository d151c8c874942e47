/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.schema.Field;

/**
 * Where the addresses stand in the records of a template, in octets from the start, for who wants to know them before the
 * record is read. Of a template with addresses of both kinds, those of the first kind are told.
 *
 * @param source place of the source address, or -1
 * @param destination place of the destination address, or -1
 */
record PlannedEnds(int source, int destination, boolean ipv6) {
    /** Of a template without addresses. */
    static final PlannedEnds NONE = new PlannedEnds(-1, -1, false);

    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    /** The same with one more address that stands in the template, of the field with this ordinal. */
    PlannedEnds with(int field, int at, boolean isIpv6) {
        boolean fits = (source < 0 && destination < 0) || ipv6 == isIpv6;
        if (fits && source < 0 && field == Field.SOURCE_IP.ordinal()) {
            return new PlannedEnds(at, destination, isIpv6);
        }
        if (fits && destination < 0 && field == Field.DESTINATION_IP.ordinal()) {
            return new PlannedEnds(source, at, isIpv6);
        }
        return this;
    }

    /** Whether the template has both. */
    boolean isComplete() {
        return source >= 0 && destination >= 0;
    }

    /** Tells of the addresses of a record. */
    void tell(byte[] octets, int start, FlowHandler handler) {
        int from = start + source;
        int to = start + destination;
        handler.ahead(high(octets, from), low(octets, from), high(octets, to), low(octets, to));
    }

    /** Puts the addresses of a record into a key. */
    void read(byte[] octets, int start, FlowKey key) {
        int from = start + source;
        int to = start + destination;
        key.addresses(high(octets, from), low(octets, from), high(octets, to), low(octets, to));
    }

    private long high(byte[] octets, int at) {
        return ipv6 ? Octets.i64(octets, at) : 0;
    }

    private long low(byte[] octets, int at) {
        return ipv6 ? Octets.i64(octets, at + 8) : IPV4_MAPPED | Octets.u32(octets, at);
    }
}
