/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.TransportNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a document that depend on few things, as text by a number that holds these: the names of the network, and
 * most of {@code flow}.
 */
final class FusedKinds {
    /** For {@link #network}: the direction follows later. */
    static final int NO_DIRECTION = 4;

    private static final String[] DIRECTIONS = {"external", "inbound", "outbound", "internal"};
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};
    private static final String[] END_REASONS = {
        "", "idle-timeout", "active-timeout", "end-of-flow", "forced-end", "lack-of-resources", "", ""
    };
    private static final FusedText[] DIRECTION_TEXTS = new FusedText[DIRECTIONS.length];

    static {
        for (int i = 0; i < DIRECTIONS.length; i++) {
            DIRECTION_TEXTS[i] = FusedText.of(",\"direction\":\"" + DIRECTIONS[i] + "\"");
        }
    }

    private final FusedMemo networks = new FusedMemo(this::networkText);
    private final FusedMemo flows = new FusedMemo(this::flowText);
    private final TransportNames transports = TransportNames.load();
    private final FusedSides sides = new FusedSides(ServiceNames.load());
    private final int version;
    private final int domain;

    /** Of one exporter. */
    FusedKinds(int version, int domain) {
        this.version = version;
        this.domain = domain;
    }

    FusedSides sides() {
        return sides;
    }

    /** The number that {@link #network} takes. Directions are 2 for a source inside plus 1 for a destination inside. */
    static int networkKind(boolean ipv6, int protocol, int service, int direction) {
        return protocol | service << 8 | direction << 24 | (ipv6 ? 1 << 27 : 0);
    }

    int network(int kind, byte[] to, int at) {
        return networks.put(kind, to, at);
    }

    int direction(int direction, byte[] to, int at) {
        return DIRECTION_TEXTS[direction].put(to, at);
    }

    int flow(long kind, byte[] to, int at) {
        return flows.put(kind, to, at);
    }

    /** The number that {@link #flow} takes, for a flow of one way. */
    static long flowKind(int flags, int tos, int direction, int endReason, int masks) {
        return flags | (long) (tos >>> 2) << 8 | (long) direction << 14 | (long) endReason << 16 | (long) masks << 26;
    }

    /** As the other, of what any flow has. */
    static long flowKind(int role, int directionBits, boolean icmp, boolean ipv6) {
        return (long) role << 19 | (long) directionBits << 22 | (icmp ? 1L << 24 : 0) | (ipv6 ? 1L << 25 : 0);
    }

    private String networkText(long kind) {
        int protocol = (int) kind & 0xFF;
        int service = (int) (kind >>> 8) & 0xFFFF;
        int direction = (int) (kind >>> 24) & 7;
        StringBuilder json = new StringBuilder("},\"network\":{\"type\":\"ipv")
                .append((kind & 1L << 27) != 0 ? 6 : 4)
                .append("\",\"iana_number\":\"")
                .append(protocol)
                .append('"');
        byte[] transport = transports.json(protocol);
        if (transport != null) {
            json.append(",\"transport\":").append(new String(transport, StandardCharsets.UTF_8));
        }
        if (service != 0) {
            json.append(",\"protocol\":").append(sides.name(service));
        }
        if (direction != NO_DIRECTION) {
            json.append(",\"direction\":\"").append(DIRECTIONS[direction]).append('"');
        }
        return json.toString();
    }

    /** With masks, the object of further elements stays open. */
    private String flowText(long kind) {
        List<String> members = new ArrayList<>();
        flags((int) kind & 0xFF, members);
        member(members, "dscp", (int) (kind >>> 8) & 0x3F);
        int direction = (int) (kind >>> 14) & 3;
        name(members, "direction", direction == 0 ? "" : direction == 1 ? "ingress" : "egress");
        name(members, "end_reason", END_REASONS[(int) (kind >>> 16) & 7]);
        int role = (int) (kind >>> 19) & 7;
        if ((role & 1) != 0) {
            members.add("\"reversed\":true");
        }
        if (role != 0) {
            members.add("\"role\":{\"reason\":\"" + FusedSides.REASONS[role >>> 1] + "\"}");
        }
        members.add("\"exporter\":{\"version\":" + version + ",\"domain\":" + domain + "}");
        if ((kind & 1L << 24) != 0) {
            members.add("\"icmp\":{\"type\":0,\"code\":0}");
        }
        members.add("\"source\":" + locality((kind & 1L << 23) != 0));
        members.add("\"destination\":" + locality((kind & 1L << 22) != 0));
        int masks = (int) (kind >>> 26) & 0xFFFF;
        if (masks != 0) {
            members.add(masks(masks >>> 8, masks & 0xFF, (kind & 1L << 25) != 0 ? 6 : 4));
        }
        return String.join(",", members);
    }

    private static String masks(int source, int destination, int version) {
        if (source == 0 || destination == 0) {
            throw new IllegalStateException("The traffic has a mask of 0, which this loop was not made for");
        }
        return "\"ie\":{\"sourceIPv%dPrefixLength\":%d,\"destinationIPv%dPrefixLength\":%d"
                .formatted(version, source, version, destination);
    }

    private static String locality(boolean internal) {
        return "{\"locality\":\"" + (internal ? "internal" : "external") + "\"}";
    }

    private static void flags(int flags, List<String> members) {
        List<String> names = new ArrayList<>();
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if ((flags & 1 << bit) != 0) {
                names.add('"' + FLAGS[bit] + '"');
            }
        }
        if (!names.isEmpty()) {
            members.add("\"tcp_flags\":[" + String.join(",", names) + "]");
        }
    }

    private static void member(List<String> members, String name, int value) {
        if (value != 0) {
            members.add('"' + name + "\":" + value);
        }
    }

    private static void name(List<String> members, String name, String value) {
        if (!value.isEmpty()) {
            members.add('"' + name + "\":\"" + value + '"');
        }
    }
}
