/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/** Messages of su in the words of util-linux, shadow, busybox, the BSDs, Solaris and AIX. Names are single words, or it is none of them. */
final class SuParser implements MessageParser {
    @Override
    public String name() {
        return "su";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        if (!Lines.program(message).equals("su")) {
            return false;
        }
        String text = Lines.text(message);
        if (text.isEmpty()) {
            return false;
        }
        Cursor cursor = new Cursor(text);
        return switch (text.charAt(0)) {
            case '+', '-' -> signs(cursor, event);
            case '\'' -> solaris(text, event);
            case 'S' -> cursor.skip("Successful su for ") && shadow(cursor, true, event);
            case 'F' -> failed(cursor, event);
            case '(' -> linux(cursor, true, event);
            case 'B' -> cursor.skip("BAD SU ") && bsd(cursor, false, event);
            default -> bsd(cursor, true, event);
        };
    }

    private static boolean put(@Nullable String user, @Nullable String effective, boolean success, LogEvent event) {
        if (user == null || user.isEmpty() || user.indexOf(' ') >= 0 || (effective != null && !isName(effective))) {
            return false;
        }
        Outcome.authentication(event, "su", success)
                .put(LogField.EVENT_TYPE, success ? "start" : "info")
                .put(LogField.USER_NAME, user)
                .put(LogField.USER_EFFECTIVE_NAME, effective);
        return true;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.indexOf(' ') < 0 && text.indexOf(')') < 0;
    }

    private static boolean failed(Cursor cursor, LogEvent event) {
        if (cursor.skip("FAILED su for ")) {
            return shadow(cursor, false, event);
        }
        return cursor.skip("FAILED SU ") && linux(cursor, false, event);
    }

    /** {@code EFFECTIVE by USER} */
    private static boolean shadow(Cursor cursor, boolean success, LogEvent event) {
        String effective = cursor.upTo(" by ");
        return effective != null && put(cursor.rest(), effective, success, event);
    }

    /** {@code (to EFFECTIVE) USER on TTY} */
    private static boolean linux(Cursor cursor, boolean success, LogEvent event) {
        String effective = cursor.skip("(to ") ? cursor.upToLast(") ") : null;
        String user = effective == null ? null : cursor.upTo(" on ");
        return user != null && isLastWord(cursor) && put(user, effective, success, event);
    }

    private static boolean isLastWord(Cursor cursor) {
        return !cursor.word().isEmpty() && cursor.atEnd();
    }

    /** {@code [from ]USER to EFFECTIVE on|at TTY} */
    private static boolean bsd(Cursor cursor, boolean success, LogEvent event) {
        cursor.skip("from ");
        String user = cursor.upTo(" to ");
        String effective = user == null ? null : cursor.until(" ");
        return (cursor.skip(" on ") || cursor.skip(" at "))
                && isLastWord(cursor)
                && put(user, effective, success, event);
    }

    /** {@code + TTY USER:EFFECTIVE}, with a hyphen in place of the colon in old ones */
    private static boolean signs(Cursor cursor, LogEvent event) {
        boolean success = cursor.peek() == '+';
        if (!cursor.skip("+ ") && !cursor.skip("- ")) {
            return false;
        }
        cursor.word();
        String names = cursor.rest();
        String between = Lines.isOnce(names, ":") ? ":" : "-";
        if (!Lines.isOnce(names, between)) {
            return false; // a hyphen may belong to either name
        }
        int at = names.indexOf(between);
        return put(names.substring(0, at), names.substring(at + 1), success, event);
    }

    /** {@code 'su [- ][EFFECTIVE]' failed|succeeded for USER on TTY} */
    private static boolean solaris(String text, LogEvent event) {
        int end = text.indexOf("' ", 1);
        if (!text.startsWith("'su") || end < 0) {
            return false;
        }
        Cursor cursor = new Cursor(text);
        cursor.position(end + 2);
        boolean success = cursor.skip("succeeded for ");
        if (!success && !cursor.skip("failed for ")) {
            return false;
        }
        String user = cursor.upTo(" on ");
        if (user == null || !isLastWord(cursor)) {
            return false;
        }
        String command = text.substring("'su".length(), end).strip();
        String effective = command.startsWith("- ") ? command.substring(2) : command;
        return put(user, effective.isEmpty() || effective.equals("-") ? null : effective, success, event);
    }
}
