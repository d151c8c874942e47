/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;

/** The 5-tuple of a record: addresses, IPv4 mapped, ports and protocol. Reused for all records. */
public final class FlowKey {
    /** The fraction of the golden ratio: keeps zeros from staying zeros. */
    private static final long START = 0x9E37_79B9_7F4A_7C15L;

    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private int sourcePort;
    private int destinationPort;
    private int protocol;

    void addresses(long fromHigh, long fromLow, long toHigh, long toLow) {
        sourceHigh = fromHigh;
        sourceLow = fromLow;
        destinationHigh = toHigh;
        destinationLow = toLow;
    }

    /** Ports do not count where the protocol has none. */
    void layer4(int iana, int from, int to) {
        boolean none = Icmp.is(iana);
        protocol = iana;
        sourcePort = none ? 0 : from;
        destinationPort = none ? 0 : to;
    }

    /**
     * Takes that of a record, as it is inside of a translator that the record tells of: a source before it is translated, a destination
     * afterwards.
     *
     * @return false when it has no addresses
     */
    public boolean of(FlowRecord flow) {
        boolean translated = flow.has(Field.DESTINATION_NAT_IP);
        return take(
                flow,
                Field.SOURCE_IP,
                Field.SOURCE_PORT,
                translated ? Field.DESTINATION_NAT_IP : Field.DESTINATION_IP,
                translated ? Field.DESTINATION_NAT_PORT : Field.DESTINATION_PORT);
    }

    /** Takes that of source and destination as they are. */
    public boolean plain(FlowRecord flow) {
        return take(flow, Field.SOURCE_IP, Field.SOURCE_PORT, Field.DESTINATION_IP, Field.DESTINATION_PORT);
    }

    /** As {@link #of}, outside of the translator. */
    public boolean outside(FlowRecord flow) {
        boolean translated = flow.has(Field.SOURCE_NAT_IP);
        return take(
                flow,
                translated ? Field.SOURCE_NAT_IP : Field.SOURCE_IP,
                translated ? Field.SOURCE_NAT_PORT : Field.SOURCE_PORT,
                Field.DESTINATION_IP,
                Field.DESTINATION_PORT);
    }

    private boolean take(FlowRecord flow, Field from, Field fromPort, Field to, Field toPort) {
        if (!flow.has(from) || !flow.has(to)) {
            return false;
        }
        addresses(flow.addressHigh(from), flow.addressLow(from), flow.addressHigh(to), flow.addressLow(to));
        // A translator that tells of no port has kept it.
        Field source = flow.number(fromPort) != 0 ? fromPort : Field.SOURCE_PORT;
        Field destination = flow.number(toPort) != 0 ? toPort : Field.DESTINATION_PORT;
        layer4((int) flow.number(Field.NETWORK_IANA_NUMBER), (int) flow.number(source), (int) flow.number(destination));
        return true;
    }

    /** Takes another. */
    public void copy(FlowKey other) {
        addresses(other.sourceHigh, other.sourceLow, other.destinationHigh, other.destinationLow);
        protocol = other.protocol;
        sourcePort = other.sourcePort;
        destinationPort = other.destinationPort;
    }

    /** Exchanges both sides. */
    public void reverse() {
        addresses(destinationHigh, destinationLow, sourceHigh, sourceLow);
        int port = sourcePort;
        sourcePort = destinationPort;
        destinationPort = port;
    }

    /** Whether another has the same source. */
    public boolean isSameSource(FlowKey other) {
        return sourceLow == other.sourceLow && sourceHigh == other.sourceHigh && sourcePort == other.sourcePort;
    }

    /** Whether another has the same destination. */
    public boolean isSameDestination(FlowKey other) {
        return destinationLow == other.destinationLow
                && destinationHigh == other.destinationHigh
                && destinationPort == other.destinationPort;
    }

    /** Whether it has ports. */
    public boolean hasPorts() {
        return (sourcePort | destinationPort) != 0;
    }

    /** Whether the source comes before the destination in an order of all addresses with ports: the same for all records one way. */
    public boolean isForth() {
        int order = Long.compareUnsigned(sourceHigh, destinationHigh);
        if (order == 0) {
            order = Long.compareUnsigned(sourceLow, destinationLow);
        }
        return order == 0 ? sourcePort <= destinationPort : order < 0;
    }

    /** Whether another is of the same conversation: the same one way, or the other way round. */
    public boolean isSameConversation(FlowKey other) {
        return protocol == other.protocol && (isSame(other) || isReverse(other));
    }

    private boolean isSame(FlowKey other) {
        return isSameSource(other) && isSameDestination(other);
    }

    private boolean isReverse(FlowKey other) {
        return sourceLow == other.destinationLow
                && destinationLow == other.sourceLow
                && sourceHigh == other.destinationHigh
                && destinationHigh == other.sourceHigh
                && sourcePort == other.destinationPort
                && destinationPort == other.sourcePort;
    }

    /** 64 bits that are the same for both ways of a conversation, never 0. */
    public long hash() {
        // A sum is the same whichever side comes first.
        long sides = side(sourceHigh, sourceLow, sourcePort) + side(destinationHigh, destinationLow, destinationPort);
        long hash = mix(sides + protocol);
        return hash == 0 ? 1 : hash;
    }

    /** 64 bits for one side. */
    public static long side(long addressHigh, long addressLow, long port) {
        return combine(addressHigh, addressLow, port);
    }

    /** 64 bits for three numbers: a sum of products, as processors make it at once, and then one {@link #mix}. */
    public static long combine(long first, long second, long third) {
        return mix(first * 0xD6E8_FEB8_6659_FD93L
                + second * 0xA076_1D64_78BD_642FL
                + third * 0xE703_7ED1_A0B4_28DBL
                + START);
    }

    /** Spreads every bit over all (the finalizer of SplitMix64, Steele, Lea and Flood 2014, variant 13 of Stafford). */
    public static long mix(long value) {
        long bits = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D0_49BB_1331_11EBL;
        return bits ^ bits >>> 31;
    }

    /** 0 to 65535; 0 when there is none. */
    public int sourcePort() {
        return sourcePort;
    }

    /** 0 to 65535; 0 when there is none. */
    public int destinationPort() {
        return destinationPort;
    }

    /** IP protocol number. */
    public int protocol() {
        return protocol;
    }

    public long sourceHigh() {
        return sourceHigh;
    }

    public long sourceLow() {
        return sourceLow;
    }

    public long destinationHigh() {
        return destinationHigh;
    }

    public long destinationLow() {
        return destinationLow;
    }
}
