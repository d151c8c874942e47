/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;
import io.flowhound.schema.Json;
import java.util.Locale;
import java.util.stream.Stream;

/** What became of a TCP connection as far as the flags of both ways tell: {@code flow.tcp_state}. */
public enum TcpState {
    /** The client asked, and nobody answered. */
    ATTEMPTED,
    /** The server answered that nobody listens there. */
    REFUSED,
    ESTABLISHED,
    /** Established, and ended by a reset. */
    RESET,
    UNKNOWN;

    private static final int TCP = 6;

    private static final byte[][] NAMES = Stream.of(values())
            .map(state -> Json.string(state.name().toLowerCase(Locale.ROOT)))
            .toArray(byte[][]::new);

    /** As a JSON string; shared, not to be changed. */
    public byte[] json() {
        return NAMES[ordinal()];
    }

    /**
     * Puts the state of a flow whose sides are settled.
     *
     * @param client flags of what the client sent, {@link RecordFacts#NO_FLAGS} when they are not known
     * @param server those of what the server sent
     */
    public static void put(FlowRecord flow, int client, int server) {
        if (flow.number(Field.NETWORK_IANA_NUMBER) == TCP) {
            boolean sampled = flow.has(Field.FLOW_SAMPLING_RATE);
            flow.putJson(Field.FLOW_TCP_STATE, of(client, server, !sampled).json());
        }
    }

    /**
     * The state that flags show.
     *
     * @param all whether these are the flags of all packets, so that what is not among them was not sent
     */
    static TcpState of(int client, int server, boolean all) {
        boolean clientKnown = client != RecordFacts.NO_FLAGS;
        boolean serverKnown = server != RecordFacts.NO_FLAGS;
        if (!clientKnown && !serverKnown) {
            return UNKNOWN;
        }
        boolean clientWentOn = clientKnown && (client & TcpFlags.ACK) != 0;
        boolean serverAccepted = serverKnown && isAccepting(server);
        if (clientKnown ? clientWentOn && (!serverKnown || serverAccepted) : wentOn(server)) {
            return isReset(client) || isReset(server) ? RESET : ESTABLISHED;
        }
        if (serverKnown && isReset(server) && !serverAccepted) {
            return REFUSED;
        }
        boolean asked = clientKnown && (client & TcpFlags.SYN) != 0 && !clientWentOn;
        return all && asked && !serverAccepted ? ATTEMPTED : UNKNOWN;
    }

    /** A server that has accepted sends SYN, or something that is more than a refusal. */
    private static boolean isAccepting(int flags) {
        return (flags & TcpFlags.SYN) != 0
                || (flags & (TcpFlags.ACK | TcpFlags.RST)) == TcpFlags.ACK
                || sendsData(flags);
    }

    /** What follows only when the client has answered to the answer. */
    private static boolean wentOn(int flags) {
        return sendsData(flags) || (flags & (TcpFlags.SYN | TcpFlags.RST | TcpFlags.ACK)) == TcpFlags.ACK;
    }

    private static boolean sendsData(int flags) {
        return (flags & (TcpFlags.PSH | TcpFlags.FIN)) != 0 && (flags & TcpFlags.ACK) != 0;
    }

    private static boolean isReset(int flags) {
        return flags != RecordFacts.NO_FLAGS && (flags & TcpFlags.RST) != 0;
    }
}
