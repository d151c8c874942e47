/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import io.flowhound.syslog.message.Cursor;

/** Finds the host between time and program, where RFC 3164 has it and many senders leave it out. */
final class HostReader {
    private static final int LONGEST_ADDRESS = 45;
    /** What AIX writes in place of the host when it forwards. */
    private static final String FORWARDED = "Message forwarded from ";

    private HostReader() {}

    /** Puts the host that stands there; returns where what follows begins, {@code at} itself when there is no host. */
    static int read(String line, int at, Header header) {
        if (line.startsWith(FORWARDED, at)) {
            return forwarded(line, at, header);
        }
        int end = at;
        while (end < line.length() && isOfName(line.charAt(end))) {
            end++;
        }
        if (Text.at(line, end) == ':') {
            end = address(line, at);
        }
        int next = Text.behindBlanks(line, end);
        // A name with nothing behind it is the message.
        if (end <= at
                || next == end
                || next == line.length()
                || end - at > Header.LONGEST_NAME
                || isMessage(line, at)) {
            return at;
        }
        header.hostname = end == at + 1 && line.charAt(at) == '-' ? null : line.substring(at, end);
        return next;
    }

    private static int forwarded(String line, int at, Header header) {
        int start = at + FORWARDED.length();
        int colon = line.indexOf(": ", start);
        if (colon <= start || colon - start > Header.LONGEST_NAME || line.indexOf(' ', start) < colon) {
            return at;
        }
        header.hostname = line.substring(start, colon);
        return Text.behindBlanks(line, colon + 1);
    }

    /** Where the IPv6 address ends that stands there, before a blank; {@code at} when there is none. */
    private static int address(String line, int at) {
        int end = Text.blankFrom(line, at);
        return end - at <= LONGEST_ADDRESS && Cursor.address(line.substring(at, end)) != null ? end : at;
    }

    private static boolean isOfName(char character) {
        return Text.isLetter(character)
                || Text.isDigit(character)
                || character == '.'
                || character == '-'
                || character == '_'
                || (character > 0x7F && Character.isLetterOrDigit(character));
    }

    /** Whether words stand there that begin messages without host and program. */
    static boolean isMessage(String line, int at) {
        return line.startsWith("last message ", at)
                || line.startsWith("message repeated ", at)
                || line.startsWith("MSWinEventLog", at)
                || line.startsWith("--- last ", at);
    }
}
