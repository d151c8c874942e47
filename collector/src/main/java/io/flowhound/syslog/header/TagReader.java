/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import io.flowhound.syslog.message.SyslogMessage;

/**
 * Finds the program and its process before a message, and puts what follows as the text: {@code sshd[123]: }, {@code kernel: },
 * {@code [sshd]: }, {@code tag }.
 */
final class TagReader {
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_PID = 128;
    private static final String OF_NAMES = "._-/()@%#+$~&*";
    private static final String OF_BARE_NAMES = "._-/()@%";

    /**
     * Reads what stands behind the time, or behind time and host.
     *
     * @param host whether a host stands before it; if so, a word alone may be the program
     */
    void read(String line, int at, boolean host, Header header) {
        header.text = line.substring(Math.min(at, line.length())).strip();
        if (HostReader.isMessage(line, at) || bracketed(line, at, host, header) || terminated(line, at, header)) {
            return;
        }
        if (host && !behindPriority(line, at, header) && !words(line, at, header)) {
            bare(line, at, header);
        }
    }

    /** Reads a program behind a priority in words, as busybox and logread write: {@code user.info kernel: ...}; whether it is so. */
    boolean behindPriority(String line, int at, Header header) {
        int end = behindName(line, at, OF_BARE_NAMES);
        int next = Text.behindBlanks(line, end);
        if (next == end || end - at > Header.LONGEST_NAME) {
            return false;
        }
        int priority = Priorities.parse(line.substring(at, end));
        if (priority < 0 || !terminated(line, next, header)) {
            return false;
        }
        header.priority = header.priority == SyslogMessage.NONE ? priority : header.priority;
        return true;
    }

    /** Reads what stands at the beginning of a line without a time; whether there is a program. */
    boolean readFirst(String line, int at, Header header) {
        if (terminated(line, at, header) || (HeaderReader.hasPriority(header) && hostAndProgram(line, at, header))) {
            header.format = Header.Format.RFC3164;
            return true;
        }
        return false;
    }

    /** A host without a time is believed only if a process id follows: other words may stand before a colon. */
    private static boolean hostAndProgram(String line, int at, Header header) {
        int next = HostReader.read(line, at, header);
        int bracket = line.indexOf('[', next);
        if (next > at
                && bracket > next
                && bracket < Text.blankFrom(line, next)
                && Text.isDigit(Text.at(line, bracket + 1))
                && terminated(line, next, header)) {
            return true;
        }
        header.hostname = null;
        return false;
    }

    private static boolean bracketed(String line, int at, boolean host, Header header) {
        if (host || Text.at(line, at) != '[' || !Text.isLetter(Text.at(line, at + 1))) {
            return false;
        }
        int end = behindName(line, at + 1, OF_NAMES);
        if (Text.at(line, end) != ']' || end - at > Header.LONGEST_NAME) {
            return false;
        }
        header.program = line.substring(at + 1, end);
        header.text = behindColon(line, end + 1);
        return true;
    }

    /** A name with a colon, or with a process id in brackets. */
    private static boolean terminated(String line, int at, Header header) {
        int end = behindBracket(line, at, behindName(line, at, OF_NAMES));
        if (end == at || end - at > Header.LONGEST_NAME || !hasLetter(line, at, end)) {
            return false;
        }
        if (Text.at(line, end) == '[') {
            return withPid(line, at, end, header);
        }
        int colon = Text.at(line, at) == '%' ? Text.behindBlanks(line, end) : end; // IOS XR: %SYS-5-CONFIG_I : text
        char behind = Text.at(line, colon + 1);
        if (Text.at(line, colon) != ':' || Text.isDigit(behind) || behind == '/' || behind == '\\' || behind == ':') {
            return false;
        }
        header.program = line.substring(at, end);
        header.text = behindColon(line, colon);
        return true;
    }

    /** Behind what else belongs to a name: {@code polkitd(authority=local)}, and the bracket of {@code gdm-password]}. */
    private static int behindBracket(String line, int at, int end) {
        char behind = Text.at(line, end);
        if (behind == ']' && end > at) {
            char next = Text.at(line, end + 1);
            return next == ':' || next == '[' ? end + 1 : end;
        }
        if (behind != '=' || end - at > Header.LONGEST_NAME || line.lastIndexOf('(', end) < at) {
            return end;
        }
        int close = line.indexOf(')', end);
        return close > 0 && close < Text.blankFrom(line, end) ? close + 1 : end;
    }

    private static boolean withPid(String line, int at, int bracket, Header header) {
        int close = line.indexOf(']', bracket);
        char behind = Text.at(line, close + 1);
        boolean colon = behind == ':';
        if (close <= bracket + 1
                || close - bracket > LONGEST_PID
                || (!colon && !Text.isBlank(behind) && behind != 0)
                || (!colon && Text.blankFrom(line, bracket) < close)) {
            return false;
        }
        header.program = line.substring(at, bracket);
        header.pid = line.substring(bracket + 1, close);
        header.text = behindColon(line, close + 1);
        return true;
    }

    /** A name of several words, as programs of macOS have: it counts only with a process id and a colon. */
    private static boolean words(String line, int at, Header header) {
        int end = at;
        for (int i = 0; i < MOST_WORDS; i++) {
            end = behindName(line, end, OF_BARE_NAMES);
            char behind = Text.at(line, end);
            if (behind == '[') {
                int close = Text.behindDigits(line, end + 1, 10);
                return i > 0 && close > end + 1 && line.startsWith("]:", close) && withPid(line, at, end, header);
            }
            if (behind != ' ' || end == at) {
                return false;
            }
            end++;
        }
        return false;
    }

    /** A word alone, as RFC 3164 has it: what ends the tag is any character that is not of a name. */
    private void bare(String line, int at, Header header) {
        int end = behindName(line, at, OF_BARE_NAMES);
        int next = Text.behindBlanks(line, end);
        if (end - at > Header.LONGEST_NAME || next == end || next == line.length() || !startsName(Text.at(line, at))) {
            return;
        }
        header.program = line.substring(at, end);
        header.text = line.substring(next).strip();
    }

    private static String behindColon(String line, int at) {
        return line.substring(Text.at(line, at) == ':' ? at + 1 : at).strip();
    }

    private static int behindName(String line, int from, String alsoOf) {
        int at = from;
        while (at < line.length() && isOfName(line.charAt(at), alsoOf)) {
            at++;
        }
        return at;
    }

    private static boolean isOfName(char character, String alsoOf) {
        return Text.isLetter(character)
                || Text.isDigit(character)
                || alsoOf.indexOf(character) >= 0
                || (character > 0x7F && Character.isLetterOrDigit(character));
    }

    private static boolean startsName(char character) {
        return Text.isLetter(character) || character == '/' || character == '%';
    }

    private static boolean hasLetter(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetter(line.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
