/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import org.jspecify.annotations.Nullable;

/**
 * What two parties send each other over one connection, as a router counts it.
 *
 * @param protocol number of the IP protocol
 * @param serverPort for ICMP the type and code of the request (type * 256 + code)
 * @param replyPort what stands in the place of {@code serverPort} in the answer: the same, except for ICMP
 * @param toClient null when nobody answers
 */
record Exchange(
        int protocol,
        int serverPort,
        int replyPort,
        Way toServer,
        @Nullable Way toClient) {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;
    static final int GRE = 47;
    static final int ESP = 50;

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int PSH = 0x08;
    private static final int ACK = 0x10;

    /** Payload of a full TCP segment and of a full QUIC packet on a path with 1,500 octets and PPPoE. */
    private static final int SEGMENT = 1412;

    private static final int QUIC_PACKET = 1250;

    /** TCP with the timestamps option, as every current system sends it. */
    private static final int TCP_HEADER = 32;

    private static final int UDP_HEADER = 8;
    private static final int ECHO_REQUEST = 8 << 8;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REQUEST_V6 = 128 << 8;
    private static final int ECHO_REPLY_V6 = 129 << 8;
    /** Of ports, and of addresses over IPv4; RFC 792 and RFC 4443. */
    private static final int PORT_UNREACHABLE = 3 << 8 | 3;

    private static final int HOST_UNREACHABLE = 3 << 8 | 1;
    private static final int PORT_UNREACHABLE_V6 = 1 << 8 | 4;
    /** The headers of the packet that could not be delivered, and 8 octets of its payload. */
    private static final int UNREACHABLE_PAYLOAD = 36;

    /** A whole TCP connection: handshake, payload both ways, one acknowledgement for two segments, and the end. */
    static Exchange tcp(int port, boolean ipv6, long request, long response) {
        long requests = segments(request, SEGMENT);
        long responses = segments(response, SEGMENT);
        int header = ipHeader(ipv6) + TCP_HEADER;
        int flags = SYN | ACK | PSH | FIN;
        Way up = way(request, 3 + requests + responses / 2, header, flags);
        Way down = way(response, 2 + responses + requests / 2, header, flags);
        return new Exchange(TCP, port, port, up, down);
    }

    /**
     * A part of a long TCP connection, whose octets are given with all headers. Keystrokes and their echoes go in small
     * packets, screens and files in larger ones.
     *
     * @param begins whether the handshake is in it
     * @param ends whether the end is in it
     */
    static Exchange tcpSlice(int port, long toServer, long toClient, boolean begins, boolean ends) {
        int flags = ACK | PSH | (begins ? SYN : 0) | (ends ? FIN : 0);
        return new Exchange(TCP, port, port, slice(toServer, flags), slice(toClient, flags));
    }

    private static Way slice(long octets, int flags) {
        return new Way(octets, Math.max(1, octets / (octets < 20_000 ? 90 : 700)), flags);
    }

    /** Datagrams one way and back. */
    static Exchange udp(int port, boolean ipv6, long request, long response) {
        int header = ipHeader(ipv6) + UDP_HEADER;
        Way up = way(request, segments(request, SEGMENT), header, 0);
        Way down = way(response, segments(response, SEGMENT), header, 0);
        return new Exchange(UDP, port, port, up, down);
    }

    /** Datagrams that nobody answers. */
    static Exchange announcement(int port, boolean ipv6, int packets, int payload) {
        Way up = way((long) packets * payload, packets, ipHeader(ipv6) + UDP_HEADER, 0);
        return new Exchange(UDP, port, port, up, null);
    }

    /** A QUIC connection (RFC 9000): 1,200 octets at least in its first packet, acknowledgements in packets of 40. */
    static Exchange quic(boolean ipv6, long request, long response) {
        long requests = segments(request, QUIC_PACKET);
        long responses = segments(response, QUIC_PACKET);
        int header = ipHeader(ipv6) + UDP_HEADER;
        Way up = way(1200 + request + 20 * responses, 2 + requests + responses / 2, header, 0);
        Way down = way(2400 + response + 20 * requests, 3 + responses + requests / 2, header, 0);
        return new Exchange(UDP, 443, 443, up, down);
    }

    /** Echo requests and as many replies. */
    static Exchange ping(boolean ipv6, int packets) {
        Way way = way(64L * packets, packets, ipHeader(ipv6), 0);
        return ipv6
                ? new Exchange(ICMPV6, ECHO_REQUEST_V6, ECHO_REPLY_V6, way, way)
                : new Exchange(ICMP, ECHO_REQUEST, ECHO_REPLY, way, way);
    }

    /** Messages that something could not be delivered. Nobody answers those. */
    static Exchange unreachable(boolean ipv6, boolean port, int packets) {
        Way way = way((long) packets * UNREACHABLE_PAYLOAD, packets, ipHeader(ipv6), 0);
        int told = port ? PORT_UNREACHABLE : HOST_UNREACHABLE;
        return ipv6
                ? new Exchange(ICMPV6, PORT_UNREACHABLE_V6, PORT_UNREACHABLE_V6, way, null)
                : new Exchange(ICMP, told, told, way, null);
    }

    /** Packets of a stream both ways, each with so many octets of payload: speech, pictures, a tunnel over UDP. */
    static Exchange stream(int port, boolean ipv6, long up, int upPayload, long down, int downPayload) {
        int header = ipHeader(ipv6) + UDP_HEADER;
        return new Exchange(
                UDP, port, port, way(up * upPayload, up, header, 0), way(down * downPayload, down, header, 0));
    }

    /** Packets of a tunnel that has no ports. */
    static Exchange tunnel(int protocol, long up, int upPayload, long down, int downPayload) {
        int header = ipHeader(false);
        return new Exchange(
                protocol, 0, 0, way(up * upPayload, up, header, 0), way(down * downPayload, down, header, 0));
    }

    /** A connection that nobody answers: the first packet and its repetitions. */
    static Exchange unanswered(int port, boolean ipv6, int attempts) {
        return new Exchange(TCP, port, port, way(0, attempts, ipHeader(ipv6) + 40, SYN), null);
    }

    /** A connection that the server refuses at once. */
    static Exchange refused(int port, boolean ipv6) {
        Way up = way(0, 1, ipHeader(ipv6) + 40, SYN);
        return new Exchange(TCP, port, port, up, way(0, 1, ipHeader(ipv6) + 20, RST | ACK));
    }

    private static Way way(long payload, long packets, int header, int flags) {
        return new Way(payload + packets * header, packets, flags);
    }

    private static long segments(long payload, int size) {
        return Math.max(1, (payload + size - 1) / size);
    }

    private static int ipHeader(boolean ipv6) {
        return ipv6 ? 40 : 20;
    }
}
