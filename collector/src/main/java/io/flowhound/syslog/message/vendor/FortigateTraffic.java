/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MacText;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.TransportNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What FortiGate says of connections: what a policy decided, how they ended, and what its security functions thought of them. */
final class FortigateTraffic {
    private FortigateTraffic() {}

    /** type=traffic. */
    static boolean traffic(KeyValues line, LogEvent event) {
        if (line.address("srcip") == null || line.address("dstip") == null || !decision(line, event)) {
            return false;
        }
        connection(line, event);
        line.putNumber(event, LogField.SOURCE_BYTES, "sentbyte", 1);
        line.putNumber(event, LogField.DESTINATION_BYTES, "rcvdbyte", 1);
        line.putNumber(event, LogField.SOURCE_PACKETS, "sentpkt", 1);
        line.putNumber(event, LogField.DESTINATION_PACKETS, "rcvdpkt", 1);
        translation(line, event);
        return true;
    }

    /** type=utm and its predecessors: ips, virus, webfilter, app-ctrl and others. */
    static boolean security(KeyValues line, LogEvent event) {
        String action = line.word("action");
        String refusal = refusal(action);
        if (refusal != null) {
            Outcome.firewall(event, refusal, false).put(LogField.EVENT_REASON, line.text("msg"));
        } else if (isPass(action)) {
            Outcome.firewall(event, "allow", true);
        } else {
            return false;
        }
        connection(line, event);
        event.put(LogField.DESTINATION_DOMAIN, line.text("hostname"));
        return true;
    }

    private static boolean decision(KeyValues line, LogEvent event) {
        String action = line.word("action");
        String refusal = refusal(action);
        String content = line.word("utmaction");
        if (refusal != null) {
            Outcome.firewall(event, refusal, false);
            return true;
        }
        switch (action) {
            case "accept", "ip-conn", "dns" -> Outcome.firewall(event, "allow", true);
            case "start" -> Outcome.connection(event, true).add(LogField.EVENT_TYPE, "allowed");
            case "close", "timeout", "client-rst", "server-rst" ->
                Outcome.connection(event, false)
                        .add(LogField.EVENT_TYPE, "allowed")
                        .put(LogField.EVENT_REASON, action);
            default -> {
                return false;
            }
        }
        if (refusal(content) != null) { // the policy let it in, what was in it was not let through
            Outcome.firewall(event, "deny", false).put(LogField.EVENT_REASON, "utm " + content);
        }
        return true;
    }

    private static @Nullable String refusal(String action) {
        return switch (action) {
            case "deny", "block", "blocked", "clear_session", "quarantine" -> "deny";
            case "drop", "dropped", "drop_session" -> "drop";
            case "reset", "reset_client", "reset_server" -> "reject";
            default -> null;
        };
    }

    private static boolean isPass(String action) {
        return switch (action) {
            case "pass",
                    "passthrough",
                    "pass_session",
                    "allow",
                    "allowed",
                    "permit",
                    "monitored",
                    "detected",
                    "accept" -> true;
            default -> false;
        };
    }

    private static void connection(KeyValues line, LogEvent event) {
        event.put(LogField.SOURCE_IP, line.address("srcip"))
                .put(LogField.DESTINATION_IP, line.address("dstip"))
                .put(LogField.SOURCE_MAC, MacText.read(line.text("srcmac")))
                .put(LogField.SOURCE_USER_NAME, user(line))
                .put(LogField.RULE_ID, line.text("policyid"))
                .put(LogField.RULE_NAME, line.text("policyname"))
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, line.text("srcintf"))
                .put(LogField.OBSERVER_EGRESS_INTERFACE_NAME, line.text("dstintf"))
                .put(LogField.NETWORK_APPLICATION, line.word("app").toLowerCase(Locale.ROOT));
        long protocol = line.number("proto");
        TransportNumber.put(event, protocol);
        if (TransportNumber.hasPorts(protocol)) {
            line.putPort(event, LogField.SOURCE_PORT, "srcport");
            line.putPort(event, LogField.DESTINATION_PORT, "dstport");
        }
        String service = line.word("service");
        if (service.indexOf('/') < 0 && service.indexOf(' ') < 0) { // else a port, or a name that somebody gave
            event.put(LogField.NETWORK_PROTOCOL, service.toLowerCase(Locale.ROOT));
        }
    }

    private static @Nullable String user(KeyValues line) {
        String user = line.text("user");
        if (user == null) {
            user = line.text("srcuser");
        }
        return user == null ? line.text("unauthuser") : user;
    }

    /** "transip" and "transport" are the client's address behind NAT, "tranip" and "tranport" the server's. */
    private static void translation(KeyValues line, LogEvent event) {
        String kind = line.word("trandisp");
        if (kind.contains("snat") && line.address("transip") != null) {
            event.put(LogField.SOURCE_NAT_IP, line.address("transip"));
            port(line, "transport", LogField.SOURCE_NAT_PORT, event);
        }
        if (kind.contains("dnat") && line.address("tranip") != null) {
            event.put(LogField.DESTINATION_NAT_IP, line.address("tranip"));
            port(line, "tranport", LogField.DESTINATION_NAT_PORT, event);
        }
    }

    private static void port(KeyValues line, String key, LogField field, LogEvent event) {
        long port = line.number(key);
        if (port != Cursor.NO_NUMBER && port != 0) { // 0 is what lines without ports have
            line.putPort(event, field, key);
        }
    }
}
