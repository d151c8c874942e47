/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads a packet that the firewall of RouterOS logs:
 * {@code PREFIX CHAIN: in:A out:B, connection-state:new src-mac M, proto TCP (SYN), A:P->B:Q, NAT (A:P->N:R)->B:Q, len 60}.
 */
final class MikrotikPacket {
    private static final String[] CHAINS = {
        "input", "forward", "output", "prerouting", "postrouting", "srcnat", "dstnat"
    };

    /** An address with its port, if it has one. */
    private record Side(IpAddress ip, long port) {
        static @Nullable Side read(Cursor cursor) {
            IpAddress ip = cursor.skip("[") ? Cursor.address(cursor.upTo("]")) : cursor.address();
            if (ip == null) {
                return null;
            }
            return new Side(ip, cursor.skip(":") ? cursor.port() : Cursor.NO_NUMBER);
        }
    }

    private MikrotikPacket() {}

    /** Whether the body of a line is such a packet; if so, its fields are put. */
    static boolean read(String body, LogEvent event) {
        Cursor cursor = new Cursor(body);
        String rule = cursor.upTo(": in:");
        String in = cursor.upTo(" out:");
        String out = cursor.until(",");
        String between = cursor.upTo(" proto ");
        if (rule == null || rule.isEmpty() || in == null || between == null || out.contains(" proto ")) {
            return false;
        }
        int protocol = PacketFields.protocol(cursor.until(" ,"));
        String detail = cursor.skip(" (") ? cursor.upTo(")") : null;
        if (protocol < 0 || !cursor.skip(", ")) {
            return false;
        }
        Side source = Side.read(cursor);
        Side destination = source != null && cursor.skip("->") ? Side.read(cursor) : null;
        if (source == null || destination == null) {
            return false;
        }
        rule(rule, event);
        int mac = between.indexOf("src-mac ");
        event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, in.startsWith("(") ? null : in)
                .put(LogField.OBSERVER_EGRESS_INTERFACE_NAME, out.startsWith("(") ? null : out)
                .put(LogField.SOURCE_MAC, mac < 0 ? null : PacketFields.mac(between, mac + "src-mac ".length()))
                .put(LogField.SOURCE_IP, source.ip())
                .put(LogField.DESTINATION_IP, destination.ip());
        PacketFields.putProtocol(event, protocol);
        if (PacketFields.hasPorts(protocol) && source.port() >= 0 && destination.port() >= 0) {
            event.put(LogField.SOURCE_PORT, source.port()).put(LogField.DESTINATION_PORT, destination.port());
        }
        detail(detail, protocol, event);
        translation(cursor, source, destination, event);
        long length = cursor.goBehind(", len ") ? cursor.number() : Cursor.NO_NUMBER;
        if (length > 0 && length <= 0xFFFF) {
            PacketFields.putPacket(event, length);
        }
        return true;
    }

    /** The chain, and before it the prefix that the rule may have: only that can tell what became of the packet. */
    private static void rule(String text, LogEvent event) {
        int blank = text.lastIndexOf(' ');
        String prefix = blank < 0 ? "" : text.substring(0, blank);
        String chain = text.substring(blank + 1);
        for (String known : CHAINS) { // a prefix that ends without a blank
            int glued = chain.length() - known.length();
            if (glued > 0 && chain.endsWith(known) && "|:]".indexOf(chain.charAt(glued - 1)) >= 0) {
                prefix = prefix.isEmpty() ? chain.substring(0, glued) : prefix + ' ' + chain.substring(0, glued);
                chain = known;
            }
        }
        int end = prefix.length();
        while (end > 0 && " :|".indexOf(prefix.charAt(end - 1)) >= 0) {
            end--;
        }
        prefix = prefix.substring(0, end);
        Verdict.ofWords(prefix).put(event);
        event.put(LogField.RULE_NAME, prefix).put(LogField.RULE_RULESET, chain);
    }

    private static void detail(@Nullable String detail, int protocol, LogEvent event) {
        if (detail == null) {
            return;
        }
        Cursor cursor = new Cursor(detail);
        if (PacketFields.isTcp(protocol)) {
            int flags = 0;
            do {
                flags |= PacketFields.flag(cursor.until(","));
            } while (cursor.skip(","));
            PacketFields.putFlags(event, flags);
        } else if (PacketFields.isIcmp(protocol) && cursor.skip("type ")) {
            long type = cursor.number();
            long code = cursor.skip(", code ") ? cursor.number() : Cursor.NO_NUMBER;
            if (type >= 0 && type <= 0xFF && code <= 0xFF) {
                event.put(LogField.FLOW_ICMP_TYPE, type);
                if (code >= 0) {
                    event.put(LogField.FLOW_ICMP_CODE, code);
                }
            }
        }
    }

    /** {@code , NAT (source->translated)->destination} or {@code , NAT source->(destination->translated)}, or both. */
    private static void translation(Cursor cursor, Side source, Side destination, LogEvent event) {
        if (!cursor.skip(", NAT ")) {
            return;
        }
        Side sourceNat = translated(cursor);
        if (!cursor.skip("->")) {
            return;
        }
        Side destinationNat = translated(cursor);
        if (sourceNat != null && !sourceNat.equals(source)) {
            event.put(LogField.SOURCE_NAT_IP, sourceNat.ip());
            if (sourceNat.port() >= 0) {
                event.put(LogField.SOURCE_NAT_PORT, sourceNat.port());
            }
        }
        if (destinationNat != null && !destinationNat.equals(destination)) {
            event.put(LogField.DESTINATION_NAT_IP, destinationNat.ip());
            if (destinationNat.port() >= 0) {
                event.put(LogField.DESTINATION_NAT_PORT, destinationNat.port());
            }
        }
    }

    private static @Nullable Side translated(Cursor cursor) {
        if (!cursor.skip("(")) {
            return Side.read(cursor);
        }
        Side side = Side.read(cursor);
        side = side != null && cursor.skip("->") ? Side.read(cursor) : null;
        return cursor.skip(")") ? side : null;
    }
}
