/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.Places;
import io.flowhound.schema.Ascii;

/** Writes the documents of one exporter, straight from the records of datagrams. */
final class FusedDocument {
    private static final int TCP = 6;
    private static final int ICMP = 1;
    private static final int UDP = 17;
    private static final int ECHO = 8;
    private static final FusedText VLAN = FusedText.of(",\"vlan\":{\"id\":\"");
    private static final FusedText VLAN_END = FusedText.of("\"}},\"flow\":{");
    private static final FusedText FLOW = FusedText.of("},\"flow\":{");
    private static final FusedText FLOW_ID = FusedText.of("\"id\":\"");
    private static final FusedText LABEL = FusedText.of(",\"flowLabelIPv6\":");
    private static final FusedText OBSERVER = FusedText.of("}},\"observer\":{\"ip\":\"192.0.2.1\","
            + "\"type\":\"flow-exporter\",\"ingress\":{\"interface\":{\"id\":\"");
    private static final FusedText EGRESS = FusedText.of("\"}},\"egress\":{\"interface\":{\"id\":\"");
    private static final FusedText RELATED = FusedText.of("\"}}},\"related\":{\"ip\":[\"");
    private static final FusedText APPLICATION = FusedText.of(",\"application\":\"");
    private static final FusedText ELEMENT = FusedText.of(",\"ie\":{\"32473/101\":");
    private static final FusedText OBSERVER_NAME = FusedText.of("},\"observer\":{\"ip\":\"192.0.2.1\","
            + "\"type\":\"flow-exporter\",\"ingress\":{\"interface\":{\"name\":\"");

    private final FusedJson json = new FusedJson();
    private final FusedCommunityId communityId = new FusedCommunityId();
    private final FusedKinds kinds;
    private final FusedSides sides;
    private final FusedPlaces places;
    private final long[] ends = new long[4];
    private long export;
    private int uptime;

    FusedDocument(int version, int domain, Places places) {
        this.kinds = new FusedKinds(version, domain);
        this.sides = kinds.sides();
        this.places = new FusedPlaces(places);
    }

    FusedPlaces places() {
        return places;
    }

    /** Sets what all records of a datagram share: epoch milliseconds, and milliseconds since the boot of the exporter. */
    void datagram(long arrival, long exportMillis, int uptimeMillis) {
        json.arrival(arrival);
        export = exportMillis;
        uptime = uptimeMillis;
    }

    private long time(FusedLayout layout, byte[] in, int at) {
        return layout.uptimes() ? export - (uptime - FusedOctets.i32(in, at)) : FusedOctets.i64(in, at);
    }

    /** Writes a record that counts one direction. */
    int oneWay(FusedLayout layout, byte[] in, int start, int near, int far, byte[] to, int begin) {
        int protocol = FusedOctets.u8(in, start + layout.protocol());
        int flags = FusedOctets.u8(in, start + layout.flags());
        int ports = FusedOctets.i32(in, start + layout.ports());
        int role = ports == 0 ? 0 : sides.role(protocol, flags, ports >>> 16, ports & 0xFFFF);
        int swap = -(role & 1);
        int size = layout.ipv6() ? 16 : 4;
        int source = start + layout.addresses() + (size & swap);
        int destination = start + layout.addresses() + (size & ~swap);
        int sourcePort = ports >>> (16 & ~swap) & 0xFFFF;
        int destinationPort = ports >>> (16 & swap) & 0xFFFF;
        int sourcePlace = near ^ ((near ^ far) & swap);
        int destinationPlace = far ^ ((near ^ far) & swap);
        int packets = start + layout.packets() + layout.counterLength();
        int counted = json.counters(
                FusedOctets.number(in, packets + layout.counterLength(), layout.counterLength()),
                FusedOctets.number(in, packets, layout.counterLength()));
        int systems = start + layout.systems() + layout.systemLength();
        int sourceSystem =
                (int) FusedOctets.number(in, systems + (layout.systemLength() & swap), layout.systemLength());
        int destinationSystem =
                (int) FusedOctets.number(in, systems + (layout.systemLength() & ~swap), layout.systemLength());

        int first = start + layout.times();
        int last = first + (layout.uptimes() ? 4 : 8);
        long begun = time(layout, in, first);
        int sourceText = json.head(begun, time(layout, in, last), to, begin);
        int sourceEnd = FusedJson.address(layout.ipv6(), in, source, to, sourceText);
        int at = FusedJson.port(ports != 0, sourcePort, to, sourceEnd);
        at = json.counted(counted & ~swap, to, at);
        at = place(sourcePlace, sourceSystem, to, at);
        int destinationText = json.destination(to, at);
        int destinationEnd = FusedJson.address(layout.ipv6(), in, destination, to, destinationText);
        at = FusedJson.port(ports != 0, destinationPort, to, destinationEnd);
        at = json.counted(counted & swap, to, at);
        at = place(destinationPlace, destinationSystem, to, at);

        int inside = inside(sourcePlace, destinationPlace);
        int service = ports == 0 ? 0 : sides.service(protocol, destinationPort);
        at = kinds.network(FusedKinds.networkKind(layout.ipv6(), protocol, service, inside), to, at);
        at = json.counted(counted, to, at);
        at = FusedJson.communityId(to, at);
        at = communityId(layout.ipv6(), in, source, destination, protocol, sourcePort, destinationPort, to, at);
        at = beginFlow(layout, in, start, to, at);
        if (isLogin(sourcePort) | isLogin(destinationPort)) {
            at = flowId(layout.ipv6(), in, source, destination, sourcePort, destinationPort, protocol, begun, to, at);
        }
        long kind = FusedKinds.flowKind(
                        flags,
                        FusedOctets.u8(in, start + layout.tos()),
                        layout.direction() < 0 ? 0 : direction(FusedOctets.u8(in, start + layout.direction())),
                        layout.endReason() < 0 ? 0 : FusedOctets.u8(in, start + layout.endReason()) & 7,
                        FusedOctets.u16(in, start + layout.masks()))
                | FusedKinds.flowKind(role, inside, protocol == ICMP, layout.ipv6());
        at = kinds.flow(kind, to, at);
        if (layout.labelLength() > 0) {
            at = label((int) FusedOctets.number(in, start + layout.length(), layout.labelLength()), to, at);
        }
        int way = start + layout.interfaces() + layout.interfaceLength();
        at = OBSERVER.put(to, at);
        at = FusedOctets.small(to, at, (int) FusedOctets.number(in, way, layout.interfaceLength()));
        at = EGRESS.put(to, at);
        at = FusedOctets.small(
                to, at, (int) FusedOctets.number(in, way + layout.interfaceLength(), layout.interfaceLength()));
        at = RELATED.put(to, at);
        return FusedJson.related(layout.ipv6(), sourceText, sourceEnd, destinationText, destinationEnd, to, at);
    }

    /**
     * Writes a biflow of IPFIX: addresses, packets and octets of both ways, times, ports, protocol, application and
     * interface (of variable length), and an unknown element.
     */
    int biflow(byte[] in, int start, int near, int far, byte[] to, int begin) {
        int ports = FusedOctets.i32(in, start + 56);
        int protocol = FusedOctets.u8(in, start + 60);
        int role = ports == 0 ? 0 : sides.role(protocol, 0, ports >>> 16, ports & 0xFFFF);
        int swap = -(role & 1);
        int sourcePort = ports >>> (16 & ~swap) & 0xFFFF;
        int destinationPort = ports >>> (16 & swap) & 0xFFFF;
        int sourcePlace = near ^ ((near ^ far) & swap);
        int destinationPlace = far ^ ((near ^ far) & swap);
        int source = start + (4 & swap);
        int destination = start + (4 & ~swap);
        int ofSource = start + 8 + (16 & swap);
        int ofDestination = start + 8 + (16 & ~swap);
        long sourcePackets = FusedOctets.i64(in, ofSource);
        long sourceOctets = FusedOctets.i64(in, ofSource + 8);
        long destinationPackets = FusedOctets.i64(in, ofDestination);
        long destinationOctets = FusedOctets.i64(in, ofDestination + 8);

        long begun = FusedOctets.i64(in, start + 40);
        int sourceText = json.head(begun, FusedOctets.i64(in, start + 48), to, begin);
        int sourceEnd = FusedJson.address(false, in, source, to, sourceText);
        int at = FusedJson.port(ports != 0, sourcePort, to, sourceEnd);
        at = FusedJson.counters(sourceOctets, sourcePackets, to, at);
        at = places.geo(sourcePlace, to, places.as(sourcePlace, to, at));
        int destinationText = json.destination(to, at);
        int destinationEnd = FusedJson.address(false, in, destination, to, destinationText);
        at = FusedJson.port(ports != 0, destinationPort, to, destinationEnd);
        at = FusedJson.counters(destinationOctets, destinationPackets, to, at);
        at = places.geo(destinationPlace, to, places.as(destinationPlace, to, at));

        int inside = inside(sourcePlace, destinationPlace);
        int service = ports == 0 ? 0 : sides.service(protocol, destinationPort);
        at = kinds.network(FusedKinds.networkKind(false, protocol, service, FusedKinds.NO_DIRECTION), to, at);
        int application = start + 61;
        at = text(in, application, to, APPLICATION.put(to, at));
        at = kinds.direction(inside, to, at);
        at = FusedJson.counters(sourceOctets + destinationOctets, sourcePackets + destinationPackets, to, at);
        at = FusedJson.communityId(to, at);
        at = communityId(false, in, source, destination, protocol, sourcePort, destinationPort, to, at);
        to[at] = '"';
        at = FLOW.put(to, at + 1);
        if (isLogin(sourcePort) | isLogin(destinationPort)) {
            at = flowId(false, in, source, destination, sourcePort, destinationPort, protocol, begun, to, at);
        }
        at = kinds.flow(FusedKinds.flowKind(role, inside, protocol == ICMP, false), to, at);
        int port = application + 1 + FusedOctets.u8(in, application);
        int element = FusedOctets.i32(in, port + 1 + FusedOctets.u8(in, port));
        if (element != 0) {
            at = Ascii.number(to, ELEMENT.put(to, at), element & 0xFFFF_FFFFL);
            to[at++] = '}';
        }
        at = text(in, port, to, OBSERVER_NAME.put(to, at));
        at = RELATED.put(to, at - 1);
        return FusedJson.related(false, sourceText, sourceEnd, destinationText, destinationEnd, to, at);
    }

    /** The octets of a biflow. */
    static int biflowLength(byte[] in, int start) {
        int port = start + 62 + FusedOctets.u8(in, start + 61);
        return port + 5 + FusedOctets.u8(in, port) - start;
    }

    /** Text of at most 254 octets behind its length, with its closing quote. */
    private static int text(byte[] in, int at, byte[] to, int put) {
        int length = FusedOctets.u8(in, at);
        for (int i = 0; i < length; i++) {
            int octet = in[at + 1 + i];
            if (octet < ' ' || octet == '"' || octet == '\\' || octet == 0x7F) {
                throw new IllegalStateException("The traffic has text to escape, which this loop was not made for");
            }
            to[put + i] = (byte) octet;
        }
        to[put + length] = '"';
        return put + length + 1;
    }

    private int place(int place, int system, byte[] to, int at) {
        int next = places.isAs(place, system) ? places.as(place, to, at) : FusedJson.system(system, to, at);
        return places.geo(place, to, next);
    }

    /** 2 for a source inside, and 1 for a destination inside. */
    private int inside(int source, int destination) {
        int from = places.isInternal(source);
        int group = places.isGroup(destination);
        return from << 1 | (places.isInternal(destination) & ~group) | (from & group);
    }

    private static int direction(int direction) {
        return direction > 1 ? 0 : direction + 1;
    }

    private static int label(int label, byte[] to, int at) {
        return label == 0 ? at : FusedOctets.small(to, LABEL.put(to, at), label);
    }

    private static int beginFlow(FusedLayout layout, byte[] in, int start, byte[] to, int at) {
        to[at] = '"';
        int vlan = layout.endReason() < 0 ? 0 : FusedOctets.u16(in, start + layout.endReason() + 1);
        if (vlan == 0) {
            return FLOW.put(to, at + 1);
        }
        return VLAN_END.put(to, FusedOctets.small(to, VLAN.put(to, at + 1), vlan));
    }

    private int communityId(
            boolean ipv6,
            byte[] in,
            int source,
            int destination,
            int protocol,
            int sourcePort,
            int destinationPort,
            byte[] to,
            int at) {
        boolean ports = protocol == TCP || protocol == UDP;
        int one = ports ? sourcePort : FusedCommunityId.NONE;
        int other = ports ? destinationPort : FusedCommunityId.NONE;
        if (protocol == ICMP) {
            if (sourcePort != 0 || destinationPort != 0) {
                throw new IllegalStateException("The traffic has ICMP that is no echo reply");
            }
            one = 0;
            other = ECHO;
        }
        if (ipv6) {
            ends[0] = FusedOctets.i64(in, source);
            ends[1] = FusedOctets.i64(in, source + 8);
            ends[2] = FusedOctets.i64(in, destination);
            ends[3] = FusedOctets.i64(in, destination + 8);
            return communityId.ipv6(ends, protocol, one, other, to, at);
        }
        return communityId.ipv4(
                FusedOctets.i32(in, source), FusedOctets.i32(in, destination), protocol, one, other, to, at);
    }

    private static boolean isLogin(int port) {
        return port == 22 || port == 3389 || port == 5985 || port == 5986;
    }

    private static int flowId(
            boolean ipv6,
            byte[] in,
            int source,
            int destination,
            int sourcePort,
            int destinationPort,
            int protocol,
            long start,
            byte[] to,
            int at) {
        long sum = end(ipv6, in, source, sourcePort) + end(ipv6, in, destination, destinationPort);
        int next = Ascii.hex(to, FLOW_ID.put(to, at), mix(mix(sum + protocol) + start));
        to[next] = '"';
        to[next + 1] = ',';
        return next + 2;
    }

    private static long end(boolean ipv6, byte[] in, int at, int port) {
        long high = ipv6 ? FusedOctets.i64(in, at) : 0;
        long low = ipv6 ? FusedOctets.i64(in, at + 8) : 0xFFFF_0000_0000L | FusedOctets.i32(in, at) & 0xFFFF_FFFFL;
        return mix(mix(mix(high + 0x9E37_79B9_7F4A_7C15L) + low) + port);
    }

    private static long mix(long value) {
        long bits = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D0_49BB_1331_11EBL;
        return bits ^ bits >>> 31;
    }
}
