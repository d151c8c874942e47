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

/** Sessions as systemd-logind, and systemd itself, tell of them. */
final class LogindParser implements MessageParser {
    @Override
    public String name() {
        return "systemd-logind";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = Lines.program(message);
        if (!program.startsWith("systemd")) {
            return false;
        }
        Cursor cursor = new Cursor(Lines.text(message));
        if (program.equals("systemd")) {
            return cursor.skip("Started ") && started(cursor, event);
        }
        return program.equals("systemd-logind") && logind(cursor, event);
    }

    private static boolean started(Cursor cursor, LogEvent event) {
        if (cursor.sees("session-")) {
            cursor.goBehind(" - ");
        }
        return cursor.skip("Session ") && opened(cursor, event);
    }

    private static boolean logind(Cursor cursor, LogEvent event) {
        if (cursor.skip("New session ")) {
            return opened(cursor, event);
        }
        if (cursor.skip("Removed session ")) {
            String id = cursor.until(".");
            return isId(id)
                    && Outcome.session(event, false).put(LogField.LOGIN_ID, id).has(LogField.LOGIN_ID);
        }
        if (!cursor.skip("Session ")) {
            return false;
        }
        String id = cursor.until(" ");
        return isId(id)
                && cursor.skip(" logged out.")
                && Outcome.logout(event).put(LogField.LOGIN_ID, id).has(LogField.LOGIN_ID);
    }

    /** {@code ID of user NAME[ with class ..].}, both in quotes or not */
    private static boolean opened(Cursor cursor, LogEvent event) {
        String id = unquoted(cursor.until(" "));
        if (!isId(id) || (!cursor.skip(" of user ") && !cursor.skip(" of User "))) {
            return false;
        }
        String rest = cursor.rest();
        int with = rest.indexOf(" with class ");
        int end = with >= 0 ? with : rest.length() - (rest.endsWith(".") ? 1 : 0);
        String user = unquoted(rest.substring(0, end));
        if (user.isEmpty() || user.indexOf(' ') >= 0) {
            return false;
        }
        Outcome.session(event, true).put(LogField.USER_NAME, user).put(LogField.LOGIN_ID, id);
        return true;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.charAt(0) == '\'' && text.charAt(text.length() - 1) == '\'';
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() < 16 && text.indexOf(' ') < 0;
    }
}
