/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sessions that Juniper SRX logs (RT_FLOW), as structured data or as plain text. The plain form has more columns with each
 * version and no names for them, so of it only the addresses, the reason and, where it is certain, the protocol are taken.
 */
final class JuniperSrxParser implements MessageParser {
    private static final String SESSION = "RT_FLOW_SESSION_";
    private static final long NANOS = 1_000_000_000L;
    private static final long MOST_SECONDS = 1_000_000_000L;

    @Override
    public String name() {
        return "juniper-srx";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String line = message.line();
        Cursor cursor = new Cursor(line);
        if (!cursor.goBehind(SESSION)) {
            return false;
        }
        String kind = cursor.until(" :[_");
        boolean understood =
                line.contains(" source-address=\"") ? structured(line, kind, event) : plain(cursor, kind, event);
        if (understood) {
            event.put(LogField.OBSERVER_VENDOR, "Juniper")
                    .put(LogField.OBSERVER_PRODUCT, "srx")
                    .put(LogField.OBSERVER_TYPE, "firewall");
        }
        return understood;
    }

    private static boolean outcome(String kind, LogEvent event) {
        switch (kind) {
            case "CREATE" -> Outcome.connection(event, true);
            case "CLOSE" -> Outcome.connection(event, false);
            case "DENY" -> Verdict.DENY.put(event);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean structured(String line, String kind, LogEvent event) {
        IpAddress source = Cursor.address(value(line, "source-address"));
        IpAddress destination = Cursor.address(value(line, "destination-address"));
        int protocol = PacketFields.protocol(value(line, "protocol-id"));
        if (source == null || destination == null || protocol < 0 || !outcome(kind, event)) {
            return false;
        }
        event.put(LogField.SOURCE_IP, source)
                .put(LogField.DESTINATION_IP, destination)
                .put(LogField.EVENT_REASON, value(line, "reason"))
                .put(LogField.EVENT_ID, value(line, "session-id-32"))
                .put(LogField.RULE_NAME, known(line, "policy-name"))
                .put(LogField.OBSERVER_INGRESS_ZONE, known(line, "source-zone-name"))
                .put(LogField.OBSERVER_EGRESS_ZONE, known(line, "destination-zone-name"))
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, known(line, "packet-incoming-interface"))
                .put(LogField.SOURCE_USER_NAME, known(line, "username"));
        PacketFields.putProtocol(event, protocol);
        boolean ports = PacketFields.hasPorts(protocol);
        if (ports) {
            number(line, "source-port", 0xFFFF, LogField.SOURCE_PORT, event);
            number(line, "destination-port", 0xFFFF, LogField.DESTINATION_PORT, event);
        }
        translation(line, "source", source, ports, LogField.SOURCE_NAT_IP, LogField.SOURCE_NAT_PORT, event);
        translation(
                line,
                "destination",
                destination,
                ports,
                LogField.DESTINATION_NAT_IP,
                LogField.DESTINATION_NAT_PORT,
                event);
        counters(line, event);
        return true;
    }

    private static void translation(
            String line, String side, IpAddress real, boolean ports, LogField ip, LogField port, LogEvent event) {
        IpAddress mapped = Cursor.address(value(line, "nat-" + side + "-address"));
        if (mapped == null) {
            return;
        }
        event.put(ip, mapped.equals(real) ? null : mapped);
        String mappedPort = value(line, "nat-" + side + "-port");
        if (ports && !mappedPort.equals(value(line, side + "-port"))) {
            number(line, "nat-" + side + "-port", 0xFFFF, port, event);
        }
    }

    private static void counters(String line, LogEvent event) {
        number(line, "packets-from-client", Long.MAX_VALUE, LogField.SOURCE_PACKETS, event);
        number(line, "packets-from-server", Long.MAX_VALUE, LogField.DESTINATION_PACKETS, event);
        number(line, "bytes-from-client", Long.MAX_VALUE, LogField.SOURCE_BYTES, event);
        number(line, "bytes-from-server", Long.MAX_VALUE, LogField.DESTINATION_BYTES, event);
        if (event.has(LogField.SOURCE_BYTES) && event.has(LogField.DESTINATION_BYTES)) {
            event.put(
                    LogField.NETWORK_BYTES,
                    event.number(LogField.SOURCE_BYTES, 0) + event.number(LogField.DESTINATION_BYTES, 0));
        }
        if (event.has(LogField.SOURCE_PACKETS) && event.has(LogField.DESTINATION_PACKETS)) {
            event.put(
                    LogField.NETWORK_PACKETS,
                    event.number(LogField.SOURCE_PACKETS, 0) + event.number(LogField.DESTINATION_PACKETS, 0));
        }
        long seconds = number(value(line, "elapsed-time"));
        if (seconds >= 0 && seconds < MOST_SECONDS) {
            event.put(LogField.EVENT_DURATION, seconds * NANOS);
        }
    }

    private static void number(String line, String key, long most, LogField field, LogEvent event) {
        long number = number(value(line, key));
        if (number >= 0 && number <= most) {
            event.put(field, number);
        }
    }

    private static long number(String text) {
        Cursor cursor = new Cursor(text);
        long number = cursor.number();
        return cursor.atEnd() ? number : Cursor.NO_NUMBER;
    }

    /** A value, null where the device says that there is none. */
    private static @Nullable String known(String line, String key) {
        String value = value(line, key);
        return value.equals("N/A") || value.equals("UNKNOWN") || value.equals("None") ? null : value;
    }

    /** The value of a parameter, empty when there is none. */
    private static String value(String line, String key) {
        int at = line.indexOf(' ' + key + "=\"");
        if (at < 0) {
            return "";
        }
        int start = at + key.length() + 3;
        int end = line.indexOf('"', start);
        return end < 0 ? "" : line.substring(start, end);
    }

    /** {@code CLOSE: session closed TCP FIN: A/1->B/2 junos-https C/3->D/4 ...}; newer ones put 0x0 before the service. */
    private static boolean plain(Cursor cursor, String kind, LogEvent event) {
        if (!cursor.skip(": session ")) {
            return false;
        }
        cursor.word(); // created, closed, denied
        String reason = kind.equals("CLOSE") ? cursor.upTo(": ") : null;
        AsaSide source = side(cursor, "-");
        AsaSide destination = source != null && cursor.skip("->") ? side(cursor, " ") : null;
        if (source == null || destination == null) {
            return false;
        }
        cursor.skipBlanks();
        if (cursor.sees("0x")) {
            cursor.word();
        }
        String service = cursor.word();
        int start = cursor.position();
        if (!kind.equals("DENY")) {
            AsaSide sourceNat = side(cursor, "-");
            AsaSide destinationNat = sourceNat != null && cursor.skip("->") ? side(cursor, " ") : null;
            if (sourceNat != null && destinationNat != null) {
                source.translatedTo(sourceNat);
                destination.translatedTo(destinationNat);
            }
        }
        if (!outcome(kind, event)) {
            return false;
        }
        int protocol = -1;
        if (kind.equals("DENY")) { // 6(0): protocol and type of ICMP
            cursor.position(start);
            String number = cursor.until("( ");
            protocol = cursor.sees("(") ? PacketFields.protocol(number) : -1;
        }
        boolean ports =
                protocol >= 0 ? PacketFields.hasPorts(protocol) : !service.contains("icmp") && !service.equals("None");
        source.putSource(event, ports);
        destination.putDestination(event, ports);
        PacketFields.putProtocol(event, protocol);
        event.put(LogField.EVENT_REASON, reason);
        return true;
    }

    private static @Nullable AsaSide side(Cursor cursor, String end) {
        AsaSide side = AsaSide.read(new Cursor(cursor.until(end)));
        return side == null || side.ip() == null ? null : side;
    }
}
