/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads what routers of Cisco tell of packets at access lists, and of sessions through their firewall. */
final class IosPackets {
    private static final int MAC_LENGTH = 14; // 0000.5e00.5301

    private IosPackets() {}

    /** {@code list 102 denied tcp A(1) (Gi0/1 0000.5e00.5301) -> B(2), 1 packet}; IOS XR: {@code access-list edge (10) deny ...}. */
    static boolean accessList(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("list ") && !cursor.skip("access-list ")) {
            return false;
        }
        String list = cursor.word();
        String rule = cursor.skip("(") ? cursor.upTo(") ") : null;
        Verdict verdict = switch (cursor.word()) {
            case "permitted", "permit" -> Verdict.ALLOW;
            case "denied", "deny" -> Verdict.DENY;
            default -> Verdict.LOGGED;
        };
        Packet packet = verdict == Verdict.LOGGED ? null : Packet.read(cursor);
        if (packet == null) {
            return false;
        }
        verdict.put(event);
        packet.put(event);
        event.put(LogField.RULE_NAME, list).put(LogField.RULE_ID, rule);
        return true;
    }

    /** A packet at an access list; a standard list knows its source only. */
    private static final class Packet {
        private int protocol = -1;
        private @Nullable IpAddress source;
        private @Nullable IpAddress destination;
        private long sourcePort = Cursor.NO_NUMBER;
        private long destinationPort = Cursor.NO_NUMBER;
        private long type = Cursor.NO_NUMBER;
        private long code = Cursor.NO_NUMBER;
        private long count = Cursor.NO_NUMBER;
        private @Nullable String in;
        private @Nullable String mac;

        static @Nullable Packet read(Cursor cursor) {
            Packet packet = new Packet();
            int start = cursor.position();
            packet.source = cursor.address();
            if (packet.source == null || !cursor.sees(" ")) {
                cursor.position(start);
                packet.protocol = PacketFields.protocol(cursor.word());
                packet.source = cursor.address();
            }
            if (packet.source == null || !packet.port(cursor, true) || !packet.link(cursor)) {
                return null;
            }
            if (cursor.skip(" -> ")) {
                packet.destination = cursor.address();
                if (packet.destination == null || !packet.port(cursor, false)) {
                    return null;
                }
            }
            if (cursor.skip(" (")) {
                packet.type = cursor.number();
                packet.code = cursor.skip("/") ? cursor.number() : Cursor.NO_NUMBER;
                cursor.goBehind(")");
            }
            cursor.skip(",");
            packet.count = cursor.skipBlanks().number();
            return cursor.skip(" packet") ? packet : null;
        }

        /** A port in parentheses, if there is one; false for parentheses with anything else. */
        private boolean port(Cursor cursor, boolean ofSource) {
            if (!cursor.skip("(")) {
                return true;
            }
            long port = cursor.port();
            if (ofSource) {
                sourcePort = port;
            } else {
                destinationPort = port;
            }
            return port >= 0 && cursor.skip(")");
        }

        /** {@code  (GigabitEthernet0/1 0000.5e00.5301)}, where the list is told to log it. */
        private boolean link(Cursor cursor) {
            if (!cursor.skip(" (")) {
                return true;
            }
            in = cursor.until(" )");
            mac = mac(cursor.skipBlanks().until(")"));
            return cursor.skip(")");
        }

        private static @Nullable String mac(String text) {
            if (text.length() != MAC_LENGTH || text.charAt(4) != '.' || text.charAt(9) != '.') {
                return null;
            }
            String digits = text.substring(0, 4) + text.substring(5, 9) + text.substring(10);
            StringBuilder mac = new StringBuilder();
            for (int i = 0; i < digits.length(); i += 2) {
                mac.append(i == 0 ? "" : "-").append(digits, i, i + 2);
            }
            return PacketFields.mac(mac.toString());
        }

        void put(LogEvent event) {
            event.put(LogField.SOURCE_IP, source)
                    .put(LogField.DESTINATION_IP, destination)
                    .put(LogField.SOURCE_MAC, mac)
                    .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, in);
            PacketFields.putProtocol(event, protocol);
            if (PacketFields.hasPorts(protocol) && sourcePort >= 0 && destinationPort >= 0) {
                event.put(LogField.SOURCE_PORT, sourcePort).put(LogField.DESTINATION_PORT, destinationPort);
            }
            if (PacketFields.isIcmp(protocol) && type >= 0 && type <= 0xFF && code >= 0 && code <= 0xFF) {
                event.put(LogField.FLOW_ICMP_TYPE, type).put(LogField.FLOW_ICMP_CODE, code);
            }
            if (count >= 0) {
                event.put(LogField.SOURCE_PACKETS, count).put(LogField.NETWORK_PACKETS, count);
            }
        }
    }

    /** {@code ...:Stop tcp session: initiator (A:1) sent 100 bytes -- responder (B:2) sent 200 bytes}. */
    static boolean session(String text, boolean begins, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.goBehind(begins ? "Start " : "Stop ")) {
            return false;
        }
        String word = cursor.word();
        int protocol = PacketFields.protocol(word);
        IpAddress source = cursor.goBehind("initiator (") ? cursor.address() : null;
        long sourcePort = source != null && cursor.skip(":") ? cursor.port() : -1;
        cursor.skip(")");
        long sent = cursor.skip(" sent ") ? cursor.number() : -1;
        IpAddress destination = source != null && cursor.goBehind("responder (") ? cursor.address() : null;
        long destinationPort = destination != null && cursor.skip(":") ? cursor.port() : -1;
        cursor.skip(")");
        long answered = cursor.skip(" sent ") ? cursor.number() : -1;
        if (source == null || destination == null) {
            return false;
        }
        Outcome.connection(event, begins).put(LogField.SOURCE_IP, source).put(LogField.DESTINATION_IP, destination);
        PacketFields.putProtocol(event, protocol);
        if (!PacketFields.isIcmp(protocol) && sourcePort >= 0 && destinationPort >= 0) {
            event.put(LogField.SOURCE_PORT, sourcePort).put(LogField.DESTINATION_PORT, destinationPort);
        }
        if (sent >= 0 && answered >= 0) {
            event.put(LogField.SOURCE_BYTES, sent)
                    .put(LogField.DESTINATION_BYTES, answered)
                    .put(LogField.NETWORK_BYTES, sent + answered);
        }
        return true;
    }

    /** {@code Dropping tcp session A:1 B:2 on zone-pair Z class C due to  REASON with ip ident 0}. */
    static boolean dropped(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("Dropping ")) {
            return false;
        }
        int protocol = PacketFields.protocol(cursor.word());
        IpAddress source = cursor.skip("session ") ? cursor.address() : null;
        long sourcePort = source != null && cursor.skip(":") ? cursor.port() : -1;
        IpAddress destination = source == null ? null : cursor.skipBlanks().address();
        long destinationPort = destination != null && cursor.skip(":") ? cursor.port() : -1;
        if (source == null || destination == null) {
            return false;
        }
        Verdict.DROP.put(event);
        event.put(LogField.SOURCE_IP, source).put(LogField.DESTINATION_IP, destination);
        PacketFields.putProtocol(event, protocol);
        if (PacketFields.hasPorts(protocol) && sourcePort >= 0 && destinationPort >= 0) {
            event.put(LogField.SOURCE_PORT, sourcePort).put(LogField.DESTINATION_PORT, destinationPort);
        }
        if (cursor.goBehind("on zone-pair ")) {
            event.put(LogField.RULE_RULESET, cursor.word());
            event.put(LogField.RULE_NAME, cursor.skip("class ") ? cursor.word() : (@Nullable String) null);
        }
        if (cursor.goBehind("due to ")) {
            String reason = cursor.skipBlanks().upTo(" with ip ident");
            event.put(LogField.EVENT_REASON, reason == null ? cursor.rest() : reason);
        }
        return true;
    }
}
