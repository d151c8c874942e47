/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.flow.RecordFacts.Opener;
import io.flowhound.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * Decides which side of a conversation is the client, who opened it, and makes that the source. The evidence of one record, or of the
 * records of both ways, is looked at strongest first; what was known of the conversation before counts unless there is better now. A
 * swap exchanges everything that belongs to a side; flags, interfaces, ToS and next hop belong to the way of the packets and stay. Not
 * safe for use by several threads.
 */
public final class Sides {
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
    private static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;
    private static final int RST_ACK = TcpFlags.RST | TcpFlags.ACK;
    /** Those of RFC 793; the others say nothing of sides. */
    private static final int FLAGS = 0x3F;

    /** So many different clients make a port a service. */
    private static final int SERVICE = 3;

    private final ServerPorts serverPorts;
    private final KnownServices services;
    private RoleEvidence evidence = RoleEvidence.NONE;
    private boolean sourceIsClient;

    /**
     * Makes one.
     *
     * @param serverPorts ports that tell the server
     * @param services what conversations before have shown of servers
     */
    public Sides(ServerPorts serverPorts, KnownServices services) {
        this.serverPorts = serverPorts;
        this.services = services;
    }

    /** Knows how many hosts reach a port of another. */
    public interface KnownServices {
        /** How many different hosts have reached a port of an address; 64 at most. */
        int clients(long addressHigh, long addressLow, long port, long protocol);

        /** How many different hosts have a service on a port; 64 at most. */
        int servers(long port, long protocol);
    }

    /**
     * Decides; the answer is {@link #evidence} and {@link #sourceIsClient}.
     *
     * @param way a record, its sides as they are on the wire
     * @param back the record of the way back, or null when that is not reported
     * @param before what was known of the conversation, {@link RoleEvidence#NONE} for nothing
     * @param sourceBefore whether the source of {@code way} was the client by that
     * @param begun whether the conversation began before these records, so that which of them is the earlier says nothing
     */
    public void decide(
            FlowRecord way, @Nullable FlowRecord back, RoleEvidence before, boolean sourceBefore, boolean begun) {
        evidence = RoleEvidence.NONE;
        sourceIsClient = true;
        if (!told(way, true) && (back == null || !told(back, false))) {
            byTraffic(way, back, before != RoleEvidence.NONE, begun);
        }
        if (before != RoleEvidence.NONE && (evidence == RoleEvidence.NONE || before.compareTo(evidence) <= 0)) {
            evidence = before;
            sourceIsClient = sourceBefore;
        }
    }

    /** What the decision rests on. */
    public RoleEvidence evidence() {
        return evidence;
    }

    /** Whether the source of the record that was decided on is the client. */
    public boolean sourceIsClient() {
        return sourceIsClient;
    }

    /** Writes the decision into a record of the way that was decided on: reason, confidence, and the sides swapped if need be. */
    public void apply(FlowRecord flow) {
        label(flow);
        if (evidence != RoleEvidence.NONE && !sourceIsClient) {
            swap(flow);
        }
    }

    /** Writes reason and confidence only, for a record whose source is the client. */
    public void label(FlowRecord flow) {
        if (evidence != RoleEvidence.NONE) {
            flow.putJson(Field.FLOW_ROLE_REASON, evidence.reason());
            flow.putJson(Field.FLOW_ROLE_CONFIDENCE, evidence.confidence());
        }
    }

    private static void swap(FlowRecord flow) {
        flow.put(Field.FLOW_REVERSED, 1);
        for (Field field : OF_A_SIDE) {
            flow.swap(field);
        }
    }

    private boolean told(FlowRecord record, boolean forth) {
        Opener opener = record.facts().opener();
        return switch (opener) {
            case NOT_SAID -> false;
            case SOURCE -> found(RoleEvidence.BIFLOW, forth);
            case DESTINATION -> found(RoleEvidence.BIFLOW, !forth);
            case SOURCE_OF_EVENT -> found(RoleEvidence.EVENT, forth);
        };
    }

    private boolean found(RoleEvidence what, boolean source) {
        evidence = what;
        sourceIsClient = source;
        return true;
    }

    private void byTraffic(FlowRecord way, @Nullable FlowRecord back, boolean known, boolean begun) {
        if (Icmp.is(way)) {
            byIcmp(way, back);
        } else if (way.has(Field.SOURCE_PORT) && way.has(Field.DESTINATION_PORT)) {
            boolean found = bySyn(way, true)
                    || (back != null && bySyn(back, false))
                    || byAnswer(way, back, true, known)
                    || (back != null && byAnswer(back, way, false, known))
                    || (back != null && !begun && byOrder(way, back))
                    || byService(way, SERVICE, RoleEvidence.SERVICE)
                    || byKnownPort(way)
                    || byServers(way)
                    || byService(way, 1, RoleEvidence.SERVICE_SO_FAR)
                    || (back == null && !begun && isOnly(way) && found(RoleEvidence.ONLY_SEEN, true))
                    || byLowerPort(way);
            if (!found) {
                evidence = RoleEvidence.NONE;
            }
        }
    }

    private static boolean isTcp(FlowRecord record) {
        return record.number(Field.NETWORK_IANA_NUMBER) == TCP;
    }

    /** The flags of one way; 0 when the record has none, or those of both ways together. */
    private static int flags(FlowRecord record) {
        boolean one = !record.has(Field.DESTINATION_BYTES) && !record.has(Field.DESTINATION_PACKETS);
        int flags = record.facts().flags();
        return isTcp(record) && one && flags != RecordFacts.NO_FLAGS ? flags & FLAGS : 0;
    }

    /** Only a client sends SYN without ACK. Seen in all packets together, it sent nothing else. */
    private boolean bySyn(FlowRecord record, boolean forth) {
        int first = isTcp(record) ? record.facts().firstFlags() : RecordFacts.NO_FLAGS;
        boolean told = first != RecordFacts.NO_FLAGS && (first & TcpFlags.SYN) != 0;
        if (told) {
            return found(RoleEvidence.TCP_FLAGS, forth == ((first & TcpFlags.ACK) == 0));
        }
        return (flags(record) & SYN_ACK) == TcpFlags.SYN && found(RoleEvidence.TCP_FLAGS, forth);
    }

    /**
     * The answer to a SYN and nothing else: accepted, or refused. A client that sends no data has the flags of the one, the end of a
     * longer connection those of the other, and anything may have them of which packets were left out.
     */
    private boolean byAnswer(FlowRecord record, @Nullable FlowRecord other, boolean forth, boolean known) {
        int flags = flags(record);
        int others = other == null ? 0 : flags(other);
        boolean accepted = flags == SYN_ACK && (others & TcpFlags.SYN) == 0;
        boolean refused = flags == RST_ACK && (others & TcpFlags.ACK) == 0 && !known;
        return (accepted || refused) && isWhole(record) && found(RoleEvidence.TCP_FLAGS, !forth);
    }

    /** Which way was seen first, by the clock of the exporter that saw both from their beginning. */
    private boolean byOrder(FlowRecord way, FlowRecord back) {
        long forth = way.facts().startNanos();
        long answer = back.facts().startNanos();
        return forth != 0
                && answer != 0
                && forth != answer
                && isBySameClock(way, back)
                && isWhole(way)
                && isWhole(back)
                && (beginsWithSyn(way) || beginsWithSyn(back))
                && found(RoleEvidence.FIRST_SEEN, forth < answer);
    }

    private static boolean isBySameClock(FlowRecord one, FlowRecord other) {
        return one.addressLow(Field.OBSERVER_IP) == other.addressLow(Field.OBSERVER_IP)
                && one.addressHigh(Field.OBSERVER_IP) == other.addressHigh(Field.OBSERVER_IP)
                && one.number(Field.FLOW_EXPORTER_DOMAIN) == other.number(Field.FLOW_EXPORTER_DOMAIN);
    }

    /** Whether no packet was left out. */
    private static boolean isWhole(FlowRecord record) {
        return !record.has(Field.FLOW_SAMPLING_RATE);
    }

    /** A TCP flow without SYN is not the beginning of its connection. */
    private static boolean beginsWithSyn(FlowRecord record) {
        int flags = flags(record);
        return flags == 0 || (flags & TcpFlags.SYN) != 0;
    }

    /** What goes one way only has been begun by its source; a TCP flow with ACK may be the answer to what nobody reported. */
    private static boolean isOnly(FlowRecord way) {
        return isWhole(way) && (flags(way) & TcpFlags.ACK) == 0;
    }

    private boolean byService(FlowRecord flow, int least, RoleEvidence what) {
        boolean source = clients(flow, Field.SOURCE_IP, Field.SOURCE_PORT) >= least;
        boolean destination = clients(flow, Field.DESTINATION_IP, Field.DESTINATION_PORT) >= least;
        return source != destination && found(what, destination);
    }

    private boolean byServers(FlowRecord flow) {
        long protocol = flow.number(Field.NETWORK_IANA_NUMBER);
        boolean source = services.servers(flow.number(Field.SOURCE_PORT), protocol) >= SERVICE;
        boolean destination = services.servers(flow.number(Field.DESTINATION_PORT), protocol) >= SERVICE;
        return source != destination && found(RoleEvidence.SERVICE_ELSEWHERE, destination);
    }

    private int clients(FlowRecord flow, Field address, Field port) {
        return services.clients(
                flow.addressHigh(address),
                flow.addressLow(address),
                flow.number(port),
                flow.number(Field.NETWORK_IANA_NUMBER));
    }

    private boolean byKnownPort(FlowRecord flow) {
        int protocol = (int) flow.number(Field.NETWORK_IANA_NUMBER);
        boolean source = serverPorts.isKnown(protocol, (int) flow.number(Field.SOURCE_PORT));
        boolean destination = serverPorts.isKnown(protocol, (int) flow.number(Field.DESTINATION_PORT));
        return source != destination && found(RoleEvidence.KNOWN_PORT, destination);
    }

    private boolean byLowerPort(FlowRecord flow) {
        long source = flow.number(Field.SOURCE_PORT);
        long destination = flow.number(Field.DESTINATION_PORT);
        return source != destination && found(RoleEvidence.LOWER_PORT, destination < source);
    }

    /** Who answers, or tells of an error, has not begun. */
    private void byIcmp(FlowRecord way, @Nullable FlowRecord back) {
        int kind = Icmp.kind(way);
        if (kind == 0 && back != null) {
            kind = -Icmp.kind(back);
        }
        if (kind != 0) {
            found(RoleEvidence.ICMP_TYPE, kind > 0);
        }
    }
}
