/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MacText;
import io.flowhound.syslog.message.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What FortiGate says of people (type=event): administrators, users that authenticate, tunnels; and its leases. */
final class FortigateEvents {
    private FortigateEvents() {}

    static boolean event(KeyValues line, LogEvent event) {
        return switch (line.word("subtype")) {
            case "system" -> line.text("dhcp_msg") == null ? admin(line, event) : lease(line, event);
            case "admin" -> admin(line, event);
            case "user" -> user(line, event);
            case "vpn" -> tunnel(line, event);
            default -> false;
        };
    }

    private static boolean admin(KeyValues line, LogEvent event) {
        String action = line.word("action");
        String user = line.text("user");
        Boolean success = success(line.word("status"));
        if (user == null || success == null || !(action.equals("login") || action.equals("logout"))) {
            return false;
        }
        if (action.equals("logout")) {
            Outcome.logout(event);
        } else {
            Outcome.login(event, success);
        }
        Cursor way = new Cursor(line.word("ui")); // "ssh(192.0.2.7)"
        String method = way.until("(");
        IpAddress from = line.address("srcip");
        if (from == null && way.skip("(")) {
            from = way.address();
        }
        event.put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, from)
                .put(LogField.DESTINATION_IP, line.address("dstip"))
                .put(LogField.EVENT_REASON, line.text("reason"))
                .put(LogField.NETWORK_PROTOCOL, protocol(line.word("method"), method));
        return true;
    }

    private static @Nullable String protocol(String method, String way) {
        String word = (method.isEmpty() ? way : method).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "ssh", "https", "http", "telnet" -> word;
            default -> null;
        };
    }

    private static @Nullable Boolean success(String status) {
        return switch (status) {
            case "success" -> Boolean.TRUE;
            case "failed", "failure", "fail" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static boolean user(KeyValues line, LogEvent event) {
        String user = line.text("user");
        Boolean success = success(line.word("status"));
        if (user == null) {
            return false;
        }
        switch (line.word("action")) {
            case "authentication" -> {
                if (success == null) {
                    return false;
                }
                Outcome.login(event, success);
            }
            case "auth-logon" -> Outcome.login(event, true);
            case "auth-logout" -> Outcome.logout(event);
            case "FSSO-logon" -> Outcome.session(event, true);
            case "FSSO-logoff" -> Outcome.session(event, false);
            default -> {
                return false;
            }
        }
        event.put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, line.address("srcip"))
                .put(LogField.DESTINATION_IP, line.address("dstip"))
                .put(LogField.RULE_ID, line.text("policyid"))
                .put(LogField.EVENT_REASON, line.text("reason"));
        return true;
    }

    private static boolean tunnel(KeyValues line, LogEvent event) {
        boolean ssl = line.word("tunneltype").startsWith("ssl");
        String account = line.text("xauthuser") == null ? line.text("eapuser") : line.text("xauthuser");
        // Of IPsec, "user" is the identity of the peer, such as its address.
        String user = ssl ? line.text("user") : account;
        switch (line.word("action")) {
            case "ssl-login-fail" -> {
                user = line.text("user");
                Outcome.login(event, false);
            }
            case "tunnel-up" -> begin(user, ssl, event);
            case "tunnel-down" -> end(user, ssl, event);
            default -> {
                return false;
            }
        }
        event.put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, line.address("remip"))
                .put(LogField.SOURCE_NAT_IP, line.address("tunnelip"))
                .put(LogField.DESTINATION_IP, line.address("locip"))
                .put(LogField.RULE_NAME, line.text("vpntunnel"))
                .put(LogField.EVENT_REASON, line.text("reason"))
                .put(LogField.NETWORK_PROTOCOL, ssl ? "ssl-vpn" : "ipsec");
        line.putPort(event, LogField.SOURCE_PORT, "remport");
        line.putPort(event, LogField.DESTINATION_PORT, "locport");
        return true;
    }

    private static void begin(@Nullable String user, boolean ssl, LogEvent event) {
        if (ssl || user != null) {
            Outcome.login(event, true);
        } else {
            Outcome.connection(event, true);
        }
    }

    private static void end(@Nullable String user, boolean ssl, LogEvent event) {
        if (ssl || user != null) {
            Outcome.logout(event);
        } else {
            Outcome.connection(event, false);
        }
    }

    private static boolean lease(KeyValues line, LogEvent event) {
        String action = Leases.action("DHCP" + line.word("dhcp_msg").toUpperCase(Locale.ROOT));
        String mac = MacText.read(line.text("mac"));
        if (action == null || mac == null) {
            return false;
        }
        Leases.put(event, action, null)
                .put(LogField.SOURCE_IP, line.address("ip"))
                .put(LogField.SOURCE_MAC, mac)
                .put(LogField.SOURCE_DOMAIN, line.text("hostname"))
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, line.text("interface"));
        return true;
    }
}
