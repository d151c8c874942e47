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

    /** Whether a flow has such a state. */
    public static boolean isTcp(FlowRecord flow) {
        return flow.number(Field.NETWORK_IANA_NUMBER) == TCP;
    }

    /**
     * The state of a flow whose sides are settled.
     *
     * @param client flags of what the client sent, {@link RecordFacts#NO_FLAGS} when they are not known
     * @param server those of what the server sent
     */
    public static TcpState of(FlowRecord flow, int client, int server) {
        return of(client, server, !flow.has(Field.FLOW_SAMPLING_RATE));
    }

    /** Of a connection of which this is told after something that showed another state, such as that of the other way. */
    public TcpState after(TcpState before) {
        if (before == UNKNOWN || this == UNKNOWN) {
            return before == UNKNOWN ? this : before;
        }
        boolean established = isEstablished() || before.isEstablished();
        boolean reset = isReset() || before.isReset();
        if (established) {
            return reset ? RESET : ESTABLISHED;
        }
        return reset ? REFUSED : ATTEMPTED;
    }

    private boolean isEstablished() {
        return this == ESTABLISHED || this == RESET;
    }

    private boolean isReset() {
        return this == REFUSED || this == RESET;
    }

    /** Says so in a flow. */
    public void put(FlowRecord flow) {
        flow.putJson(Field.FLOW_TCP_STATE, json());
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
