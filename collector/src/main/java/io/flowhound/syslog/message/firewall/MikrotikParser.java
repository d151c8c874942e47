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
 * Reads the log of RouterOS (MikroTik): packets of the firewall, logins, leases, stations of the wireless. A router sends its topics
 * ({@code firewall,info}) before the message, or, with BSD headers, nothing at all: then readers of headers take the first word of the
 * message for the program, and it is put back here.
 */
final class MikrotikParser implements MessageParser {
    private static final int MAC_LENGTH = 17;

    @Override
    public String name() {
        return "mikrotik";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String line = message.line();
        boolean understood = line.contains(": in:")
                ? MikrotikPacket.read(body(message), event)
                : (line.contains(" via ") && login(body(message), event))
                        || (line.contains("assigned ") && lease(body(message), event))
                        || station(line, event);
        if (understood) {
            event.put(LogField.OBSERVER_VENDOR, "MikroTik")
                    .put(LogField.OBSERVER_PRODUCT, "routeros")
                    .put(LogField.OBSERVER_TYPE, "router");
        }
        return understood;
    }

    /** The message with the word that the header took from it, without topics. */
    private static String body(SyslogMessage message) {
        String body = message.text();
        String program = message.program();
        if (program != null && message.pid() == null) {
            int text = Math.max(0, message.line().lastIndexOf(body));
            String before = message.line().substring(0, text);
            if (before.endsWith(program + " ") || before.endsWith(program + ": ")) {
                body = before.substring(before.lastIndexOf(program)) + body;
            }
        }
        int blank = body.indexOf(' ');
        return isTopics(body, blank) ? body.substring(blank + 1).strip() : body;
    }

    private static boolean isTopics(String body, int end) {
        boolean comma = false;
        for (int i = 0; i < end; i++) {
            char character = body.charAt(i);
            comma |= character == ',';
            if (character != ',' && character != '-' && character != ':' && !Character.isLetterOrDigit(character)) {
                return false;
            }
        }
        return comma;
    }

    private static boolean login(String body, LogEvent event) {
        Cursor cursor = new Cursor(body);
        if (cursor.skip("login failure for user ")) {
            return who(cursor, " from ", " via ", event, false);
        }
        if (!cursor.skip("user ")) {
            return false;
        }
        int user = cursor.position();
        cursor.word();
        if (cursor.sees("logged in ")) {
            cursor.position(user);
            return who(cursor, " logged in from ", " logged in via ", event, true);
        }
        if (cursor.sees("logged out ")) {
            cursor.position(user);
            if (who(cursor, " logged out from ", " logged out via ", event, true)) {
                event.remove(LogField.EVENT_TYPE);
                Outcome.logout(event);
                return true;
            }
        }
        return false;
    }

    /** Whoever tries a name may write anything into it, so the last place is the one that counts. */
    private static boolean who(Cursor cursor, String from, String via, LogEvent event, boolean success) {
        int start = cursor.position();
        String user = cursor.upToLast(from);
        IpAddress address = null;
        String mac = null;
        if (user != null) {
            String client = cursor.upTo(" via ");
            address = Cursor.address(client);
            mac = PacketFields.mac(client);
        }
        String service;
        if (address == null && mac == null) { // on the console: "via local", without an address
            cursor.position(start);
            user = cursor.upToLast(via);
            service = cursor.rest();
            if (!service.equals("local") && !service.equals("console")) {
                return false;
            }
            service = null;
        } else {
            service = cursor.word();
        }
        if (user == null || !cursor.atEnd() || (success && user.indexOf(' ') >= 0)) {
            return false;
        }
        Outcome.login(event, success)
                .put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, address)
                .put(LogField.SOURCE_MAC, mac)
                .put(LogField.NETWORK_PROTOCOL, service);
        return true;
    }

    /** {@code defconf assigned 192.0.2.7 for 00:00:5E:00:53:01 laptop}; newer ones say "for", older ones "to" and "from". */
    private static boolean lease(String body, LogEvent event) {
        Cursor cursor = new Cursor(body);
        cursor.word();
        boolean assigned = cursor.skip("assigned ");
        if (!assigned && !cursor.skip("deassigned ")) {
            return false;
        }
        IpAddress address = cursor.address();
        if (address == null || !(cursor.skip(" for ") || cursor.skip(" to ") || cursor.skip(" from "))) {
            return false;
        }
        String mac = PacketFields.mac(cursor.word());
        if (mac == null) {
            return false;
        }
        String host = cursor.rest();
        Outcome.network(event, assigned ? "dhcp-ack" : "dhcp-release")
                .put(LogField.SOURCE_IP, address)
                .put(LogField.SOURCE_MAC, mac)
                .put(LogField.SOURCE_DOMAIN, host.indexOf(' ') < 0 ? host : null);
        return true;
    }

    /** {@code 00:00:5E:00:53:01@wlan1: connected, signal strength -60}. */
    private static boolean station(String line, LogEvent event) {
        int at = line.indexOf('@');
        int start = at - MAC_LENGTH;
        if (start < 0 || (start > 0 && line.charAt(start - 1) != ' ')) {
            return false;
        }
        String mac = PacketFields.mac(line, start);
        if (mac == null) {
            return false;
        }
        Cursor cursor = new Cursor(line);
        cursor.position(at + 1);
        String network = cursor.until(" :");
        cursor.skip(":");
        cursor.skipBlanks();
        String verb = cursor.until(" ,");
        boolean begins = verb.equals("connected");
        if (network.isEmpty() || (!begins && !verb.equals("disconnected"))) {
            return false;
        }
        event.put(LogField.EVENT_CATEGORY, "network")
                .add(LogField.EVENT_CATEGORY, "session")
                .put(LogField.EVENT_TYPE, begins ? "start" : "end")
                .put(LogField.EVENT_ACTION, begins ? "wifi-associated" : "wifi-disassociated")
                .put(LogField.EVENT_OUTCOME, "success")
                .put(LogField.EVENT_REASON, !begins && cursor.skip(", ") ? cursor.rest() : (@Nullable String) null)
                .put(LogField.SOURCE_MAC, mac)
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, network);
        return true;
    }
}
