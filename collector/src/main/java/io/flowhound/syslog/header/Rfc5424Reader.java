/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import org.jspecify.annotations.Nullable;

/** Reads headers by RFC 5424, section 6, from behind the priority. Fields that are missing at the end count as nil. */
final class Rfc5424Reader {
    private static final String VERSION = "1 ";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Seconds since 1970 behind the version are no RFC 5424, but what Meraki makes of it. */
    private static final int ISO_DASH = 4;

    private final TimeReader times;
    private final StructuredData data = new StructuredData();

    Rfc5424Reader(TimeReader times) {
        this.times = times;
    }

    /** Reads the line of a header; whether it has this form. If not, the header has no time. */
    boolean read(Header header) {
        String line = header.line;
        if (!line.startsWith(VERSION)) {
            return false;
        }
        int at = Text.behindBlanks(line, VERSION.length());
        boolean nil = Text.at(line, at) == '-' && isEnd(line, at + 1);
        if (nil ? !HeaderReader.hasPriority(header) : Text.at(line, at + ISO_DASH) != '-') {
            return false;
        }
        int behind = nil ? at + 1 : times.read(line, at, header.time);
        if (behind < 0 || !isEnd(line, behind)) {
            header.time.clear();
            return false;
        }
        header.format = Header.Format.RFC5424;
        rest(line, behind, header);
        return true;
    }

    private void rest(String line, int from, Header header) {
        int host = Text.behindBlanks(line, from);
        int program = next(line, host);
        int pid = next(line, program);
        int messageId = next(line, pid);
        int elements = next(line, messageId);
        header.hostname = field(line, host, program);
        header.program = field(line, program, pid);
        header.pid = field(line, pid, messageId);
        header.messageId = field(line, messageId, elements);
        header.text = text(line, elements, header).strip();
    }

    private String text(String line, int at, Header header) {
        int behind = at;
        if (Text.at(line, at) == '-' && isEnd(line, at + 1)) {
            behind = at + 1;
        } else if (Text.at(line, at) == '[') {
            behind = data.read(line, at);
            header.structuredData = data.elements();
        } else if (at < line.length()) {
            behind = -1;
        }
        if (behind < 0) {
            header.problem = Problem.BAD_STRUCTURED_DATA;
            return line.substring(at);
        }
        int start = Text.at(line, behind) == ' ' ? behind + 1 : behind;
        return line.substring(Text.at(line, start) == BYTE_ORDER_MARK ? start + 1 : start);
    }

    private static int next(String line, int from) {
        return Text.behindBlanks(line, Text.blankFrom(line, from));
    }

    private static @Nullable String field(String line, int from, int next) {
        int end = Text.blankFrom(line, from);
        if (end == from || (end == from + 1 && line.charAt(from) == '-')) {
            return null;
        }
        return line.substring(from, Math.min(Math.min(end, next), from + Header.LONGEST_NAME));
    }

    private static boolean isEnd(String line, int at) {
        return at >= line.length() || line.charAt(at) == ' ';
    }
}
