/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a connection as a line names it.
 *
 * @param address null when the line has a name instead, or says that it is unknown
 * @param name null when the line has an address
 * @param port {@link Cursor#NO_NUMBER} when the line has none
 */
record Client(@Nullable IpAddress address, @Nullable String name, long port) {
    private static final String PORT = " port ";
    private static final int LONGEST_NAME = 255;

    /** Without a port; null when the text is neither an address nor a name of a host. */
    static @Nullable Client of(String host) {
        return of(host, Cursor.NO_NUMBER);
    }

    static @Nullable Client of(String host, long port) {
        if (host.equalsIgnoreCase("unknown")) {
            return new Client(null, null, port);
        }
        IpAddress address = address(host);
        if (address != null) {
            return new Client(address, null, port);
        }
        return isHostName(host) ? new Client(null, host, port) : null;
    }

    /** {@code HOST} or {@code HOST port N}, which must be the whole text; null when it is not. */
    static @Nullable Client ofWords(String text) {
        int at = text.indexOf(PORT);
        if (at < 0) {
            return of(text);
        }
        long port = portOf(text, at + PORT.length());
        return port < 0 ? null : of(text.substring(0, at), port);
    }

    /** {@code ADDRESS:PORT} or {@code [ADDRESS]:PORT}, which must be the whole text; null when it is not. */
    static @Nullable Client ofColon(String text) {
        int colon = text.lastIndexOf(':');
        long port = colon < 0 ? Cursor.NO_NUMBER : portOf(text, colon + 1);
        IpAddress address = port < 0 ? null : address(text.substring(0, colon));
        return address == null ? null : new Client(address, null, port);
    }

    /** A port that goes to the end of a text; negative when there is none. */
    static long portOf(String text, int from) {
        Cursor cursor = new Cursor(text);
        cursor.position(from);
        long port = cursor.port();
        return cursor.atEnd() ? port : Cursor.NO_NUMBER;
    }

    /** An address, in brackets or with a zone, too; null when it is none. */
    static @Nullable IpAddress address(String text) {
        if (text.length() > 2 && text.charAt(0) == '[' && text.charAt(text.length() - 1) == ']') {
            return address(text.substring(1, text.length() - 1));
        }
        int zone = text.indexOf('%');
        return Cursor.address(zone > 0 && text.indexOf(':') >= 0 ? text.substring(0, zone) : text);
    }

    /** Letters, digits, dots, hyphens and underscores: whatever else stands there did not come from a resolver. */
    static boolean isHostName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean fits = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || (character == '.' && i > 0)
                    || character == '-'
                    || character == '_';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Puts it as the source. */
    LogEvent putSource(LogEvent event) {
        event.put(LogField.SOURCE_IP, address).put(LogField.SOURCE_ADDRESS, name);
        if (name != null && isDomain(name)) {
            event.put(LogField.SOURCE_DOMAIN, name);
        }
        return port >= 0 ? event.put(LogField.SOURCE_PORT, port) : event;
    }

    /** Puts it as the destination, which lines never name but by its address. */
    LogEvent putDestination(LogEvent event) {
        event.put(LogField.DESTINATION_IP, address);
        return port >= 0 ? event.put(LogField.DESTINATION_PORT, port) : event;
    }

    /** What looks like an address, such as 10.0.0.999 or 10.0.0.x, is no name of the DNS. */
    private static boolean isDomain(String name) {
        int dot = name.lastIndexOf('.');
        return (dot < 0 || name.length() - dot > 2) && Character.isLetter(name.charAt(dot + 1));
    }
}
