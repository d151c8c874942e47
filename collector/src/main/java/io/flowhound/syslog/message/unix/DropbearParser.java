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

/** Messages of Dropbear, the SSH server of small systems. Names in quotes are the client's; the last address is the true one. */
final class DropbearParser implements MessageParser {
    private static final String FROM = " from ";
    private static final String USER = "(user '";
    private static final String TRIES = "Max auth tries reached";

    @Override
    public String name() {
        return "dropbear";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        if (!Lines.program(message).equals("dropbear")) {
            return false;
        }
        String text = Lines.text(message);
        Cursor cursor = new Cursor(text);
        boolean understood = cursor.skip("Exit ") ? exit(cursor, event) : attempt(text, cursor, event);
        if (understood) {
            Lines.overTcp(event, "ssh");
        }
        return understood;
    }

    private static boolean attempt(String text, Cursor cursor, LogEvent event) {
        int from = text.lastIndexOf(FROM);
        Client client = from < 0 ? null : Client.ofColon(text.substring(from + FROM.length()));
        if (client == null) {
            return false;
        }
        String said = text.substring(0, from);
        boolean understood = said.equals("Child connection")
                ? Outcome.connection(event, true).has(LogField.EVENT_ACTION)
                : succeeded(said, cursor, event) || failed(said, cursor, event);
        if (understood) {
            client.putSource(event);
        }
        return understood;
    }

    private static boolean succeeded(String said, Cursor cursor, LogEvent event) {
        if (cursor.skipIgnoringCase("password auth succeeded for '")
                || cursor.skip("PAM password auth succeeded for '")
                || cursor.skip("Auth succeeded with blank password for '")) {
            return login(said, cursor.position(), true, event);
        }
        if (!cursor.skipIgnoringCase("pubkey auth succeeded for '")) {
            return false;
        }
        int key = said.lastIndexOf(" key ");
        int end = said.lastIndexOf("' with ", key);
        if (key < 0 || end < cursor.position()) {
            return false;
        }
        Outcome.login(event, true)
                .put(LogField.USER_NAME, said.substring(cursor.position(), end))
                .put(LogField.LOGIN_METHOD, "publickey")
                .put(LogField.LOGIN_KEY, said.substring(said.lastIndexOf(' ') + 1));
        return true;
    }

    /** {@code NAME'} to the end. */
    private static boolean login(String said, int start, boolean success, LogEvent event) {
        if (said.length() <= start - 1 || !said.endsWith("'")) {
            return false;
        }
        Outcome.login(event, success)
                .put(LogField.USER_NAME, said.substring(start, Math.max(start, said.length() - 1)))
                .put(LogField.LOGIN_METHOD, "password");
        return true;
    }

    private static boolean failed(String said, Cursor cursor, LogEvent event) {
        if (cursor.skipIgnoringCase("bad password attempt for '") || cursor.skip("Bad PAM password attempt for '")) {
            return login(said, cursor.position(), false, event);
        }
        boolean wrong = cursor.skip("Login attempt with wrong user ");
        if (!wrong && !cursor.skipIgnoringCase("login attempt for nonexistent user")) {
            return false;
        }
        int start = cursor.position();
        boolean quoted = said.startsWith(" '", start) && said.endsWith("'") && said.length() > start + 2;
        if (!wrong && !quoted && start < said.length()) {
            return false;
        }
        Outcome.login(event, false).put(LogField.EVENT_REASON, wrong ? "wrong user" : "nonexistent user");
        if (wrong) {
            event.put(LogField.USER_NAME, said.substring(Math.min(start, said.length())));
        } else if (quoted) {
            event.put(LogField.USER_NAME, said.substring(start + 2, said.length() - 1));
        }
        return true;
    }

    /** {@code Exit (USER)|before auth[ from <CLIENT>]: REASON}; before release 2020 the client stood in some reasons only. */
    private static boolean exit(Cursor cursor, LogEvent event) {
        boolean before = cursor.skip("before auth");
        String user = null;
        if (!before && cursor.skip("(")) {
            user = cursor.upTo(")");
        }
        if (!before && user == null) {
            return false;
        }
        Client client = null;
        if (cursor.skip(" from <")) {
            client = Client.ofColon(cursor.until(">"));
            cursor.skip(">");
        }
        cursor.skip(":");
        String rest = cursor.skipBlanks().rest();
        if (before) {
            beforeLogin(rest, event);
        } else {
            Outcome.logout(event).put(LogField.USER_NAME, user).put(LogField.EVENT_REASON, rest);
        }
        if (client == null && before) {
            int from = rest.lastIndexOf(FROM);
            client = from < 0 ? null : Client.ofColon(rest.substring(from + FROM.length()));
        }
        if (client != null) {
            client.putSource(event);
        }
        return true;
    }

    private static void beforeLogin(String rest, LogEvent event) {
        int fails = rest.startsWith(USER) ? rest.lastIndexOf(" fails): ") : -1;
        int number = fails < 0 ? -1 : rest.lastIndexOf("', ", fails);
        String reason = fails < 0 ? rest : rest.substring(fails + " fails): ".length());
        boolean tried = reason.startsWith(TRIES);
        boolean failed = number > 0 && !rest.startsWith("0 ", number + "', ".length());
        if (tried || failed) {
            Outcome.login(event, false).put(LogField.USER_NAME, user(rest, number, reason));
        } else {
            Outcome.connection(event, false).put(LogField.EVENT_OUTCOME, "failure");
        }
        event.put(LogField.EVENT_REASON, tried ? TRIES : reason);
    }

    /** Null when a name that the client chose makes it uncertain which is the name. */
    private static @Nullable String user(String rest, int number, String reason) {
        if (number > 0) {
            return Lines.isOnce(rest, " fails): ") ? rest.substring(USER.length(), number) : null;
        }
        int start = reason.indexOf(" - user '") + " - user '".length();
        int from = reason.lastIndexOf("' from ");
        int end = from < 0 ? reason.length() - 1 : from;
        if (start < " - user '".length() || end < start || reason.startsWith("is invalid'", start)) {
            return null;
        }
        return reason.substring(start, end);
    }
}
