/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** One way of a 5-tuple, with its hash ready since every packet asks for it. Octets are shared, not to be changed. */
final class FlowKey implements Comparable<FlowKey> {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;
    /** Type and code; those of a reply are 0. */
    static final int ECHO_REQUEST = 8 << 8;

    static final int ECHO_REQUEST_V6 = 128 << 8;
    private static final int ECHO_REPLY_V6 = 129 << 8;

    final int protocol;
    final byte[] source;
    final byte[] destination;
    /** 0 for ICMP. */
    final int sourcePort;
    /** Type and code (type * 256 + code) for ICMP, as in NetFlow v5. */
    final int destinationPort;

    private final int hash;

    FlowKey(int protocol, byte[] source, int sourcePort, byte[] destination, int destinationPort) {
        this.protocol = protocol;
        this.source = source;
        this.sourcePort = sourcePort;
        this.destination = destination;
        this.destinationPort = destinationPort;
        int sum = (Arrays.hashCode(source) * 31 + sourcePort) * 31 + protocol;
        int mixed = ((sum * 31 + Arrays.hashCode(destination)) * 31 + destinationPort) * 0x9E3779B9;
        this.hash = mixed ^ (mixed >>> 15);
    }

    boolean isIpv6() {
        return source.length == 16;
    }

    boolean isIcmp() {
        return protocol == ICMP || protocol == ICMPV6;
    }

    /** The other way; of an echo request the reply. */
    FlowKey reversed() {
        return new FlowKey(protocol, destination, isIcmp() ? 0 : destinationPort, source, reversedPort());
    }

    private int reversedPort() {
        return switch (protocol) {
            case ICMP -> ECHO_REQUEST - destinationPort;
            case ICMPV6 -> ECHO_REQUEST_V6 + ECHO_REPLY_V6 - destinationPort;
            default -> sourcePort;
        };
    }

    FlowKey withSource(byte[] address, int port) {
        return new FlowKey(protocol, address, port, destination, destinationPort);
    }

    /** An address as documents write it. */
    static String text(byte[] address) {
        try {
            return IpAddress.of(InetAddress.getByAddress(address)).toString();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address.length + " octets", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof FlowKey key
                        && hash == key.hash
                        && protocol == key.protocol
                        && sourcePort == key.sourcePort
                        && destinationPort == key.destinationPort
                        && Arrays.equals(source, key.source)
                        && Arrays.equals(destination, key.destination));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(FlowKey other) {
        int order = Arrays.compareUnsigned(source, other.source);
        order = order != 0 ? order : Arrays.compareUnsigned(destination, other.destination);
        order = order != 0 ? order : Integer.compare(protocol, other.protocol);
        order = order != 0 ? order : Integer.compare(sourcePort, other.sourcePort);
        return order != 0 ? order : Integer.compare(destinationPort, other.destinationPort);
    }
}
