/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of Postfix's postscreen: words in capitals, and the client as {@code [ADDRESS]:PORT}. */
final class PostscreenLines {
    private static final List<String> REASONS = List.of(
            "PREGREET",
            "HANGUP",
            "COMMAND TIME LIMIT",
            "COMMAND COUNT LIMIT",
            "COMMAND LENGTH LIMIT",
            "COMMAND PIPELINING",
            "NON-SMTP COMMAND",
            "BARE NEWLINE");

    /** Puts nothing when it is none of these; begins at the beginning of the line. */
    boolean read(Cursor cursor, LogEvent event) {
        cursor.position(0);
        if (cursor.skip("CONNECT from ")) {
            return connect(cursor, event);
        }
        boolean ends = cursor.skip("DISCONNECT ");
        if (ends || cursor.skip("PASS NEW ") || cursor.skip("PASS OLD ")) {
            Client client = client(cursor);
            if (client == null) {
                return false;
            }
            client.putSource(ends ? Outcome.connection(event, false) : Outcome.firewall(event, "allow", true));
            return true;
        }
        String listed = listed(cursor);
        return listed == null ? told(cursor, event) : refused(client(cursor), listed, event);
    }

    private static @Nullable Client client(Cursor cursor) {
        if (!cursor.sees("[")) {
            return null;
        }
        String word = cursor.until(" ");
        return Client.ofColon(word.endsWith(":") ? word.substring(0, word.length() - 1) : word);
    }

    /** {@code CLIENT to SERVER} */
    private static boolean connect(Cursor cursor, LogEvent event) {
        Client client = client(cursor);
        Client server = cursor.skip(" to ") ? client(cursor) : null;
        if (client == null || server == null) {
            return false;
        }
        server.putDestination(client.putSource(Outcome.connection(event, true)));
        return true;
    }

    /** The list that a client is on; null when the line is of no list. */
    private static @Nullable String listed(Cursor cursor) {
        if (cursor.skip("DNSBL rank ")) {
            cursor.number();
            return cursor.skip(" for ") ? "DNSBL" : null;
        }
        if (cursor.skip("BLACKLISTED ")) {
            return "BLACKLISTED";
        }
        return cursor.skip("DENYLISTED ") ? "DENYLISTED" : null;
    }

    private static boolean refused(@Nullable Client client, String reason, LogEvent event) {
        if (client == null) {
            return false;
        }
        client.putSource(Outcome.firewall(event, "reject", false)).put(LogField.EVENT_REASON, reason);
        return true;
    }

    /** {@code WORDS[ after NUMBER] from CLIENT ...} */
    private static boolean told(Cursor cursor, LogEvent event) {
        String reason = reason(cursor);
        if (reason == null) {
            return false;
        }
        cursor.skipBlanks().number();
        if (cursor.skipBlanks().skip("after ")) {
            cursor.word();
        }
        Client client = cursor.skip("from ") ? client(cursor) : null;
        if (client == null) {
            return false;
        }
        client.putSource(reason.equals("PREGREET") ? violated(event, reason) : ended(event, reason));
        return true;
    }

    private static @Nullable String reason(Cursor cursor) {
        for (String reason : REASONS) {
            if (cursor.skip(reason)) {
                return reason;
            }
        }
        return null;
    }

    /** The client broke a rule of SMTP. */
    static LogEvent violated(LogEvent event, String reason) {
        return Outcome.network(event, "protocol-violation")
                .put(LogField.EVENT_OUTCOME, "failure")
                .put(LogField.EVENT_REASON, reason);
    }

    /** A connection that did not end as it should. */
    static LogEvent ended(LogEvent event, String reason) {
        return Outcome.connection(event, false)
                .put(LogField.EVENT_OUTCOME, "failure")
                .put(LogField.EVENT_REASON, reason);
    }
}
