/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What stands before a message, as different systems write it. */
enum LogHeader {
    /** RFC 3164, as most do: neither a year nor a zone. */
    RFC3164 {
        @Override
        String line(String host, long stated, LogMessage message) {
            return priority(message) + format(SHORT, stated) + " " + host + " " + tag(message) + message.text();
        }
    },
    /** The same without the host, as BusyBox does. */
    NO_HOST {
        @Override
        String line(String host, long stated, LogMessage message) {
            return priority(message) + format(SHORT, stated) + " " + tag(message) + message.text();
        }
    },
    /** The same with a whole time, as rsyslog forwards. */
    ISO {
        @Override
        String line(String host, long stated, LogMessage message) {
            return priority(message) + format(LONG, stated) + "+00:00 " + host + " " + tag(message) + message.text();
        }
    },
    /** RFC 5424. */
    RFC5424 {
        @Override
        String line(String host, long stated, LogMessage message) {
            String pid = message.pid() == 0 ? "-" : "" + message.pid();
            return priority(message) + "1 " + format(LONG, stated) + "Z " + host + " " + message.program() + " " + pid
                    + " - " + message.structured() + " " + message.text();
        }
    };

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'000'").withZone(ZoneOffset.UTC);

    /**
     * Puts the header before a message.
     *
     * @param stated what the host's clock says, milliseconds since 1970
     */
    abstract String line(String host, long stated, LogMessage message);

    /** Whether whoever reads it must guess the zone. */
    boolean isWithoutZone() {
        return this == RFC3164 || this == NO_HOST;
    }

    private static String priority(LogMessage message) {
        return "<" + message.priority() + ">";
    }

    /** The event logs of Windows have a program only where there is a place for it. */
    private static String tag(LogMessage message) {
        if (message.program().isEmpty()) {
            return "";
        }
        return message.pid() == 0 ? message.program() + ": " : message.program() + "[" + message.pid() + "]: ";
    }

    private static String format(DateTimeFormatter formatter, long millis) {
        return formatter.format(Instant.ofEpochMilli(millis));
    }
}
