/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/**
 * Finds the UDP datagram (RFC 768) or the part of a TCP or SCTP stream in a packet: link layer, IPv4 (RFC 791) or IPv6 with
 * extension headers (RFC 8200), fragments.
 */
final class PacketParser {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SCTP = 132;
    private static final int UDP_HEADER = 8;
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final int IPV6_HEADER = 40;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;

    private final CaptureHandler handler;
    private final CaptureReport report;
    private final CapturedDatagram datagram = new CapturedDatagram();
    private final Fragments fragments;
    private final TcpStreams tcp;
    private final SctpStreams sctp;
    private long destinationHigh;
    private long destinationLow;

    PacketParser(CaptureHandler handler, CaptureReport report) {
        this.handler = handler;
        this.report = report;
        this.fragments = new Fragments(report);
        this.tcp = new TcpStreams(handler, report);
        this.sctp = new SctpStreams(handler, report);
    }

    /**
     * Takes one packet and hands over the datagram that it holds or completes, or the messages of a stream.
     *
     * @param cut whether the capture holds only the beginning of the packet
     */
    void packet(LinkType link, long millis, byte[] data, int start, int length, boolean cut) throws IOException {
        int end = start + length;
        int at = link.ipHeader(data, start, end);
        if (at < 0) {
            report.others++;
            return;
        }
        datagram.arrivalMillis = millis;
        int version = at < end ? Octets.u8(data, at) >>> 4 : 0;
        if (version == 4) {
            ipv4(data, at, end, cut);
        } else if (version == 6) {
            ipv6(data, at, end, cut);
        } else if (cut || at >= end) {
            report.cut++;
        } else {
            report.others++;
        }
    }

    private void ipv4(byte[] data, int at, int end, boolean cut) throws IOException {
        int header = (Octets.u8(data, at) & 0xF) * 4;
        if (header < 20 || at + header > end) {
            count(cut);
            return;
        }
        int protocol = Octets.u8(data, at + 9);
        int total = Octets.u16(data, at + 2); // 0 where the network card was to fill it in
        int last = total == 0 ? end : at + total;
        if (protocol != UDP && (!isStream(protocol) || last > end || last < at + header)) {
            report.others++;
            return;
        }
        if (last > end || last < at + header) {
            count(cut && last > end);
            return;
        }
        datagram.addressHigh = 0;
        datagram.addressLow = MAPPED | Octets.u32(data, at + 12);
        destinationHigh = 0;
        destinationLow = MAPPED | Octets.u32(data, at + 16);
        int fragment = Octets.u16(data, at + 6);
        boolean more = (fragment & 0x2000) != 0;
        int offset = (fragment & 0x1FFF) * 8;
        if (!more && offset == 0) {
            transport(protocol, data, at + header, last);
            return;
        }
        if (protocol != UDP) {
            report.others++;
            return;
        }
        Fragments.Key key =
                new Fragments.Key(0, Octets.u32(data, at + 12), 0, Octets.u32(data, at + 16), Octets.u16(data, at + 4));
        fragment(key, data, at + header, last, offset, more);
    }

    private void ipv6(byte[] data, int at, int end, boolean cut) throws IOException {
        if (at + IPV6_HEADER > end) {
            count(cut);
            return;
        }
        int payload = Octets.u16(data, at + 4);
        int last = payload == 0 ? end : at + IPV6_HEADER + payload;
        if (last > end) {
            count(cut);
            return;
        }
        datagram.addressHigh = Octets.u64(data, at + 8);
        datagram.addressLow = Octets.u64(data, at + 16);
        destinationHigh = Octets.u64(data, at + 24);
        destinationLow = Octets.u64(data, at + 32);
        int next = Octets.u8(data, at + 6);
        int header = at + IPV6_HEADER;
        while (next != UDP && !isStream(next)) {
            if (header + 8 > last) {
                report.others++;
                return;
            }
            if (next == FRAGMENT) {
                ipv6Fragment(data, at, header, last);
                return;
            }
            int length = extensionLength(next, Octets.u8(data, header + 1));
            if (length == 0) {
                report.others++;
                return;
            }
            next = Octets.u8(data, header);
            header += length;
        }
        transport(next, data, header, last);
    }

    private static boolean isStream(int protocol) {
        return protocol == TCP || protocol == SCTP;
    }

    private void transport(int protocol, byte[] data, int at, int end) throws IOException {
        if (protocol == UDP) {
            udp(data, at, end);
            return;
        }
        boolean used = protocol == TCP
                ? tcp.segment(datagram, destinationHigh, destinationLow, data, at, end)
                : sctp.packet(datagram, data, at, end);
        if (!used) {
            report.others++;
        }
    }

    /** The octets of an extension header; 0 when it is none, so that what follows is not UDP. */
    private static int extensionLength(int type, int units) {
        return switch (type) {
            case HOP_BY_HOP, ROUTING, DESTINATION_OPTIONS -> 8 + 8 * units;
            case AUTHENTICATION -> 8 + 4 * units;
            default -> 0;
        };
    }

    private void ipv6Fragment(byte[] data, int at, int header, int last) throws IOException {
        if (Octets.u8(data, header) != UDP) {
            report.others++;
            return;
        }
        int fragment = Octets.u16(data, header + 2);
        Fragments.Key key = new Fragments.Key(
                Octets.u64(data, at + 8),
                Octets.u64(data, at + 16),
                Octets.u64(data, at + 24),
                Octets.u64(data, at + 32),
                Octets.u32(data, header + 4));
        fragment(key, data, header + 8, last, fragment & 0xFFF8, (fragment & 1) != 0);
    }

    private void fragment(Fragments.Key key, byte[] data, int from, int to, int offset, boolean more)
            throws IOException {
        report.fragments++;
        byte[] whole = fragments.add(key, data, from, to, offset, more);
        if (whole != null) {
            udp(whole, 0, whole.length);
        }
    }

    private void udp(byte[] data, int at, int end) throws IOException {
        int length = end - at < UDP_HEADER ? 0 : Octets.u16(data, at + 4);
        if (length == 0 && end - at > 0xFFFF) {
            length = end - at; // jumbogram (RFC 2675)
        }
        if (length < UDP_HEADER || at + length > end) {
            report.damaged++;
            return;
        }
        datagram.port = Octets.u16(data, at);
        datagram.destinationPort = Octets.u16(data, at + 2);
        datagram.data = data;
        datagram.offset = at + UDP_HEADER;
        datagram.length = length - UDP_HEADER;
        report.datagrams++;
        handler.datagram(datagram);
    }

    private void count(boolean cut) {
        if (cut) {
            report.cut++;
        } else {
            report.damaged++;
        }
    }

    /** Ends the capture: what is still in parts will not become whole. */
    void end() throws IOException {
        fragments.end();
        tcp.end();
        sctp.end();
    }
}
