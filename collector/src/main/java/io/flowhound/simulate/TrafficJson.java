/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.IpAddress;
import java.net.InetAddress;

/** Writes a {@link TrafficTruth} as JSON, under names like those of the documents that a collector makes. */
final class TrafficJson {
    private TrafficJson() {}

    static void put(ObjectNode root, TrafficTruth traffic) {
        put(root.putObject("total"), traffic.total());
        ObjectNode versions = root.putObject("versions");
        traffic.byProtocol().forEach((protocol, volume) -> put(versions.putObject("" + protocol.version()), volume));
        ArrayNode exporters = root.putArray("exporters");
        for (TrafficTruth.OfExporter each : traffic.byExporter()) {
            ObjectNode node = exporters.addObject();
            node.put("name", each.exporter().name());
            node.put("version", each.exporter().protocol().version());
            node.put("domain", each.exporter().domain());
            node.put("loopback_ip", each.exporter().loopbackAddress());
            node.put("capture_ip", each.exporter().captureAddress());
            put(node, each.volume());
        }
        ArrayNode conversations = root.putArray("conversations");
        traffic.conversations().forEach(conversation -> put(conversations, traffic, conversation));
    }

    private static void put(ArrayNode conversations, TrafficTruth traffic, TrafficTruth.Conversation conversation) {
        ObjectNode node = conversations.addObject();
        node.put(
                "exporter",
                traffic.byExporter().get(conversation.exporter()).exporter().name());
        node.put("client", text(conversation.client()));
        node.put("server", text(conversation.server()));
        if (conversation.hasPort()) {
            node.put("server_port", conversation.serverPort());
        }
        node.put("iana_number", conversation.protocol());
        node.put("transport", transport(conversation.protocol()));
        put(node, conversation.total());
        put(node.putObject("to_server"), conversation.toServer());
        put(node.putObject("to_client"), conversation.toClient());
    }

    /** As documents write it. */
    private static String text(InetAddress address) {
        return IpAddress.of(address).toString();
    }

    /** As {@code network.transport} says it. */
    private static String transport(int protocol) {
        return switch (protocol) {
            case Exchange.ICMP -> "icmp";
            case Exchange.TCP -> "tcp";
            case Exchange.UDP -> "udp";
            case Exchange.GRE -> "gre";
            case Exchange.ESP -> "esp";
            case Exchange.ICMPV6 -> "ipv6-icmp";
            default -> throw new IllegalArgumentException("protocol " + protocol + " is not simulated");
        };
    }

    private static void put(ObjectNode node, Volume volume) {
        node.put("records", volume.records());
        node.put("bytes", volume.octets());
        node.put("packets", volume.packets());
    }
}
