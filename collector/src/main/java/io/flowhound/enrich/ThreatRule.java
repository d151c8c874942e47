/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.TcpState;
import io.flowhound.schema.Field;
import java.util.Arrays;

/**
 * Decides whether a side that a list names is worth telling. Whoever is written to by a stranger can do nothing about it, and the victim of a
 * forged scan answers everybody: so only those count who opened the conversation themselves, or with whom there was one.
 *
 * <ul>
 *   <li>A client counts when it sent something, or when it was answered. An ICMP message that answers or reports an error was opened by nobody.
 *   <li>A server counts when it was answered and answers: both ways, TCP established or reset later. When it did not answer, it counts if
 *       the client is internal and did send: then a host of ours wanted to go there.
 * </ul>
 */
final class ThreatRule {
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int TCP = 6;

    private static final TcpState[] STATES = TcpState.values();

    /** For the JSON of the state, which flows hold as octets. Copying may touch some behind its end. */
    private final byte[] text = new byte[128];

    /** Whether the client of a flow counts when it is listed. */
    boolean countsClient(FlowRecord flow) {
        return clientSent(flow) || isConversation(flow);
    }

    /** Whether the server of a flow counts when it is listed. */
    boolean countsServer(FlowRecord flow, boolean clientInternal) {
        return isConversation(flow) || (clientInternal && clientSent(flow));
    }

    /** Whether both sides took part. */
    private boolean isConversation(FlowRecord flow) {
        TcpState state = flow.number(Field.NETWORK_IANA_NUMBER) == TCP ? state(flow) : TcpState.UNKNOWN;
        return switch (state) {
            case ESTABLISHED, RESET -> true;
            case ATTEMPTED, REFUSED -> false;
            case UNKNOWN ->
                sent(flow, Field.SOURCE_PACKETS, Field.SOURCE_BYTES)
                        && sent(flow, Field.DESTINATION_PACKETS, Field.DESTINATION_BYTES);
        };
    }

    private TcpState state(FlowRecord flow) {
        if (flow.has(Field.FLOW_TCP_STATE)) {
            int length = flow.copyJson(Field.FLOW_TCP_STATE.ordinal(), text, 0);
            for (TcpState state : STATES) {
                byte[] json = state.json();
                if (Arrays.equals(json, 0, json.length, text, 0, length)) {
                    return state;
                }
            }
        }
        return TcpState.UNKNOWN;
    }

    /** Whether the client itself sent anything that nobody had asked for. Events of firewalls count nothing, and know who opened. */
    private static boolean clientSent(FlowRecord flow) {
        if (isIcmpAnswer(flow)) {
            return false;
        }
        return sent(flow, Field.SOURCE_PACKETS, Field.SOURCE_BYTES)
                || !sent(flow, Field.DESTINATION_PACKETS, Field.DESTINATION_BYTES);
    }

    private static boolean sent(FlowRecord flow, Field packets, Field bytes) {
        return flow.number(packets) > 0 || flow.number(bytes) > 0;
    }

    /** Replies and errors come to the victim of a forger, too (RFC 792, RFC 4443). */
    private static boolean isIcmpAnswer(FlowRecord flow) {
        if (!flow.has(Field.FLOW_ICMP_TYPE)) {
            return false;
        }
        int type = (int) flow.number(Field.FLOW_ICMP_TYPE);
        return switch ((int) flow.number(Field.NETWORK_IANA_NUMBER)) {
            case ICMP ->
                switch (type) {
                    case 0, 3, 4, 5, 11, 12, 14, 16, 18 -> true;
                    default -> false;
                };
            case ICMPV6 -> type < 128 || type == 129;
            default -> false;
        };
    }
}
