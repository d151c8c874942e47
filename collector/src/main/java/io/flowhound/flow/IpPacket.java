/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;

/**
 * What the headers of one IP packet say: IPv4 with options (RFC 791), IPv6 with extension headers (RFC 8200), and behind
 * them the ports, flags or ICMP type of the transport protocol. The packet may be cut off anywhere; what is not there
 * is {@link #UNKNOWN}. Reused for all packets.
 */
final class IpPacket {
    static final int UNKNOWN = -1;

    /** Protocols that carry a packet or a frame of their own: IPv4, IPv6 (RFC 2473), Ethernet (RFC 8986). */
    static final int IPV4 = 4;

    static final int IPV6 = 41;
    static final int ETHERNET = 143;

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int MORE_HEADERS = 16;

    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DCCP = 33;
    private static final int ICMPV6 = 58;
    private static final int SCTP = 132;
    private static final int UDP_LITE = 136;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int NO_NEXT = 59;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;

    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    /** 4 or 6; 0 when there was no packet. */
    int version;

    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int tos;
    /** Octets of the whole packet as its header says. */
    int length;
    /** That of the transport, behind all extension headers. */
    int protocol;

    int sourcePort;
    int destinationPort;
    int tcpFlags;
    int icmpType;
    int icmpCode;
    /** Where the payload of the last header starts, {@link #UNKNOWN} when it is not there or a later fragment. */
    int payload;

    void clear() {
        version = 0;
        protocol = UNKNOWN;
        length = UNKNOWN;
        sourcePort = UNKNOWN;
        destinationPort = UNKNOWN;
        tcpFlags = UNKNOWN;
        icmpType = UNKNOWN;
        icmpCode = UNKNOWN;
        payload = UNKNOWN;
    }

    /** Reads the packet that starts at {@code at}; whether there is one, with its whole fixed header. */
    boolean read(byte[] octets, int at, int end) {
        clear();
        if (end - at < IPV4_HEADER) {
            return false;
        }
        return switch (Octets.u8(octets, at) >>> 4) {
            case 4 -> readIpv4(octets, at, end);
            case 6 -> end - at >= IPV6_HEADER && readIpv6(octets, at, end);
            default -> false;
        };
    }

    private boolean readIpv4(byte[] octets, int at, int end) {
        int header = (Octets.u8(octets, at) & 0xF) * 4;
        if (header < IPV4_HEADER) {
            return false;
        }
        version = 4;
        tos = Octets.u8(octets, at + 1);
        int total = Octets.u16(octets, at + 2);
        length = total >= header ? total : UNKNOWN; // 0 where the network card cuts segments
        protocol = Octets.u8(octets, at + 9);
        sourceHigh = 0;
        sourceLow = IPV4_MAPPED | Octets.u32(octets, at + 12);
        destinationHigh = 0;
        destinationLow = IPV4_MAPPED | Octets.u32(octets, at + 16);
        boolean first = (Octets.u16(octets, at + 6) & 0x1FFF) == 0;
        if (first && end - at >= header) {
            transport(octets, at + header, packetEnd(at, end));
        }
        return true;
    }

    private boolean readIpv6(byte[] octets, int at, int end) {
        version = 6;
        tos = Octets.u16(octets, at) >>> 4 & 0xFF;
        int size = Octets.u16(octets, at + 4);
        length = size > 0 ? IPV6_HEADER + size : UNKNOWN; // 0 says that an option has it (RFC 2675)
        sourceHigh = Octets.i64(octets, at + 8);
        sourceLow = Octets.i64(octets, at + 16);
        destinationHigh = Octets.i64(octets, at + 24);
        destinationLow = Octets.i64(octets, at + 32);
        extensions(octets, Octets.u8(octets, at + 6), at + IPV6_HEADER, packetEnd(at, end));
        return true;
    }

    /** Frames are padded to 60 octets, and sections of fixed length beyond that: the packet ends where it says. */
    private int packetEnd(int at, int end) {
        return length == UNKNOWN ? end : Math.min(end, at + length);
    }

    /** Goes on to the transport protocol, which stays unknown when the packet is cut off before it is named. */
    private void extensions(byte[] octets, int first, int start, int end) {
        int next = first;
        int at = start;
        for (int i = 0; i < MORE_HEADERS && isExtension(next); i++) {
            if (end - at < 8) {
                return;
            }
            boolean laterFragment = next == FRAGMENT && Octets.u16(octets, at + 2) >>> 3 != 0;
            int size = extensionLength(next, Octets.u8(octets, at + 1));
            next = Octets.u8(octets, at);
            if (laterFragment) {
                protocol = isExtension(next) ? UNKNOWN : next;
                return;
            }
            at += size;
        }
        if (isExtension(next)) {
            return;
        }
        protocol = next;
        if (next != NO_NEXT && at <= end) {
            transport(octets, at, end);
        }
    }

    private static boolean isExtension(int header) {
        return switch (header) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS, MOBILITY -> true;
            default -> false;
        };
    }

    private static int extensionLength(int header, int stated) {
        return switch (header) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> (stated + 2) * 4; // RFC 4302 section 2.2
            default -> (stated + 1) * 8;
        };
    }

    private void transport(byte[] octets, int at, int end) {
        payload = at;
        switch (protocol) {
            case TCP, UDP, DCCP, SCTP, UDP_LITE -> readPorts(octets, at, end);
            case ICMP, ICMPV6 -> readIcmp(octets, at, end);
            default -> {
                // has no ports
            }
        }
    }

    /** Reads only what stands behind the IP header, of a packet of which nothing else is known. */
    void readTransport(int ofProtocol, byte[] octets, int at, int end) {
        clear();
        protocol = ofProtocol;
        transport(octets, at, end);
    }

    private void readPorts(byte[] octets, int at, int end) {
        if (end - at >= 4) {
            sourcePort = Octets.u16(octets, at);
            destinationPort = Octets.u16(octets, at + 2);
        }
        if (protocol == TCP && end - at >= 14) {
            tcpFlags = Octets.u16(octets, at + 12) & 0x1FF;
        }
    }

    private void readIcmp(byte[] octets, int at, int end) {
        if (end - at >= 2) {
            icmpType = Octets.u8(octets, at);
            icmpCode = Octets.u8(octets, at + 1);
        }
    }
}
