/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.schema.Field;

/**
 * Where the 5-tuple stands in the records of a template, in octets from the start, for who needs it before the record is read; each
 * place -1 when it stands nowhere or at no fixed place.
 */
final class PlannedKey {
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;
    private static final int NOWHERE = -1;

    private int source = NOWHERE;
    private int destination = NOWHERE;
    private int sourcePort = NOWHERE;
    private int destinationPort = NOWHERE;
    private int protocol = NOWHERE;
    private boolean ipv6;
    private boolean clear = true;

    /** Takes note of a number that stands in the template, of the field with this ordinal. */
    void number(int field, int at, int length) {
        if (field == Field.SOURCE_PORT.ordinal()) {
            clear &= length == 2 && sourcePort == NOWHERE;
            sourcePort = at;
        } else if (field == Field.DESTINATION_PORT.ordinal()) {
            clear &= length == 2 && destinationPort == NOWHERE;
            destinationPort = at;
        } else if (field == Field.NETWORK_IANA_NUMBER.ordinal()) {
            clear &= length == 1 && protocol == NOWHERE;
            protocol = at;
        }
    }

    /** Takes note of an address that stands in the template, of the field with this ordinal. */
    void address(int field, int at, boolean isIpv6) {
        if (field == Field.SOURCE_IP.ordinal()) {
            clear &= source == NOWHERE;
            source = at;
            ipv6 = isIpv6;
        } else if (field == Field.DESTINATION_IP.ordinal()) {
            clear &= destination == NOWHERE && source != NOWHERE && ipv6 == isIpv6;
            destination = at;
        } else if (field == Field.SOURCE_NAT_IP.ordinal() || field == Field.DESTINATION_NAT_IP.ordinal()) {
            clear = false; // it depends on the record which of the addresses counts
        }
    }

    /** Whether each part has one place in all records. */
    boolean isComplete() {
        return clear && source >= 0 && destination >= 0 && sourcePort >= 0 && destinationPort >= 0 && protocol >= 0;
    }

    /** Reads the 5-tuple of a record. */
    void read(byte[] octets, int start, FlowKey key) {
        int from = start + source;
        int to = start + destination;
        if (ipv6) {
            key.addresses(
                    Octets.i64(octets, from),
                    Octets.i64(octets, from + 8),
                    Octets.i64(octets, to),
                    Octets.i64(octets, to + 8));
        } else {
            key.addresses(0, IPV4_MAPPED | Octets.u32(octets, from), 0, IPV4_MAPPED | Octets.u32(octets, to));
        }
        key.layer4(
                Octets.u8(octets, start + protocol),
                Octets.u16(octets, start + sourcePort),
                Octets.u16(octets, start + destinationPort));
    }
}
