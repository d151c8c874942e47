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

/** Understands the leases of small routers: those of busybox (udhcpd), and the DHCPv6 ones of OpenWrt (odhcpd). */
final class UdhcpdParser implements MessageParser {
    private static final String WHOLE_ADDRESS = "/128";

    @Override
    public String name() {
        return "udhcpd";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = message.program();
        if (program == null) {
            return false;
        }
        return switch (program) {
            case "udhcpd" -> busybox(new Cursor(message.text()), event);
            case "odhcpd" -> openwrt(new Cursor(message.text()), event);
            default -> false;
        };
    }

    private static boolean busybox(Cursor cursor, LogEvent event) {
        if (!cursor.skipIgnoringCase("sending ")) {
            return false;
        }
        boolean given = cursor.skip("ACK to ");
        if (!given && !cursor.skip("OFFER of ") && !cursor.skip("OFFER to ")) {
            return false;
        }
        IpAddress address = cursor.address();
        if (address == null) {
            return false;
        }
        Leases.put(event, given ? Leases.ACK : Leases.OFFER, null)
                .put(LogField.SOURCE_IP, address)
                .put(LogField.SOURCE_MAC, MacText.read(cursor.skipBlanks().word()));
        return true;
    }

    /** "DHCPV6 REQUEST IA_NA from DUID on br-lan: ok ADDRESS/128 ...": prefixes for other routers are no addresses of hosts. */
    private static boolean openwrt(Cursor cursor, LogEvent event) {
        if (!cursor.skip("DHCPV6 ")) {
            return false;
        }
        String action = switch (cursor.word()) {
            case "SOLICIT" -> Leases.OFFER;
            case "REQUEST", "RENEW", "REBIND" -> Leases.ACK;
            case "RELEASE" -> Leases.RELEASE;
            default -> "";
        };
        if (action.isEmpty() || !cursor.skip("IA_NA from ") || cursor.word().isEmpty() || !cursor.skip("on ")) {
            return false;
        }
        String device = cursor.until(": ");
        IpAddress address = cursor.skip(": ok ") ? cursor.address() : null;
        if (address == null || !cursor.sees(WHOLE_ADDRESS)) {
            return false;
        }
        Leases.put(event, action, null)
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, device)
                .put(LogField.SOURCE_IP, address);
        return true;
    }
}
