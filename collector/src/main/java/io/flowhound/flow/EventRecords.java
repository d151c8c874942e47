/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes sense of records that tell of events, which firewalls and NAT devices send: the name of the event, and counters
 * that are told by role, of who opened the connection and of who answered (Cisco NSEL and AVC).
 */
final class EventRecords {
    /** IE 233, by number; 0 says that there is no event. */
    private static final byte[][] FIREWALL =
            names("", "flow-created", "flow-deleted", "flow-denied", "flow-alert", "flow-update");

    /** IE 230, by number, as IANA's registry "NAT Event Type" (RFC 8158 section 8.3) names them. */
    private static final byte[][] NAT = names(
            "",
            "nat-translation-create",
            "nat-translation-delete",
            "nat-addresses-exhausted",
            "nat44-session-create",
            "nat44-session-delete",
            "nat64-session-create",
            "nat64-session-delete",
            "nat44-bib-create",
            "nat44-bib-delete",
            "nat64-bib-create",
            "nat64-bib-delete",
            "nat-ports-exhausted",
            "quota-exceeded",
            "address-binding-create",
            "address-binding-delete",
            "port-block-allocation",
            "port-block-de-allocation",
            "threshold-reached");

    private static final byte[] OTHER_FIREWALL = Json.raw("\"firewall-event-");
    private static final byte[] OTHER_NAT = Json.raw("\"nat-event-");
    private static final int DELETED = 2;
    private static final int UPDATE = 5;
    private static final int REVERSE_INITIATOR = 2;

    private EventRecords() {}

    private static byte[][] names(String... names) {
        byte[][] json = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            json[i] = Json.string(names[i]);
        }
        return json;
    }

    /** Whether the counters of a record are told by role. */
    static boolean isByRole(RawValues raw) {
        return raw.has(RawValue.INITIATOR_BYTES)
                || raw.has(RawValue.INITIATOR_PACKETS)
                || raw.has(RawValue.RESPONDER_BYTES)
                || raw.has(RawValue.RESPONDER_PACKETS);
    }

    /** Whether a record tells of an event. */
    static boolean isEvent(RawValues raw) {
        return raw.get(RawValue.FIREWALL_EVENT) != 0 || raw.get(RawValue.NAT_EVENT) != 0;
    }

    /** The field of a counter that is told by role: better there than the total of a flow, which may be of both ways. */
    static @Nullable Field counter(RawValue raw) {
        return switch (raw) {
            case INITIATOR_BYTES -> Field.SOURCE_BYTES;
            case INITIATOR_PACKETS -> Field.SOURCE_PACKETS;
            case RESPONDER_BYTES -> Field.DESTINATION_BYTES;
            case RESPONDER_PACKETS -> Field.DESTINATION_PACKETS;
            default -> null;
        };
    }

    /** Puts action and counters; whether all counters fitted into 63 bits. */
    static boolean settle(FlowRecord flow, RawValues raw) {
        boolean fitted = !isByRole(raw) || counters(flow, raw);
        long firewall = raw.get(RawValue.FIREWALL_EVENT);
        long nat = raw.get(RawValue.NAT_EVENT);
        if (firewall != 0) {
            action(flow, firewall, FIREWALL, OTHER_FIREWALL);
        } else if (nat != 0) {
            action(flow, nat, NAT, OTHER_NAT);
        }
        boolean counted = firewall == DELETED || firewall == UPDATE;
        if (isEvent(raw) && !counted) {
            removeZeroes(flow, Field.SOURCE_BYTES, Field.SOURCE_PACKETS);
            removeZeroes(flow, Field.DESTINATION_BYTES, Field.DESTINATION_PACKETS);
        }
        return fitted;
    }

    private static void action(FlowRecord flow, long event, byte[][] names, byte[] other) {
        if (event > 0 && event < names.length) {
            flow.putJson(Field.EVENT_ACTION, names[(int) event]);
            return;
        }
        int start = flow.beginText();
        JsonBuffer text = flow.text();
        text.put(other);
        text.unsigned(event);
        text.put('"');
        flow.endText(Field.EVENT_ACTION, start);
    }

    /** An event that counts nothing may still have counters in its template: nobody reported those. */
    private static void removeZeroes(FlowRecord flow, Field bytes, Field packets) {
        if (flow.number(bytes) == 0 && flow.number(packets) == 0) {
            flow.remove(bytes);
            flow.remove(packets);
        }
    }

    /** The initiator is the source of the record unless biflowDirection (RFC 5103 section 6.3) says otherwise. */
    private static boolean counters(FlowRecord flow, RawValues raw) {
        boolean reversed = raw.get(RawValue.BIFLOW_DIRECTION) == REVERSE_INITIATOR;
        Field initiatorBytes = reversed ? Field.DESTINATION_BYTES : Field.SOURCE_BYTES;
        Field initiatorPackets = reversed ? Field.DESTINATION_PACKETS : Field.SOURCE_PACKETS;
        boolean fitted = put(flow, initiatorBytes, raw, RawValue.INITIATOR_BYTES);
        fitted &= put(flow, initiatorPackets, raw, RawValue.INITIATOR_PACKETS);
        fitted &= put(flow, initiatorBytes.opposite(), raw, RawValue.RESPONDER_BYTES);
        fitted &= put(flow, initiatorPackets.opposite(), raw, RawValue.RESPONDER_PACKETS);
        return fitted;
    }

    private static boolean put(FlowRecord flow, Field field, RawValues raw, RawValue counter) {
        if (!raw.has(counter) || flow.number(field) != 0) {
            return true; // the counters of the way itself go first
        }
        long value = raw.get(counter);
        flow.put(field, value < 0 ? Long.MAX_VALUE : value);
        return value >= 0;
    }
}
