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
    private static final int NOWHERE = -1;

    private PlannedEnds ends = PlannedEnds.NONE;
    private int sourcePort = NOWHERE;
    private int destinationPort = NOWHERE;
    private int protocol = NOWHERE;
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
    void address(int field, int at, boolean ipv6) {
        if (field == Field.SOURCE_IP.ordinal() || field == Field.DESTINATION_IP.ordinal()) {
            PlannedEnds known = ends;
            ends = known.with(field, at, ipv6);
            clear &= !ends.equals(known);
        } else if (field == Field.SOURCE_NAT_IP.ordinal() || field == Field.DESTINATION_NAT_IP.ordinal()) {
            clear = false; // it depends on the record which of the addresses counts
        }
    }

    /** Where the addresses stand, even if the rest stands nowhere. */
    PlannedEnds ends() {
        return ends;
    }

    /** Whether each part has one place in all records. */
    boolean isComplete() {
        return clear && ends.isComplete() && sourcePort >= 0 && destinationPort >= 0 && protocol >= 0;
    }

    /** Reads the 5-tuple of a record. */
    void read(byte[] octets, int start, FlowKey key) {
        ends.read(octets, start, key);
        key.layer4(
                Octets.u8(octets, start + protocol),
                Octets.u16(octets, start + sourcePort),
                Octets.u16(octets, start + destinationPort));
    }
}
