/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;

/**
 * Reads the first octets of a sampled packet, as exporters send them (RFC 5477 section 8.5, IE 313 to 317, NetFlow v9
 * field 104): Ethernet with VLAN tags, PPPoE, MPLS, pseudowires (RFC 4448) and IP. Nothing is allocated, every read is
 * checked against the end, and whatever is cut off or not understood is left unknown. Reused for all sections.
 *
 * <p>MAC addresses, VLANs and labels are those of the frame that the exporter saw. Of tunnels, SRv6 among them, the packet
 * is the first IP packet from outside, as routers report flows; the one that it carries is {@link #inner}. What MPLS
 * carries is no tunnel in this sense: labels have no addresses.
 */
final class PacketSection {
    static final int MAX_LABELS = 10;

    private static final int MAC_ADDRESSES = 12;
    private static final int LABEL = 4;
    private static final int CONTROL_WORD = 4;
    private static final int BOTTOM_OF_STACK = 0x100;
    /** A frame in a pseudowire in a frame is common, more than this is made to confuse. */
    private static final int MAX_FRAMES = 3;

    private static final int MAX_TAGS = 8;
    private static final int LLC_SNAP = 8;
    private static final int PPPOE = 6;

    boolean hasMacs;
    long sourceMac;
    long destinationMac;
    /** VLAN of the outer tag and of the one within it, 0 for none. */
    int vlan;

    int innerVlan;
    /** The label stack, top first, each 20 bits. */
    final int[] labels = new int[MAX_LABELS];

    int labelCount;
    final IpPacket packet = new IpPacket();
    /** The packet that {@link #packet} carries. */
    final IpPacket inner = new IpPacket();

    private byte[] octets = new byte[0];
    private int end;
    private int frames;
    private int tags;

    private void begin(byte[] from, int to) {
        octets = from;
        end = to;
        frames = 0;
        tags = 0;
        hasMacs = false;
        vlan = 0;
        innerVlan = 0;
        labelCount = 0;
        packet.clear();
        inner.clear();
    }

    /** Reads a section that starts with an Ethernet header. */
    void frame(byte[] from, int at, int to) {
        begin(from, to);
        ethernet(at);
    }

    /** Reads a section that starts with an IP header. */
    void ip(byte[] from, int at, int to) {
        begin(from, to);
        ip(at);
    }

    /** Reads a section that starts behind the header of an IP packet. */
    void transport(int protocol, byte[] from, int at, int to) {
        begin(from, to);
        packet.readTransport(protocol, from, at, to);
    }

    /** Reads a section that starts with the label on top of a stack. */
    void labelled(byte[] from, int at, int to) {
        begin(from, to);
        mpls(at);
    }

    /** Reads a section that starts behind a label stack. */
    void unlabelled(byte[] from, int at, int to) {
        begin(from, to);
        underLabels(at);
    }

    private void ethernet(int at) {
        if (end - at < MAC_ADDRESSES || frames == MAX_FRAMES) {
            return;
        }
        if (frames++ == 0) {
            hasMacs = true;
            destinationMac = Octets.unsigned(octets, at, 6);
            sourceMac = Octets.unsigned(octets, at + 6, 6);
        }
        typed(at + MAC_ADDRESSES);
    }

    /** Reads what follows an EtherType, which stands at {@code start}. */
    private void typed(int start) {
        int at = start;
        while (end - at >= 2) {
            int type = Octets.u16(octets, at);
            at += 2;
            switch (type) {
                case 0x8100, 0x88A8, 0x9100, 0x9200 -> {
                    if (end - at < 2) {
                        return;
                    }
                    tag(Octets.u16(octets, at) & 0xFFF);
                    at += 2;
                }
                case 0x0800, 0x86DD -> {
                    ip(at);
                    return;
                }
                case 0x8847, 0x8848 -> {
                    mpls(at);
                    return;
                }
                case 0x8864 -> {
                    pppoe(at);
                    return;
                }
                default -> {
                    if (!isSnap(type, at)) {
                        return;
                    }
                    at += LLC_SNAP - 2;
                }
            }
        }
    }

    private void tag(int id) {
        tags++;
        if (tags > MAX_TAGS) {
            return;
        }
        if (vlan == 0) {
            vlan = id; // a tag with 0 has a priority only
        } else if (innerVlan == 0) {
            innerVlan = id;
        }
    }

    /** Whether an IEEE 802.3 frame, whose length stands for a type, has its type in a SNAP header (RFC 1042). */
    private boolean isSnap(int length, int at) {
        return length < 0x600 && end - at >= LLC_SNAP && Octets.u16(octets, at) == 0xAAAA && octets[at + 2] == 3;
    }

    private void pppoe(int at) {
        if (end - at < PPPOE + 2) {
            return;
        }
        int protocol = Octets.u16(octets, at + PPPOE);
        if (protocol == 0x0021 || protocol == 0x0057) { // IPv4, IPv6
            ip(at + PPPOE + 2);
        }
    }

    private void mpls(int start) {
        boolean outside = labelCount == 0;
        for (int at = start; end - at >= LABEL; at += LABEL) {
            int entry = Octets.i32(octets, at);
            if (outside && labelCount < MAX_LABELS) {
                labels[labelCount++] = entry >>> 12;
            }
            if ((entry & BOTTOM_OF_STACK) != 0) {
                underLabels(at + LABEL);
                return;
            }
        }
    }

    /**
     * Nothing says what labels carry. As routers do (RFC 4928), it is told by the first four bits: IP, or a control word
     * with an Ethernet frame behind it, or the frame at once, whose MAC address may begin like an IP packet.
     */
    private void underLabels(int at) {
        if (end - at < MAC_ADDRESSES + 2) {
            return;
        }
        switch (Octets.u8(octets, at) >>> 4) {
            case 0 -> {
                if (isFrame(at + CONTROL_WORD)) {
                    ethernet(at + CONTROL_WORD);
                } else if (isFrame(at)) {
                    ethernet(at);
                }
            }
            case 4 -> {
                if (hasSoundChecksum(at)) {
                    ip(at);
                } else if (isFrame(at)) { // to a MAC address that starts with a 4
                    ethernet(at);
                }
            }
            case 6 -> {
                if (isIpFrame(at)) {
                    ethernet(at);
                } else {
                    ip(at);
                }
            }
            default -> {
                if (isFrame(at)) {
                    ethernet(at);
                }
            }
        }
    }

    /** Whether the octets are an IPv4 header by its checksum (RFC 791 section 3.1). */
    private boolean hasSoundChecksum(int at) {
        int header = (Octets.u8(octets, at) & 0xF) * 4;
        if (header < 20 || end - at < header) {
            return false;
        }
        int sum = 0;
        for (int i = at; i < at + header; i += 2) {
            sum += Octets.u16(octets, i);
        }
        return (sum & 0xFFFF) + (sum >>> 16) == 0xFFFF;
    }

    /** Whether an EtherType of what is read here stands where that of a frame would. */
    private boolean isFrame(int at) {
        if (end - at < MAC_ADDRESSES + 3) {
            return false;
        }
        return switch (Octets.u16(octets, at + MAC_ADDRESSES)) {
            case 0x8100, 0x88A8, 0x9100, 0x8847, 0x8848, 0x8864 -> true;
            default -> isIpFrame(at);
        };
    }

    private boolean isIpFrame(int at) {
        if (end - at < MAC_ADDRESSES + 3) {
            return false;
        }
        int after = Octets.u8(octets, at + MAC_ADDRESSES + 2);
        return switch (Octets.u16(octets, at + MAC_ADDRESSES)) {
            case 0x0800 -> after >>> 4 == 4 && (after & 0xF) >= 5;
            case 0x86DD -> after >>> 4 == 6;
            default -> false;
        };
    }

    private void ip(int at) {
        IpPacket into = packet.version == 0 ? packet : inner;
        if (into.version != 0 || !into.read(octets, at, end) || into == inner || into.payload == IpPacket.UNKNOWN) {
            return;
        }
        switch (into.protocol) {
            case IpPacket.IPV4, IpPacket.IPV6 -> ip(into.payload);
            case IpPacket.ETHERNET -> ethernet(into.payload);
            default -> {
                // carries no packet
            }
        }
    }
}
