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

/** Understands the leases of dnsmasq, DHCPv4 and DHCPv6, with the transaction ids of log-dhcp and without. */
final class DnsmasqDhcpParser implements MessageParser {
    private static final String SLAAC = "slaac-confirm";

    @Override
    public String name() {
        return "dnsmasq-dhcp";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = message.program();
        if (program == null || !(program.startsWith("dnsmasq") || program.equals("pihole-FTL"))) {
            return false;
        }
        Cursor cursor = new Cursor(message.text());
        if (cursor.number() != Cursor.NO_NUMBER && !cursor.skip(" ")) {
            return false;
        }
        String action = action(cursor.until("( "));
        if (action == null || !cursor.skip("(")) {
            return false;
        }
        String device = cursor.upTo(") ");
        return device != null && device.indexOf(' ') < 0 && lease(action, device, cursor, event);
    }

    private static @Nullable String action(String message) {
        return message.equals("SLAAC-CONFIRM") ? SLAAC : Leases.action(message);
    }

    private static boolean lease(String action, String device, Cursor cursor, LogEvent event) {
        IpAddress address = cursor.address();
        cursor.skipBlanks();
        // SLAAC-CONFIRM has no client id; the client id of DHCPv6 is a DUID: longer, and no MAC that the client must
        // still have.
        String client = action.equals(SLAAC) ? null : cursor.word();
        String mac = MacText.read(client);
        if (client == null ? address == null : mac == null && !isHexadecimal(client)) {
            return false;
        }
        if (action.equals(Leases.ACK) && address == null) {
            return false; // confirms something else than an address
        }
        String more = cursor.rest();
        boolean named = action.equals(Leases.ACK) || action.equals(Leases.OFFER) || action.equals(SLAAC);
        Leases.put(event, action, named || more.isEmpty() ? null : more)
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, device)
                .put(LogField.SOURCE_IP, address)
                .put(LogField.SOURCE_MAC, mac);
        if (named && more.indexOf(' ') < 0 && Cursor.address(more) == null) {
            event.put(LogField.SOURCE_DOMAIN, more);
        }
        return true;
    }

    private static boolean isHexadecimal(String text) {
        boolean colon = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            colon |= character == ':';
            if (Character.digit(character, 16) < 0 && character != ':' && character != '-') {
                return false;
            }
        }
        return colon;
    }
}
