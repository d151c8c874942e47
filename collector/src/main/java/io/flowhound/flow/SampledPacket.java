/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a record that carries the first octets of a packet does not say itself: addresses, ports, flags, VLAN,
 * labels. What the record says always counts.
 *
 * <p>A record without counters, of either way or by role, stands for the one packet: it gets 1 packet and the octets that the IP header states, else
 * the size of the frame (IE 312), else the octets that were exported (IE 410), else those that are here.
 *
 * <p>A packet that is carried by the first one (IP in IP, SRv6) becomes {@code innerPacket} in {@code flow.ie}.
 */
final class SampledPacket {
    /** What a section starts with, the most telling first. */
    private static final RawValue[] SECTIONS = {
        RawValue.FRAME_SECTION,
        RawValue.IP_SECTION,
        RawValue.UNLABELLED_SECTION,
        RawValue.LABEL_SECTION,
        RawValue.TRANSPORT_SECTION
    };

    private static final long ETHERNET_FRAME = 1; // IE 408
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    private static final byte[] INNER = Json.raw("\"innerPacket\":{\"protocolIdentifier\":");
    private static final byte[] IPV4_SOURCE = Json.raw(",\"sourceIPv4Address\":\"");
    private static final byte[] IPV4_DESTINATION = Json.raw("\",\"destinationIPv4Address\":\"");
    private static final byte[] IPV6_SOURCE = Json.raw(",\"sourceIPv6Address\":\"");
    private static final byte[] IPV6_DESTINATION = Json.raw("\",\"destinationIPv6Address\":\"");
    private static final byte[] SOURCE_PORT = Json.raw(",\"sourceTransportPort\":");
    private static final byte[] DESTINATION_PORT = Json.raw(",\"destinationTransportPort\":");

    private final PacketSection section = new PacketSection();

    /** Fills in what the sections of a record say; does nothing for the others. */
    void complete(FlowRecord flow, RawValues raw, byte[] octets) {
        int size = read(flow, raw, octets);
        if (size == 0) {
            return;
        }
        link(flow, raw);
        IpPacket packet = packetOfTheFlow(flow);
        if (packet != null) {
            packet(flow, raw, packet);
        }
        if (packet != section.inner) {
            inner(flow.elements());
        }
        counters(flow, raw, size);
    }

    /** Reads the section that says most; its octets, 0 when there is none. */
    private int read(FlowRecord flow, RawValues raw, byte[] octets) {
        RawValue which = which(raw);
        if (which == null) {
            return 0;
        }
        long place = raw.get(which);
        int start = (int) (place >>> 32);
        int size = (int) place;
        int end = isReadable(raw, which) ? start + size : start;
        switch (which) {
            case FRAME_SECTION -> section.frame(octets, start, end);
            case IP_SECTION -> section.ip(octets, start, end);
            case UNLABELLED_SECTION -> section.unlabelled(octets, start, end);
            case LABEL_SECTION -> section.labelled(octets, start, end);
            default -> section.transport((int) flow.number(Field.NETWORK_IANA_NUMBER), octets, start, end);
        }
        return size;
    }

    private static @Nullable RawValue which(RawValues raw) {
        for (RawValue value : SECTIONS) {
            if (raw.has(value)) {
                return value;
            }
        }
        return null;
    }

    /** Whether the section has the start of its header, and a frame is one of Ethernet. */
    private static boolean isReadable(RawValues raw, RawValue which) {
        long type = which == RawValue.FRAME_SECTION ? raw.get(RawValue.FRAME_TYPE) : 0;
        return raw.get(RawValue.SECTION_OFFSET) == 0 && (type == 0 || (type & ETHERNET_FRAME) != 0);
    }

    private void link(FlowRecord flow, RawValues raw) {
        if (section.hasMacs && !flow.has(Field.SOURCE_MAC) && !flow.has(Field.DESTINATION_MAC)) {
            putKnown(flow, Field.SOURCE_MAC, section.sourceMac);
            putKnown(flow, Field.DESTINATION_MAC, section.destinationMac);
        }
        if (!flow.has(Field.NETWORK_VLAN_ID)) {
            putKnown(flow, Field.NETWORK_VLAN_ID, section.vlan);
            putKnown(flow, Field.NETWORK_INNER_VLAN_ID, section.innerVlan);
        }
        if (!raw.has(RawValue.MPLS_LABEL_1)) {
            for (int i = 0; i < section.labelCount; i++) {
                raw.put(RawValue.MPLS_LABEL_1.ordinal() + i, MplsLabels.entry(section.labels[i]));
            }
        }
    }

    private static void putKnown(FlowRecord flow, Field field, long value) {
        if (value != 0) {
            flow.put(field, value);
        }
    }

    /** The packet that does not contradict the addresses of the record, which may be those within a tunnel. */
    private @Nullable IpPacket packetOfTheFlow(FlowRecord flow) {
        if (agrees(flow, section.packet)) {
            return section.packet;
        }
        return section.inner.version != 0 && agrees(flow, section.inner) ? section.inner : null;
    }

    private static boolean agrees(FlowRecord flow, IpPacket packet) {
        return packet.version == 0
                || (agrees(flow, Field.SOURCE_IP, packet.sourceHigh, packet.sourceLow)
                        && agrees(flow, Field.DESTINATION_IP, packet.destinationHigh, packet.destinationLow));
    }

    private static boolean agrees(FlowRecord flow, Field field, long high, long low) {
        return isUnsaid(flow, field) || (flow.addressHigh(field) == high && flow.addressLow(field) == low);
    }

    private static boolean isUnsaid(FlowRecord flow, Field field) {
        long low = flow.addressLow(field);
        return !flow.has(field) || (flow.addressHigh(field) == 0 && (low == 0 || low == IPV4_MAPPED));
    }

    private static void packet(FlowRecord flow, RawValues raw, IpPacket packet) {
        if (packet.version != 0) {
            flow.putAddress(Field.SOURCE_IP, packet.sourceHigh, packet.sourceLow);
            flow.putAddress(Field.DESTINATION_IP, packet.destinationHigh, packet.destinationLow);
            if (!flow.has(Field.FLOW_TOS) && !raw.has(RawValue.DSCP)) {
                flow.put(Field.FLOW_TOS, packet.tos);
            }
        }
        if (packet.protocol != IpPacket.UNKNOWN && flow.number(Field.NETWORK_IANA_NUMBER) == 0) {
            flow.put(Field.NETWORK_IANA_NUMBER, packet.protocol);
        }
        if (packet.protocol == flow.number(Field.NETWORK_IANA_NUMBER)) {
            transport(flow, raw, packet);
        }
    }

    private static void transport(FlowRecord flow, RawValues raw, IpPacket packet) {
        boolean noPorts = flow.number(Field.SOURCE_PORT) == 0 && flow.number(Field.DESTINATION_PORT) == 0;
        if (packet.sourcePort != IpPacket.UNKNOWN && noPorts) {
            flow.put(Field.SOURCE_PORT, packet.sourcePort);
            flow.put(Field.DESTINATION_PORT, packet.destinationPort);
        }
        if (packet.tcpFlags != IpPacket.UNKNOWN && !raw.has(RawValue.TCP_FLAGS)) {
            raw.put(RawValue.TCP_FLAGS, packet.tcpFlags);
        }
        if (packet.icmpType != IpPacket.UNKNOWN
                && !raw.has(RawValue.ICMP_TYPE)
                && !raw.has(RawValue.ICMP_TYPE_CODE)
                && noPorts) {
            raw.put(RawValue.ICMP_TYPE, packet.icmpType);
            raw.put(RawValue.ICMP_CODE, packet.icmpCode);
        }
    }

    private void inner(JsonBuffer elements) {
        IpPacket inner = section.inner;
        if (inner.version == 0) {
            return;
        }
        elements.put(INNER);
        elements.number(Math.max(inner.protocol, 0));
        elements.put(inner.version == 4 ? IPV4_SOURCE : IPV6_SOURCE);
        elements.address(inner.sourceHigh, inner.sourceLow);
        elements.put(inner.version == 4 ? IPV4_DESTINATION : IPV6_DESTINATION);
        elements.address(inner.destinationHigh, inner.destinationLow);
        elements.put('"');
        if (inner.sourcePort != IpPacket.UNKNOWN) {
            elements.put(SOURCE_PORT);
            elements.number(inner.sourcePort);
            elements.put(DESTINATION_PORT);
            elements.number(inner.destinationPort);
        }
        elements.put('}');
        elements.put(',');
    }

    private void counters(FlowRecord flow, RawValues raw, int size) {
        if (flow.hasCounters() || EventRecords.isByRole(raw)) {
            return;
        }
        flow.put(Field.SOURCE_PACKETS, 1);
        if (section.packet.length > 0) {
            flow.put(Field.SOURCE_BYTES, section.packet.length);
        } else if (raw.get(RawValue.FRAME_SIZE) > 0) {
            flow.put(Field.SOURCE_BYTES, raw.get(RawValue.FRAME_SIZE));
        } else {
            long exported = raw.get(RawValue.SECTION_SIZE);
            flow.put(Field.SOURCE_BYTES, exported > 0 ? exported : size);
        }
    }
}
