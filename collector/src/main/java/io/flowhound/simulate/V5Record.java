/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A flow record of NetFlow v5: 48 octets, IPv4 only. What is not set is 0. Also told in the layouts of v1 and v7. */
public final class V5Record {
    static final int LENGTH = 48;

    private byte[] source = new byte[4];
    private byte[] destination = new byte[4];
    private byte[] nextHop = new byte[4];
    private int input;
    private int output;
    private long packets;
    private long octets;
    private long first;
    private long last;
    private int sourcePort;
    private int destinationPort;
    private int tcpFlags;
    private int protocol;
    private int tos;
    private int sourceAs;
    private int destinationAs;
    private int sourceMask;
    private int destinationMask;
    private int invalid;
    private byte[] bypassed = new byte[4];

    /** Sets both addresses, each in four octets. */
    public V5Record addresses(byte[] from, byte[] to) {
        source = from.clone();
        destination = to.clone();
        return this;
    }

    /** Sets both addresses, each written in digits. */
    public V5Record addresses(String from, String to) {
        return addresses(Octets.address(from), Octets.address(to));
    }

    /** Sets both ports; for ICMP the destination port holds type and code (type * 256 + code). */
    public V5Record ports(int from, int to) {
        sourcePort = from;
        destinationPort = to;
        return this;
    }

    /** Sets the number of the IP protocol. */
    public V5Record protocol(int number) {
        protocol = number;
        return this;
    }

    /** Sets how much the flow carried, headers of IP included. */
    public V5Record counters(long flowPackets, long flowOctets) {
        packets = flowPackets;
        octets = flowOctets;
        return this;
    }

    /** Sets first and last packet, in milliseconds of the device's uptime. */
    public V5Record times(long firstUptime, long lastUptime) {
        first = firstUptime;
        last = lastUptime;
        return this;
    }

    /** Sets the indices (ifIndex) of both interfaces. */
    public V5Record interfaces(int in, int out) {
        input = in;
        output = out;
        return this;
    }

    /** Sets the next router, written in digits. */
    public V5Record nextHop(String address) {
        nextHop = Octets.address(address);
        return this;
    }

    /** Sets the TCP flags that were seen, or-ed together. */
    public V5Record tcpFlags(int flags) {
        tcpFlags = flags;
        return this;
    }

    /** Sets the type of service. */
    public V5Record tos(int octet) {
        tos = octet;
        return this;
    }

    /** Sets both autonomous systems. */
    public V5Record systems(int from, int to) {
        sourceAs = from;
        destinationAs = to;
        return this;
    }

    /** Sets the prefix lengths of both routes, in bits. */
    public V5Record masks(int from, int to) {
        sourceMask = from;
        destinationMask = to;
        return this;
    }

    /** Sets the flags that say which fields are not valid, and the router that was bypassed, in digits. NetFlow v7 only. */
    public V5Record bypass(int flags, String router) {
        invalid = flags;
        bypassed = Octets.address(router);
        return this;
    }

    void writeTo(Octets out) {
        upToMasks(out);
        out.u16(0);
    }

    void writeV7(Octets out) {
        upToMasks(out);
        out.u16(invalid).bytes(bypassed);
    }

    void writeV1(Octets out, int length) {
        upToPorts(out);
        out.u16(0).u8(protocol).u8(tos).u8(tcpFlags).zeros(length - 41);
    }

    private void upToMasks(Octets out) {
        upToPorts(out);
        out.u8(0).u8(tcpFlags).u8(protocol).u8(tos);
        out.u16(sourceAs).u16(destinationAs).u8(sourceMask).u8(destinationMask);
    }

    private void upToPorts(Octets out) {
        out.bytes(source).bytes(destination).bytes(nextHop).u16(input).u16(output);
        out.u32(packets).u32(octets).u32(first).u32(last).u16(sourcePort).u16(destinationPort);
    }
}
