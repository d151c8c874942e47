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

    /** Tells of the addresses of a record if the template has both. */
    void tell(byte[] octets, int start, FlowHandler handler) {
        if (source < 0 || destination < 0) {
            return;
        }
        int from = start + source;
        int to = start + destination;
        if (ipv6) {
            handler.ahead(
                    Octets.i64(octets, from),
                    Octets.i64(octets, from + 8),
                    Octets.i64(octets, to),
                    Octets.i64(octets, to + 8));
        } else {
            handler.ahead(0, IPV4_MAPPED | Octets.u32(octets, from), 0, IPV4_MAPPED | Octets.u32(octets, to));
        }
    }
}
