/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.TransportNumber;
import java.util.Locale;

/** What Palo Alto firewalls say of connections: TRAFFIC and THREAT, whose first thirty fields are the same. */
final class PaloAltoTraffic {
    private static final int SUBTYPE = 4;
    private static final int ACTION = 30;
    private static final int NANOSECONDS = 1_000_000_000;

    private PaloAltoTraffic() {}

    static boolean traffic(CommaFields line, LogEvent event) {
        if (!addressed(line) || !decision(line, event)) {
            return false;
        }
        connection(line, event);
        number(line, 31, LogField.NETWORK_BYTES, 1, event);
        number(line, 32, LogField.SOURCE_BYTES, 1, event);
        number(line, 33, LogField.DESTINATION_BYTES, 1, event);
        number(line, 34, LogField.NETWORK_PACKETS, 1, event);
        number(line, 36, LogField.EVENT_DURATION, NANOSECONDS, event);
        number(line, 44, LogField.SOURCE_PACKETS, 1, event);
        number(line, 45, LogField.DESTINATION_PACKETS, 1, event);
        String reason = line.get(46);
        if (!reason.equals("n/a") && !reason.equals("unknown")) {
            event.put(LogField.EVENT_REASON, reason);
        }
        return true;
    }

    static boolean threat(CommaFields line, LogEvent event) {
        if (!addressed(line)) {
            return false;
        }
        String action = line.get(ACTION);
        boolean passes = action.equals("allow") || action.equals("alert") || action.equals("continue");
        if (passes) {
            Outcome.firewall(event, "allow", true);
        } else if (!refused(action, event)) {
            return false;
        }
        connection(line, event);
        return true;
    }

    private static boolean addressed(CommaFields line) {
        return line.count() > ACTION && Cursor.address(line.get(7)) != null && Cursor.address(line.get(8)) != null;
    }

    private static boolean decision(CommaFields line, LogEvent event) {
        if (!line.get(ACTION).equals("allow")) {
            return refused(line.get(ACTION), event);
        }
        switch (line.get(SUBTYPE)) {
            case "start" -> Outcome.connection(event, true).add(LogField.EVENT_TYPE, "allowed");
            case "end" -> Outcome.connection(event, false).add(LogField.EVENT_TYPE, "allowed");
            default -> Outcome.firewall(event, "allow", true);
        }
        return true;
    }

    private static boolean refused(String action, LogEvent event) {
        String word = switch (action) {
            case "deny", "block", "block-url", "block-ip", "block-override", "sinkhole" -> "deny";
            case "drop", "drop-icmp", "drop ICMP", "drop-packet", "drop-all-packets", "random-drop" -> "drop";
            case "reset-client", "reset-server", "reset-both", "reset client", "reset server", "reset both" -> "reject";
            default -> "";
        };
        if (word.isEmpty()) {
            return false;
        }
        Outcome.firewall(event, word, false);
        return true;
    }

    private static void connection(CommaFields line, LogEvent event) {
        String user = line.get(12);
        String application = line.get(14).toLowerCase(Locale.ROOT);
        event.put(LogField.SOURCE_IP, Cursor.address(line.get(7)))
                .put(LogField.DESTINATION_IP, Cursor.address(line.get(8)))
                .put(LogField.RULE_NAME, line.get(11))
                .put(LogField.SOURCE_USER_NAME, user.substring(user.lastIndexOf('\\') + 1))
                .put(
                        LogField.DESTINATION_USER_NAME,
                        line.get(13).substring(line.get(13).lastIndexOf('\\') + 1))
                .put(LogField.OBSERVER_INGRESS_ZONE, line.get(16))
                .put(LogField.OBSERVER_EGRESS_ZONE, line.get(17))
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, line.get(18))
                .put(LogField.OBSERVER_EGRESS_INTERFACE_NAME, line.get(19));
        switch (application) {
            case "not-applicable", "incomplete", "insufficient-data" -> {
                // words of theirs for "not known"
            }
            default -> event.put(LogField.NETWORK_APPLICATION, application);
        }
        transport(line, event);
    }

    private static void transport(CommaFields line, LogEvent event) {
        String protocol = line.get(29).toLowerCase(Locale.ROOT);
        long number = switch (protocol) {
            case "icmp" -> 1;
            case "tcp" -> 6;
            case "udp" -> 17;
            case "gre" -> 47;
            case "esp" -> 50;
            case "icmp6", "ipv6-icmp" -> 58;
            case "sctp" -> 132;
            default -> new Cursor(protocol).number();
        };
        TransportNumber.put(event, number);
        boolean ports = TransportNumber.hasPorts(number);
        if (ports) {
            port(line, 24, LogField.SOURCE_PORT, event);
            port(line, 25, LogField.DESTINATION_PORT, event);
        }
        if (nat(line, 9, 7, 26, 24)) {
            event.put(LogField.SOURCE_NAT_IP, Cursor.address(line.get(9)));
            if (ports) {
                port(line, 26, LogField.SOURCE_NAT_PORT, event);
            }
        }
        if (nat(line, 10, 8, 27, 25)) {
            event.put(LogField.DESTINATION_NAT_IP, Cursor.address(line.get(10)));
            if (ports) {
                port(line, 27, LogField.DESTINATION_NAT_PORT, event);
            }
        }
    }

    /** Both sides have such fields as soon as one of them is translated; 0.0.0.0 says that none is. */
    private static boolean nat(CommaFields line, int after, int before, int portAfter, int portBefore) {
        IpAddress address = Cursor.address(line.get(after));
        if (address == null
                || line.get(after).equals("0.0.0.0")
                || line.get(after).equals("::")) {
            return false;
        }
        return !address.equals(Cursor.address(line.get(before)))
                || !line.get(portAfter).equals(line.get(portBefore));
    }

    private static void port(CommaFields line, int place, LogField field, LogEvent event) {
        Cursor cursor = new Cursor(line.get(place));
        long port = cursor.port();
        if (port != Cursor.NO_NUMBER && cursor.atEnd()) {
            event.put(field, port);
        }
    }

    private static void number(CommaFields line, int place, LogField field, int factor, LogEvent event) {
        Cursor cursor = new Cursor(line.get(place));
        long number = cursor.number();
        if (number >= 0 && number <= Long.MAX_VALUE / factor && cursor.atEnd()) {
            event.put(field, number * factor);
        }
    }
}
