/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;
import io.flowhound.schema.Json;

/**
 * Makes the source the client, who opened the conversation, as far as one record is evidence of that. A swap exchanges
 * everything that belongs to a side; flags, interfaces, ToS and next hop belong to the way of the packets and stay.
 */
final class Sides {
    private static final byte[] BIFLOW = Json.string("biflow");
    private static final byte[] TCP_FLAGS = Json.string("tcp-flags");
    private static final byte[] KNOWN_PORT = Json.string("known-port");
    private static final byte[] LOWER_PORT = Json.string("lower-port");
    private static final byte[] SURE = Json.raw("1.0");
    private static final byte[] VERY_LIKELY = Json.raw("0.95");
    private static final byte[] LIKELY = Json.raw("0.8");
    private static final byte[] GUESSED = Json.raw("0.5");

    private static final Field[] OF_A_SIDE = {
        Field.SOURCE_IP,
        Field.SOURCE_PORT,
        Field.SOURCE_MAC,
        Field.SOURCE_BYTES,
        Field.SOURCE_PACKETS,
        Field.SOURCE_NAT_IP,
        Field.SOURCE_NAT_PORT,
        Field.SOURCE_AS_NUMBER
    };
    private static final int TCP = 6;

    private final ServerPorts serverPorts;

    Sides(ServerPorts serverPorts) {
        this.serverPorts = serverPorts;
    }

    /** Decides on the evidence of the record, strongest first, and swaps the sides if need be. */
    void settle(FlowRecord flow, RawValues raw) {
        long biflow = raw.get(RawValue.BIFLOW_DIRECTION);
        if (biflow == 1 || biflow == 2) { // RFC 5103 section 6.3: initiator, reverseInitiator
            role(flow, biflow == 2, BIFLOW, SURE);
        } else if (raw.has(RawValue.ROLES_TOLD)) {
            role(flow, false, BIFLOW, SURE);
        } else if (EventRecords.isByRole(raw)) {
            role(flow, false, BIFLOW, SURE); // counts what the initiator sent and what the responder sent
        } else if (EventRecords.isEvent(raw) && !hasCounters(flow)) {
            role(flow, false, BIFLOW, VERY_LIKELY); // a connection that was opened, refused or translated
        } else if (flow.has(Field.SOURCE_PORT) && flow.has(Field.DESTINATION_PORT)) {
            byPorts(flow, raw);
        }
    }

    /** Whether the record counts anything. */
    static boolean hasCounters(FlowRecord flow) {
        return flow.has(Field.SOURCE_BYTES)
                || flow.has(Field.SOURCE_PACKETS)
                || flow.has(Field.DESTINATION_BYTES)
                || flow.has(Field.DESTINATION_PACKETS);
    }

    private void byPorts(FlowRecord flow, RawValues raw) {
        int protocol = (int) flow.number(Field.NETWORK_IANA_NUMBER);
        int flags = protocol == TCP ? (int) raw.get(RawValue.TCP_FLAGS) & 0x3F : 0;
        boolean one = !flow.has(Field.DESTINATION_BYTES) && !flow.has(Field.DESTINATION_PACKETS);
        if (one && (flags & (TcpFlags.SYN | TcpFlags.ACK)) == TcpFlags.SYN) {
            role(flow, false, TCP_FLAGS, VERY_LIKELY);
        } else if (one && (flags == (TcpFlags.SYN | TcpFlags.ACK) || flags == (TcpFlags.RST | TcpFlags.ACK))) {
            role(flow, true, TCP_FLAGS, VERY_LIKELY); // the answer to a SYN: accepted or refused
        } else {
            byPort(flow, protocol);
        }
    }

    private void byPort(FlowRecord flow, int protocol) {
        int source = (int) flow.number(Field.SOURCE_PORT);
        int destination = (int) flow.number(Field.DESTINATION_PORT);
        boolean sourceKnown = serverPorts.isKnown(protocol, source);
        boolean destinationKnown = serverPorts.isKnown(protocol, destination);
        if (sourceKnown != destinationKnown) {
            role(flow, sourceKnown, KNOWN_PORT, LIKELY);
        } else if (source != destination) {
            role(flow, source < destination, LOWER_PORT, GUESSED);
        }
    }

    private static void role(FlowRecord flow, boolean swap, byte[] reason, byte[] confidence) {
        flow.putJson(Field.FLOW_ROLE_REASON, reason);
        flow.putJson(Field.FLOW_ROLE_CONFIDENCE, confidence);
        if (swap) {
            flow.put(Field.FLOW_REVERSED, 1);
            for (Field field : OF_A_SIDE) {
                flow.swap(field);
            }
        }
    }
}
