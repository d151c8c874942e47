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

/** Messages of Dovecot's login processes and of its authentication. The name may hold anything; what is behind it is Dovecot's own. */
final class DovecotParser implements MessageParser {
    private static final String USER = "user=<";
    private static final String REMOTE = ", rip=";
    private static final String METHOD = ">, method=";

    @Override
    public String name() {
        return "dovecot";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = Lines.program(message);
        if (!program.startsWith("dovecot")) {
            return false;
        }
        String text = Lines.text(message);
        Cursor cursor = new Cursor(text);
        String process = cursor.until(":(");
        if (process.startsWith("auth")) {
            return cursor.goBehind(": ") && decided(cursor, event);
        }
        if (process.endsWith("-login")) {
            return cursor.skip(": ") && login(text, cursor, protocol(process), event);
        }
        return cursor.skip("(") && ended(text, cursor, protocol(process), event);
    }

    private static @Nullable String protocol(String process) {
        return switch (process) {
            case "imap", "imap-login" -> "imap";
            case "pop3", "pop3-login" -> "pop3";
            case "managesieve-login" -> "sieve";
            case "submission-login" -> "smtp";
            default -> null;
        };
    }

    private static boolean login(String text, Cursor cursor, @Nullable String protocol, LogEvent event) {
        cursor.skip("Info: ");
        boolean success = cursor.skip("Login: ");
        int user = text.indexOf(USER, cursor.position());
        int remote = text.lastIndexOf(REMOTE);
        if (!(success || isEnd(cursor)) || user < 0 || remote < user || protocol == null) {
            return false;
        }
        Cursor rest = new Cursor(text);
        rest.position(remote + REMOTE.length());
        Client client = Client.of(rest.until(","), port(rest, ", rport="));
        Client server = rest.skip(", lip=") ? Client.of(rest.until(","), port(rest, ", lport=")) : null;
        if (client == null || server == null || (success && user != cursor.position())) {
            return false;
        }
        String reason = success ? null : reason(text.substring(cursor.position(), user));
        attempt(text, user + USER.length(), remote, success, reason, event);
        server.putDestination(client.putSource(event));
        Lines.overTcp(event, protocol);
        return true;
    }

    private static boolean isEnd(Cursor cursor) {
        return cursor.sees("Aborted login")
                || cursor.sees("Disconnected")
                || cursor.sees("Login aborted")
                || cursor.sees("Client has quit the connection")
                || cursor.sees("Remote closed connection");
    }

    /** The last words in brackets, such as {@code auth failed, 1 attempts in 2 secs}; errors before and one word behind have some, too. */
    private static @Nullable String reason(String told) {
        for (int close = told.lastIndexOf(')'); close > 0; close = told.lastIndexOf(')', close - 1)) {
            int open = told.lastIndexOf('(', close);
            if (told.indexOf(' ', Math.max(open, 0)) < close) {
                return open < 0 ? null : told.substring(open + 1, close);
            }
        }
        return null;
    }

    private static void attempt(
            String text, int start, int remote, boolean success, @Nullable String reason, LogEvent event) {
        int method = text.lastIndexOf(METHOD, remote);
        int end = method >= start ? method : text.lastIndexOf('>', remote);
        String user = end < start ? "" : text.substring(start, end);
        boolean left = reason != null && (reason.startsWith("no auth attempts") || reason.startsWith("disconnected "));
        boolean tried = success || !user.isEmpty() || !left;
        if (tried) {
            Outcome.login(event, success).put(LogField.USER_NAME, user);
        } else {
            Outcome.connection(event, false).put(LogField.EVENT_OUTCOME, "failure");
        }
        event.put(LogField.EVENT_REASON, reason);
        if (method >= start) {
            int comma = text.indexOf(',', method + METHOD.length());
            event.put(
                    LogField.LOGIN_METHOD,
                    PostfixParser.method(text.substring(method + METHOD.length(), Math.min(comma, remote))));
        }
    }

    /** A port behind its name, when that comes next. */
    private static long port(Cursor cursor, String name) {
        return cursor.skip(name) ? cursor.port() : Cursor.NO_NUMBER;
    }

    /** {@code USER)[<PID><SESSION>]: [Disconnected: ]Logged out ...} */
    private static boolean ended(String text, Cursor cursor, @Nullable String protocol, LogEvent event) {
        int out = text.indexOf(": Logged out");
        int close = text.lastIndexOf(')', out);
        if (protocol == null || out < 0 || close < cursor.position()) {
            return false;
        }
        Outcome.logout(event).put(LogField.USER_NAME, text.substring(cursor.position(), close));
        Lines.overTcp(event, protocol);
        return true;
    }

    /** {@code DATABASE(USER,ADDRESS[,<SESSION>]): REASON} of a refusal; of release 2.3.13 on with the worker's connection before it */
    private static boolean decided(Cursor cursor, LogEvent event) {
        if (cursor.sees("conn unix:auth-worker (") && !(cursor.goBehind("): ") && cursor.goBehind(">: "))) {
            return false;
        }
        cursor.until("(");
        String who = cursor.skip("(") ? cursor.upTo("): ") : null;
        String reason = cursor.rest();
        if (who == null || !isRefusal(reason)) {
            return false;
        }
        int end = who.endsWith(">") ? who.lastIndexOf(",<") : who.length();
        int comma = who.lastIndexOf(',', end - 1);
        Client client = comma < 0 || end < comma ? null : Client.of(who.substring(comma + 1, end));
        if (client == null || client.address() == null) {
            return false;
        }
        Outcome.login(event, false)
                .put(LogField.USER_NAME, who.substring(0, comma))
                .put(LogField.EVENT_REASON, reason);
        client.putSource(event);
        return true;
    }

    private static boolean isRefusal(String reason) {
        return reason.startsWith("unknown user")
                || reason.startsWith("Unknown user")
                || reason.startsWith("Password mismatch")
                || reason.startsWith("pam_authenticate() failed");
    }
}
