/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/** Reads headers by RFC 3164, section 4.1, and what devices make of it, from behind the priority: time, host, program, process. */
final class Rfc3164Reader {
    /** Numbers and names that Cisco's devices put before the time, such as {@code 29: router1: 000032: }. */
    private static final int MOST_PREFIXES = 4;

    private static final int LONGEST_PREFIX = 64;
    /** rsyslog's way to write a control character. */
    private static final int ESCAPE_LENGTH = 4;

    private final TimeReader times;
    private final TagReader tags = new TagReader();

    Rfc3164Reader(TimeReader times) {
        this.times = times;
    }

    /** Reads the line of a header; whether it has anything of this form. */
    boolean read(Header header) {
        String line = header.line;
        int start = behindColon(line, Text.behindBlanks(line, 0));
        int end = times.read(line, start, header.time);
        if (end < 0) {
            return device(line, start, header)
                    || afterNumber(line, start, header)
                    || tags.readFirst(line, start, header);
        }
        behindTime(line, end, header);
        return true;
    }

    private static int behindColon(String line, int at) {
        return Text.at(line, at) == ':' ? Text.behindBlanks(line, at + 1) : at;
    }

    /** Host, program and message; a colon behind the time is Cisco's way to leave the host out. */
    private void behindTime(String line, int end, Header header) {
        header.format = Header.Format.RFC3164;
        int at = Text.behindBlanks(line, end);
        if (Text.at(line, at) == ':') {
            tags.read(line, Text.behindBlanks(line, at + 1), true, header);
            return;
        }
        int escape = behindEscape(line, at);
        if (header.priority == SyslogMessage.NONE && tags.behindPriority(line, escape, header)) {
            return; // else "mail.info" may well be a host
        }
        int model = behindModel(line, at);
        if (model > at) {
            tags.read(line, model, false, header);
            return;
        }
        int next = HostReader.read(line, escape, header);
        boolean host = next > escape;
        tags.read(line, host ? behindColon(line, next) : next, host, header);
    }

    /** Older access points of UniFi have {@code ("MODEL,MAC,VERSION")} in place of a host. */
    private static int behindModel(String line, int at) {
        int close = line.startsWith("(\"", at) ? line.indexOf("\") ", at) : -1;
        return close < 0 || close > Text.blankFrom(line, at) ? at : Text.behindBlanks(line, close + 2);
    }

    private static int behindEscape(String line, int at) {
        boolean escape = Text.at(line, at) == '#'
                && Text.behindDigits(line, at + 1, ESCAPE_LENGTH) == at + ESCAPE_LENGTH
                && Text.isBlank(Text.at(line, at + ESCAPE_LENGTH));
        return escape ? Text.behindBlanks(line, at + ESCAPE_LENGTH) : at;
    }

    /** The headers of Cisco's devices: number, name, number again, marks, time, zone, colon, of which all may be missing. */
    private boolean device(String line, int from, Header header) {
        int at = from;
        @Nullable String name = null;
        for (int i = 0; i <= MOST_PREFIXES; i++) {
            int behindMarks = behindMarks(line, at);
            int end = times.read(line, behindMarks, header.time);
            if (end >= 0) {
                return deviceTime(line, end, i > 0, name, header);
            }
            if (i > 0 && Text.at(line, at) == '%' && tags.readFirst(line, at, header)) {
                header.hostname = name;
                return true;
            }
            int next = behindPrefix(line, behindMarks);
            if (next < 0) {
                return false;
            }
            if (name == null && behindMarks == at) {
                name = prefixName(line, at, next);
            }
            at = next;
        }
        return false;
    }

    private boolean deviceTime(String line, int end, boolean prefixed, @Nullable String name, Header header) {
        if (prefixed && Text.at(line, Text.behindBlanks(line, end)) != ':') {
            header.time.clear(); // a time of the message itself, behind the name of a program
            return false;
        }
        behindTime(line, end, header);
        header.hostname = name == null ? header.hostname : name;
        return true;
    }

    /** An asterisk says that the clock was not set, a point that it has lost its server. */
    private static int behindMarks(String line, int at) {
        char mark = Text.at(line, at);
        return mark == '*' || mark == '.' ? at + 1 : at;
    }

    /** Behind a word with a colon and a blank; IOS XR leaves no blank behind the name of the node. -1 when there is none. */
    private static int behindPrefix(String line, int at) {
        int end = at;
        int most = Math.min(line.length(), at + LONGEST_PREFIX);
        boolean node = line.startsWith("RP/", at) || line.startsWith("LC/", at);
        while (end < most && isOfPrefix(line.charAt(end))) {
            end++;
        }
        if (end == at) {
            return -1;
        }
        if (Text.at(line, end) != ':') {
            boolean nodeNext = line.startsWith(" RP/", end) || line.startsWith(" LC/", end);
            return nodeNext ? end + 1 : -1;
        }
        return node || Text.isBlank(Text.at(line, end + 1)) ? Text.behindBlanks(line, end + 1) : -1;
    }

    private static boolean isOfPrefix(char character) {
        return Text.isLetter(character)
                || Text.isDigit(character)
                || character == '-'
                || character == '_'
                || character == '.'
                || character == '/';
    }

    /** The name of a device that a prefix is; null for numbers and nodes. */
    private static @Nullable String prefixName(String line, int at, int next) {
        int end = at;
        boolean letters = false;
        while (end < next && isOfPrefix(line.charAt(end))) {
            letters |= Text.isLetter(line.charAt(end)) || line.charAt(end) == '.';
            end++;
        }
        String name = line.substring(at, end);
        return letters && name.indexOf('/') < 0 ? name : null;
    }

    /** A number of the sender's own and a blank before a time: the version of RFC 5424 with a time that it does not have. */
    private boolean afterNumber(String line, int from, Header header) {
        int digits = Text.behindDigits(line, from, 4);
        if (digits == from || Text.at(line, digits) != ' ') {
            return false;
        }
        int end = times.read(line, Text.behindBlanks(line, digits), header.time);
        boolean plausible = end >= 0 && header.time.hasYear();
        if (!plausible) {
            header.time.clear();
            return false;
        }
        behindTime(line, end, header);
        return true;
    }
}
