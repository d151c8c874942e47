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

/** Messages of login in the words of util-linux, shadow, busybox and the BSDs. The host stands before the name that somebody typed. */
final class LoginParser implements MessageParser {
    private static final String UNKNOWN = "UNKNOWN";

    @Override
    public String name() {
        return "login";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        if (!Lines.program(message).equals("login")) {
            return false;
        }
        String text = Lines.text(message);
        Cursor cursor = new Cursor(text);
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case 'L', 'D' -> linux(cursor, event);
            case 'R', 'r' -> root(cursor, event);
            case 'F', 'T' -> failed(cursor, event);
            case 'i' -> invalid(text, event);
            case 'l' -> bsd(cursor, event);
            default -> failures(cursor, event);
        };
    }

    private static boolean put(LogEvent event, boolean success, @Nullable String user, @Nullable String host) {
        boolean terminal = host != null && isTerminal(host);
        Client client = host == null || terminal ? null : Client.of(host);
        if (host != null && !terminal && client == null) {
            return false;
        }
        Outcome.login(event, success).put(LogField.USER_NAME, UNKNOWN.equals(user) ? null : user);
        if (client != null) {
            client.putSource(event);
        }
        return true;
    }

    /** With no host at hand util-linux names the terminal in its place. */
    private static boolean isTerminal(String host) {
        return host.startsWith("tty") || host.startsWith("pts/") || host.startsWith("/dev/") || host.equals("console");
    }

    /** {@code LOGIN ON TTY BY USER[ FROM HOST]} */
    private static boolean linux(Cursor cursor, LogEvent event) {
        if (!cursor.skip("LOGIN ON ") && !cursor.skip("DIALUP AT ")) {
            return false;
        }
        cursor.until(" ");
        if (!cursor.skip(" BY ")) {
            return false;
        }
        String user = cursor.upToLast(" FROM ");
        return user == null ? put(event, true, cursor.rest(), null) : put(event, true, user, cursor.rest());
    }

    /** {@code ROOT LOGIN[ (USER)] ON TTY[ FROM HOST]}, by shadow and busybox in small letters and quotes */
    private static boolean root(Cursor cursor, LogEvent event) {
        if (!cursor.skipIgnoringCase("root login ")) {
            return false;
        }
        String user = cursor.skip("(") ? cursor.upTo(") ") : "root";
        if (user == null || !cursor.skipBlanks().skipIgnoringCase("on ")) {
            return false;
        }
        cursor.until(" ");
        String host = cursor.skipIgnoringCase(" from ") ? unquoted(cursor.rest()) : null;
        return put(event, true, user, host);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.charAt(0) == '\'' && text.charAt(text.length() - 1) == '\'';
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** {@code FAILED LOGIN (N)|SESSION[ on TTY][ FROM HOST] FOR USER[, REASON]} */
    private static boolean failed(Cursor cursor, LogEvent event) {
        if (!cursor.skip("FAILED LOGIN ") && !cursor.skip("TOO MANY LOGIN TRIES ")) {
            return false;
        }
        cursor.until(" ");
        if (cursor.skip(" on ")) {
            cursor.until(" ");
        }
        String host = cursor.skipIgnoringCase(" from ") ? unquoted(cursor.until(" ")) : null;
        if (!cursor.skip(" FOR ")) {
            return false;
        }
        String user = cursor.upToLast(", ");
        String reason = user == null ? null : cursor.rest();
        if (!put(event, false, unquoted(user == null ? cursor.rest() : user), host)) {
            return false;
        }
        event.put(LogField.EVENT_REASON, reason);
        return true;
    }

    /** {@code invalid password for 'USER' on 'TTY'[ from 'HOST']} */
    private static boolean invalid(String text, LogEvent event) {
        String beginning = "invalid password for '";
        int from = text.lastIndexOf("' from '");
        int on = text.lastIndexOf(" on '", from < 0 ? text.length() : from);
        String tail = on < 0 ? "" : text.substring(on);
        if (on >= 0 && from >= 0 && text.indexOf(" on '", from) >= 0) {
            on = text.lastIndexOf(" on '"); // that host was part of the name
            tail = text.substring(on);
            from = -1;
        }
        int end = on < 0 ? -1 : text.lastIndexOf('\'', on);
        if (!text.startsWith(beginning) || end < beginning.length() || tail.isEmpty()) {
            return false;
        }
        String host = from < 0 ? null : unquoted(text.substring(from + "' from ".length()));
        if (!put(event, false, text.substring(beginning.length(), end), host)) {
            return false;
        }
        event.put(LogField.LOGIN_METHOD, "password").put(LogField.EVENT_REASON, "invalid password");
        return true;
    }

    /** {@code login[ from HOST] on TTY as USER} */
    private static boolean bsd(Cursor cursor, LogEvent event) {
        if (!cursor.skip("login ")) {
            return false;
        }
        String host = null;
        if (cursor.skip("from ")) {
            host = cursor.until(" ");
            cursor.skip(" ");
        }
        if (!cursor.skip("on ")) {
            return false;
        }
        cursor.until(" ");
        return cursor.skip(" as ") && put(event, true, cursor.rest(), host);
    }

    /** {@code N LOGIN FAILURE[S] ON TTY|FROM HOST[, USER]} */
    private static boolean failures(Cursor cursor, LogEvent event) {
        if (cursor.number() < 0 || !cursor.skip(" LOGIN FAILURE")) {
            return false;
        }
        cursor.skip("S");
        boolean from = cursor.skip(" FROM ");
        if (!from && !cursor.skip(" ON ")) {
            return false;
        }
        String host = cursor.until(", ");
        return put(event, false, cursor.skip(", ") ? cursor.rest() : null, from ? host : null);
    }
}
