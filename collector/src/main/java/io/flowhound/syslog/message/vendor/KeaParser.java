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

/** Understands the leases of Kea: DHCP4_LEASE_ALLOC and its relatives. */
final class KeaParser implements MessageParser {
    @Override
    public String name() {
        return "kea";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = message.program();
        if (program == null || !program.startsWith("kea-dhcp")) {
            return false;
        }
        Cursor cursor = new Cursor(message.text());
        while (!cursor.atEnd() && !cursor.sees("DHCP4_") && !cursor.sees("DHCP6_")) {
            cursor.word(); // time, level and place of the code
        }
        String code = cursor.word();
        String action = action(code);
        String mac = mac(cursor);
        // Behind the client come fixed words: what it chose itself stands in the brackets before them.
        if (action == null || !cursor.goBehind("tid=") || !cursor.goBehind(": ")) {
            return false;
        }
        IpAddress address = cursor.skip("lease for address ") || cursor.skip("lease ") || cursor.skip("address ")
                ? cursor.address()
                : null;
        if (address == null) {
            return false;
        }
        Leases.put(event, action, null)
                .put(LogField.EVENT_CODE, code)
                .put(LogField.SOURCE_IP, address)
                .put(LogField.SOURCE_MAC, mac);
        return true;
    }

    private static @Nullable String mac(Cursor cursor) {
        return cursor.skip("[hwtype=1 ") ? MacText.read(cursor.until("]")) : null;
    }

    private static @Nullable String action(String code) {
        return switch (code) {
            case "DHCP4_LEASE_ADVERT", "DHCP4_LEASE_OFFER", "DHCP6_LEASE_ADVERT" -> Leases.OFFER;
            case "DHCP4_LEASE_ALLOC",
                    "DHCP4_LEASE_REUSE",
                    "DHCP6_LEASE_ALLOC",
                    "DHCP6_LEASE_REUSE",
                    "DHCP6_LEASE_RENEW" -> Leases.ACK;
            case "DHCP4_RELEASE", "DHCP6_RELEASE_NA" -> Leases.RELEASE;
            default -> null;
        };
    }
}
