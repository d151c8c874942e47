/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/**
 * The id that messages of Cisco begin with, {@code %FACILITY-SEVERITY-MNEMONIC:}, and what stands behind it. Devices write it behind
 * sequence numbers, host names and clocks of their own, so it is looked for in the whole line; but only where nobody else can have
 * written it.
 *
 * @param code the id without the percent sign, and without the class that newer ASAs put into it, such as {@code ASA-6-302013}
 * @param facility such as {@code ASA} or {@code SEC_LOGIN}
 * @param mnemonic such as {@code 302013} or {@code LOGIN_FAILED}
 * @param text what is left
 */
record CiscoId(String code, String facility, String mnemonic, String text) {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int LONGEST_PREFIX = 96;
    private static final int MOST_TRIES = 4;

    /** The id of a line; null when it has none. */
    static @Nullable CiscoId of(SyslogMessage message) {
        String line = message.line();
        int percent = line.indexOf('%');
        for (int tries = 0; percent >= 0 && tries < MOST_TRIES; tries++) {
            CiscoId id = read(line, percent + 1);
            if (id != null) {
                return isOfDevice(message, percent) ? id : null;
            }
            percent = line.indexOf('%', percent + 1);
        }
        return null;
    }

    private static @Nullable CiscoId read(String line, int start) {
        int severity = -1;
        int end = start;
        while (end < line.length() && isOfId(line.charAt(end))) {
            boolean digit = line.charAt(end) >= '0' && line.charAt(end) <= '7';
            if (digit
                    && severity < 0
                    && end > start + 1
                    && line.charAt(end - 1) == '-'
                    && line.startsWith("-", end + 1)) {
                severity = end;
            }
            end++;
        }
        if (severity < 0 || end <= severity + 2 || !isUpper(line.charAt(start))) {
            return null;
        }
        Cursor cursor = new Cursor(line);
        cursor.position(end);
        if (!cursor.skipBlanks().skip(":")) { // IOS XR puts a blank before the colon
            return null;
        }
        String facility = line.substring(start, severity - 1);
        String mnemonic = line.substring(severity + 2, end);
        int dash = facility.indexOf('-');
        if (dash > 0 && isFirewall(facility.substring(0, dash))) { // ASA-session
            facility = facility.substring(0, dash);
        }
        String code = facility + '-' + line.charAt(severity) + '-' + mnemonic;
        return new CiscoId(code, facility, mnemonic, cursor.skipBlanks().rest().strip());
    }

    /** Whether the facility is that of a firewall, which numbers its messages. */
    static boolean isFirewall(String facility) {
        return facility.equals("ASA") || facility.equals("PIX") || facility.equals("FTD") || facility.equals("FWSM");
    }

    /** Nothing but what devices write may stand between the header and the id: a user name in another's message is no id. */
    private static boolean isOfDevice(SyslogMessage message, int percent) {
        String line = message.line();
        int text = Math.max(0, line.lastIndexOf(message.text()));
        int end = percent > 0 && line.charAt(percent - 1) == '%' ? percent - 1 : percent;
        if (end <= text) {
            return true;
        }
        String before = line.substring(text, end);
        if (!before.endsWith(" ") || before.length() > LONGEST_PREFIX) {
            return false;
        }
        before = before.strip();
        if (message.program() == null && isHost(before)) {
            return true;
        }
        return before.endsWith(":") && (isClock(before, 0) || isClock(before, behindHost(before)));
    }

    /** A name alone, with or without a colon: a header without a time, which readers of headers leave to the text. */
    private static boolean isHost(String before) {
        int blank = before.indexOf(' ');
        return blank < 0 || (blank == before.length() - 2 && before.endsWith(":"));
    }

    /** A device may send its own name, too. */
    private static int behindHost(String before) {
        int colon = before.indexOf(": ");
        return colon < 0 || before.indexOf(' ') < colon ? -1 : colon + 2;
    }

    /** A sequence number, an uptime (1w2d:) or a clock, with a star or a dot where it is not set. */
    private static boolean isClock(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        int start = text.charAt(at) == '*' || text.charAt(at) == '.' ? at + 1 : at;
        if (start >= text.length()) {
            return false;
        }
        char first = text.charAt(start);
        if (first >= '0' && first <= '9') {
            return true;
        }
        return start + 4 < text.length()
                && MONTHS.contains(text.substring(start, start + 3))
                && text.charAt(start + 3) == ' ';
    }

    private static boolean isOfId(char character) {
        return isUpper(character)
                || (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || character == '-'
                || character == '_';
    }

    private static boolean isUpper(char character) {
        return character >= 'A' && character <= 'Z';
    }
}
