/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import org.jspecify.annotations.Nullable;

/** One side of a connection as an ASA writes it: {@code interface:address/port (mapped/port)(DOMAIN\\user)}, most of it optional. */
final class AsaSide {
    private @Nullable String zone;
    private @Nullable IpAddress ip;
    private @Nullable String host;
    private long port = Cursor.NO_NUMBER;
    private @Nullable IpAddress natIp;
    private long natPort = Cursor.NO_NUMBER;
    private @Nullable String user;

    private AsaSide() {}

    /** Reads a side and moves behind it; null when there is none. */
    static @Nullable AsaSide read(Cursor cursor) {
        cursor.skipBlanks();
        String word = cursor.until(" (,;");
        if (word.endsWith(":") && cursor.sees(" ")) {
            cursor.skipBlanks();
            word += cursor.until(" (,;");
        }
        AsaSide side = new AsaSide();
        int slash = word.lastIndexOf('/');
        String address = slash < 0 ? word : word.substring(0, slash);
        side.port = slash < 0 ? Cursor.NO_NUMBER : AsaServices.port(word.substring(slash + 1));
        if (slash >= 0 && side.port < 0 && AsaServices.isWrong(word.substring(slash + 1))) {
            return null;
        }
        side.ip = Cursor.address(address);
        if (side.ip == null) {
            int colon = address.indexOf(':');
            if (colon <= 0 || colon == address.length() - 1) {
                return null;
            }
            side.zone = address.substring(0, colon);
            String rest = address.substring(colon + 1);
            side.ip = Cursor.address(rest);
            side.host = side.ip == null && isName(rest) ? rest : null;
            if (side.ip == null && side.host == null) {
                return null;
            }
        }
        side.parentheses(cursor);
        return side;
    }

    /** {@code interface/address(port)}, as the messages of access lists have it; null when it is none. */
    static @Nullable AsaSide readOfList(Cursor cursor) {
        cursor.skipBlanks();
        AsaSide side = new AsaSide();
        String word = cursor.until(" (");
        int slash = word.lastIndexOf('/');
        side.zone = slash < 0 ? null : word.substring(0, slash);
        side.ip = Cursor.address(word.substring(slash + 1));
        if (side.ip == null) {
            return null;
        }
        if (cursor.skip("(")) {
            side.port = AsaServices.port(cursor.until(")"));
            if (!cursor.skip(")")) {
                return null;
            }
        }
        side.parentheses(cursor);
        return side;
    }

    private void parentheses(Cursor cursor) {
        int start = cursor.position();
        while (cursor.skip("(") || cursor.skip(" (")) {
            String inner = cursor.upTo(")");
            if (inner == null) {
                cursor.position(start);
                return;
            }
            int slash = inner.lastIndexOf('/');
            IpAddress mapped = natIp == null ? Cursor.address(slash < 0 ? inner : inner.substring(0, slash)) : null;
            int backslash = inner.indexOf('\\');
            if (mapped != null) {
                natIp = mapped;
                natPort = slash < 0 ? Cursor.NO_NUMBER : AsaServices.port(inner.substring(slash + 1));
            } else if (backslash >= 0 && user == null) {
                int comma = inner.indexOf(',', backslash); // a security group may follow
                user = inner.substring(backslash + 1, comma < 0 ? inner.length() : comma);
            } else {
                cursor.position(start); // of the message, not of this side
                return;
            }
            start = cursor.position();
        }
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!Character.isLetterOrDigit(character) && character != '-' && character != '_' && character != '.') {
                return false;
            }
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true; // digits and dots alone were meant for an address
            }
        }
        return false;
    }

    @Nullable
    IpAddress ip() {
        return ip;
    }

    @Nullable
    String zone() {
        return zone;
    }

    /** The port; the id of ICMP where it stands in that place. */
    long port() {
        return port;
    }

    void user(@Nullable String name) {
        user = user == null ? name : user;
    }

    /** The side that it is translated to, as a translation tells it; its own port and address otherwise. */
    void translatedTo(AsaSide mapped) {
        natIp = mapped.ip;
        natPort = mapped.port;
    }

    /** Puts who opened it. */
    void putSource(LogEvent event, boolean ports) {
        event.put(LogField.SOURCE_IP, ip)
                .put(LogField.SOURCE_ADDRESS, host)
                .put(LogField.SOURCE_USER_NAME, user)
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, zone);
        put(event, LogField.SOURCE_PORT, ports ? port : -1);
        if (natIp != null && !natIp.equals(ip)) {
            event.put(LogField.SOURCE_NAT_IP, natIp);
        }
        if (natIp != null && natPort != port) {
            put(event, LogField.SOURCE_NAT_PORT, ports ? natPort : -1);
        }
    }

    /** Puts who was asked. */
    void putDestination(LogEvent event, boolean ports) {
        event.put(LogField.DESTINATION_IP, ip)
                .put(LogField.DESTINATION_ADDRESS, host)
                .put(LogField.DESTINATION_USER_NAME, user)
                .put(LogField.OBSERVER_EGRESS_INTERFACE_NAME, zone);
        put(event, LogField.DESTINATION_PORT, ports ? port : -1);
        if (natIp != null && !natIp.equals(ip)) {
            event.put(LogField.DESTINATION_NAT_IP, natIp);
        }
        if (natIp != null && natPort != port) {
            put(event, LogField.DESTINATION_NAT_PORT, ports ? natPort : -1);
        }
    }

    private static void put(LogEvent event, LogField field, long port) {
        if (port >= 0) {
            event.put(field, port);
        }
    }
}
