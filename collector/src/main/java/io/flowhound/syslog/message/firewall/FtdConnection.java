/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import java.util.Locale;

/**
 * Reads the connection events of FTD, keys and values between commas. Of a key that stands there twice the first counts: names of
 * hosts and web pages, which others choose, come later.
 */
final class FtdConnection {
    private static final long NANOS = 1_000_000_000L;
    private static final long MOST_SECONDS = 1_000_000_000L;

    private FtdConnection() {}

    static boolean read(String text, LogEvent event) {
        IpAddress source = Cursor.address(value(text, "SrcIP"));
        IpAddress destination = Cursor.address(value(text, "DstIP"));
        if (source == null || destination == null) {
            return false;
        }
        verdict(value(text, "AccessControlRuleAction")).put(event);
        int protocol = PacketFields.protocol(value(text, "Protocol"));
        event.put(LogField.SOURCE_IP, source).put(LogField.DESTINATION_IP, destination);
        PacketFields.putProtocol(event, protocol);
        if (PacketFields.hasPorts(protocol)) {
            number(text, "SrcPort", 0xFFFF, LogField.SOURCE_PORT, event);
            number(text, "DstPort", 0xFFFF, LogField.DESTINATION_PORT, event);
        }
        event.put(LogField.EVENT_ID, value(text, "ConnectionID"))
                .put(LogField.EVENT_REASON, value(text, "AccessControlRuleReason"))
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, value(text, "IngressInterface"))
                .put(LogField.OBSERVER_EGRESS_INTERFACE_NAME, value(text, "EgressInterface"))
                .put(LogField.OBSERVER_INGRESS_ZONE, value(text, "IngressZone"))
                .put(LogField.OBSERVER_EGRESS_ZONE, value(text, "EgressZone"))
                .put(LogField.RULE_NAME, value(text, "AccessControlRuleName"))
                .put(LogField.RULE_RULESET, value(text, "ACPolicy"));
        user(value(text, "User"), event);
        application(text, event);
        counters(text, event);
        return true;
    }

    private static Verdict verdict(String action) {
        return action.startsWith("Block with reset") || action.startsWith("Interactive Block with reset")
                ? Verdict.REJECT
                : action.equals("Trust") || action.equals("Fastpath") ? Verdict.ALLOW : Verdict.ofWords(action);
    }

    private static void user(String user, LogEvent event) {
        if (!user.equals("No Authentication Required") && !user.equals("Unknown") && !user.equals("Guest")) {
            event.put(LogField.SOURCE_USER_NAME, user.substring(user.lastIndexOf('\\') + 1));
        }
    }

    private static void application(String text, LogEvent event) {
        String web = value(text, "WebApplication");
        String protocol = value(text, "ApplicationProtocol");
        event.put(LogField.NETWORK_APPLICATION, web.isEmpty() ? value(text, "Client") : web)
                .put(LogField.NETWORK_PROTOCOL, protocol.toLowerCase(Locale.ROOT));
    }

    private static void counters(String text, LogEvent event) {
        long seconds = number(text, "ConnectionDuration");
        if (seconds >= 0 && seconds < MOST_SECONDS) {
            event.put(LogField.EVENT_DURATION, seconds * NANOS);
        }
        both(text, "InitiatorBytes", "ResponderBytes", event, LogField.SOURCE_BYTES, LogField.DESTINATION_BYTES);
        if (event.has(LogField.SOURCE_BYTES) && event.has(LogField.DESTINATION_BYTES)) {
            event.put(
                    LogField.NETWORK_BYTES,
                    event.number(LogField.SOURCE_BYTES, 0) + event.number(LogField.DESTINATION_BYTES, 0));
        }
        both(
                text,
                "InitiatorPackets",
                "ResponderPackets",
                event,
                LogField.SOURCE_PACKETS,
                LogField.DESTINATION_PACKETS);
        if (event.has(LogField.SOURCE_PACKETS) && event.has(LogField.DESTINATION_PACKETS)) {
            event.put(
                    LogField.NETWORK_PACKETS,
                    event.number(LogField.SOURCE_PACKETS, 0) + event.number(LogField.DESTINATION_PACKETS, 0));
        }
    }

    private static void both(
            String text, String initiator, String responder, LogEvent event, LogField source, LogField destination) {
        number(text, initiator, Long.MAX_VALUE, source, event);
        number(text, responder, Long.MAX_VALUE, destination, event);
    }

    private static void number(String text, String key, long most, LogField field, LogEvent event) {
        long number = number(text, key);
        if (number >= 0 && number <= most) {
            event.put(field, number);
        }
    }

    private static long number(String text, String key) {
        Cursor cursor = new Cursor(value(text, key));
        long number = cursor.number();
        return cursor.atEnd() ? number : Cursor.NO_NUMBER;
    }

    /** The value of a key, empty when there is none. */
    private static String value(String text, String key) {
        int at = 0;
        while (true) {
            at = text.indexOf(key, at);
            if (at < 0) {
                return "";
            }
            int behind = at + key.length();
            if ((at == 0 || text.startsWith(", ", at - 2)) && text.startsWith(": ", behind)) {
                int end = text.indexOf(", ", behind);
                return text.substring(behind + 2, end < 0 ? text.length() : end);
            }
            at = behind;
        }
    }
}
