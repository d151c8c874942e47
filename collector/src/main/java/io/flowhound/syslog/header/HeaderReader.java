/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import io.flowhound.syslog.message.SyslogMessage;

/**
 * Takes the header off a line: priority, then a header by RFC 5424, else one by RFC 3164, else none. Whatever the line, its text is
 * kept.
 */
public final class HeaderReader {
    private static final int MOST_PRIORITY = 191;
    private static final int MOST_DIGITS = 3;
    private static final int TIME_OF_PAIRS = "date=2026-01-31".length();
    /** No value can hold it, since its quotes would have backslashes before them. */
    private static final String EVENT_TIME = "\"EventTime\":\"";

    private static final int LONGEST_TIME = 40;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Header header = new Header();
    private final TimeReader times = new TimeReader();
    private final Rfc5424Reader rfc5424 = new Rfc5424Reader(times);
    private final Rfc3164Reader rfc3164 = new Rfc3164Reader(times);

    /**
     * Reads a line.
     *
     * @param line its text; line ends and NULs behind it do not count
     * @return the header, until the next line is read
     */
    public Header read(String line) {
        header.clear();
        int start = line.isEmpty() || line.charAt(0) != BYTE_ORDER_MARK ? 0 : 1;
        String whole = line.substring(start, end(line, start));
        header.text = whole.strip();
        int behind = priority(whole);
        if (behind < 0) {
            header.line = whole;
            return header;
        }
        header.line = whole.substring(behind);
        if (!rfc5424.read(header) && !rfc3164.read(header)) {
            header.text = header.line.strip();
            header.problem = Problem.NO_HEADER;
            ownTime(header.text);
        }
        if (header.text.isEmpty() && header.format == Header.Format.NONE) {
            header.text = whole;
        }
        return header;
    }

    /** The time that FortiOS and NXLog's JSON have among their fields when they send no header. */
    private void ownTime(String text) {
        String time = "";
        if (text.startsWith("date=")
                && (text.startsWith(" time=", TIME_OF_PAIRS) || text.startsWith(",time=", TIME_OF_PAIRS))) {
            int clock = TIME_OF_PAIRS + " time=".length();
            time = text.substring("date=".length(), TIME_OF_PAIRS)
                    + ' '
                    + text.substring(clock, Math.min(clock + "00:00:00".length(), text.length()));
        } else if (text.startsWith("{")) {
            int at = text.indexOf(EVENT_TIME);
            int start = at + EVENT_TIME.length();
            int end = at < 0 ? -1 : text.indexOf('"', start);
            time = end < 0 || end - start > LONGEST_TIME ? "" : text.substring(start, end);
        }
        if (times.read(time, 0, header.time) < 0) {
            header.time.clear();
        }
    }

    private static int end(String line, int start) {
        int end = line.length();
        while (end > start && isLineEnd(line.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r' || character == 0;
    }

    /** The position behind the priority, 0 when the line does not begin with one; -1 when what it begins with cannot be one. */
    private int priority(String line) {
        if (Text.at(line, 0) != '<') {
            return 0;
        }
        int end = Text.behindDigits(line, 1, MOST_DIGITS);
        long number = Text.number(line, 1, end);
        if (end > 1 && Text.at(line, end) == '>' && number <= MOST_PRIORITY) {
            header.priority = (int) number;
            return Text.at(line, end + 1) == BYTE_ORDER_MARK ? end + 2 : end + 1;
        }
        header.problem = Problem.BAD_PRIORITY;
        return -1;
    }

    /** Whether a header has a priority of its own. */
    static boolean hasPriority(Header header) {
        return header.priority != SyslogMessage.NONE;
    }
}
