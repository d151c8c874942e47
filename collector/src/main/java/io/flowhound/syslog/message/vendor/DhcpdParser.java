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
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/** Understands the leases of ISC dhcpd: DHCPACK on ADDRESS to MAC (NAME) via INTERFACE, and its relatives. */
final class DhcpdParser implements MessageParser {
    @Override
    public String name() {
        return "dhcpd";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        if (!"dhcpd".equals(message.program())) {
            return false;
        }
        Cursor cursor = new Cursor(message.text());
        String action = Leases.action(cursor.until(" "));
        return action != null && cursor.skip(" ") && lease(action, cursor, event);
    }

    private static boolean lease(String action, Cursor cursor, LogEvent event) {
        IpAddress address = null;
        String mac = null;
        if (cursor.skip("on ") || cursor.skip("for ") || cursor.skip("of ")) {
            address = cursor.address();
            if (address == null || !cursor.skip(" ")) {
                return false;
            }
            if (cursor.skip("(") && (cursor.address() == null || !cursor.skip(") "))) { // the server that is asked
                return false;
            }
            mac = cursor.skip("to ") || cursor.skip("from ") ? MacText.read(cursor.word()) : null;
            if (mac == null) {
                return false;
            }
        } else if (cursor.skip("from ") || cursor.skip("to ")) {
            address = cursor.address();
            cursor.skipBlanks();
            mac = address == null ? MacText.read(cursor.word()) : inBrackets(cursor);
            if (address == null && mac == null) {
                return false;
            }
        } else {
            return false;
        }
        return rest(action, address, mac, cursor, event);
    }

    /** The MAC of an answer to DHCPINFORM, where others have the name; null when there is none. */
    private static @Nullable String inBrackets(Cursor cursor) {
        int start = cursor.position();
        String mac = cursor.skip("(") ? MacText.read(cursor.upTo(") ")) : null;
        if (mac == null) {
            cursor.position(start);
        }
        return mac;
    }

    private static boolean rest(
            String action, @Nullable IpAddress address, @Nullable String mac, Cursor cursor, LogEvent event) {
        String name = null;
        if (cursor.skip("(")) {
            name = cursor.upToLast(") via ");
            if (name == null) {
                return false;
            }
        } else if (!cursor.skip("via ")) {
            return false;
        }
        String device = cursor.until(" :");
        String reason = cursor.skip(": ") ? cursor.rest() : null;
        Leases.put(event, action, reason).put(LogField.SOURCE_IP, address).put(LogField.SOURCE_MAC, mac);
        if (name != null && name.indexOf(' ') < 0 && name.indexOf(')') < 0 && Cursor.address(name) == null) {
            event.put(LogField.SOURCE_DOMAIN, name);
        }
        if (Cursor.address(device) == null) { // else a relay
            event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, device);
        }
        return true;
    }
}
