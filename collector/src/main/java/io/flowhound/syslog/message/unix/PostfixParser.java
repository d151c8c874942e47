/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages of Postfix's smtpd and postscreen: refusals, SASL logins, connections. Clients are read where Postfix writes them, in front
 * of all that the client said.
 */
final class PostfixParser implements MessageParser {
    private static final String FROM = " from ";
    private static final String USER = ", sasl_username=";

    private final PostscreenLines postscreen = new PostscreenLines();

    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = Lines.program(message);
        if (!program.startsWith("postfix")) {
            return false;
        }
        Cursor cursor = new Cursor(Lines.text(message));
        if (!smtpd(cursor, event) && !postscreen.read(cursor, event)) {
            return false;
        }
        int slash = program.indexOf('/');
        event.put(LogField.PROCESS_NAME, slash < 0 ? program : program.substring(0, slash));
        Lines.overTcp(event, "smtp");
        return true;
    }

    private static boolean smtpd(Cursor cursor, LogEvent event) {
        return switch (cursor.peek()) {
            case 'c' -> cursor.skip("connect from ") && connect(cursor, event);
            case 'd' -> cursor.skip("disconnect from ") && disconnect(cursor, event);
            case 'i' -> violation(cursor, "improper command pipelining after ", event);
            case 'l' -> brokenOff(cursor, "lost connection after ", event);
            case 't' ->
                brokenOff(cursor, "timeout after ", event) || brokenOff(cursor, "too many errors after ", event);
            case 'w' -> cursor.skip("warning: ") && warning(cursor, event);
            case 'S' -> cursor.skip("SSL_accept error from ") && ended(cursor, "SSL_accept error", event);
            default -> queued(cursor, event) || tls(cursor, event);
        };
    }

    /** {@code NAME[ADDRESS]}, with {@code :PORT} where Postfix is told to; puts nothing and gives false when it is none. */
    private static @Nullable Client client(Cursor cursor) {
        int start = cursor.position();
        String name = cursor.until("[ ");
        IpAddress address = cursor.skip("[") ? cursor.address() : null;
        if (address == null || !cursor.skip("]") || !(name.isEmpty() || Client.isHostName(name))) {
            cursor.position(start);
            return null;
        }
        int end = cursor.position();
        long port = cursor.skip(":") ? cursor.port() : Cursor.NO_NUMBER;
        if (port < 0) {
            cursor.position(end); // that colon was none before a port
        }
        return new Client(address, name.isEmpty() || name.equals("unknown") ? null : name, port);
    }

    /** The address, and as the domain the name that Postfix verified. */
    private static LogEvent putSource(Client client, LogEvent event) {
        event.put(LogField.SOURCE_IP, client.address()).put(LogField.SOURCE_DOMAIN, client.name());
        return client.port() < 0 ? event : event.put(LogField.SOURCE_PORT, client.port());
    }

    private static boolean connect(Cursor cursor, LogEvent event) {
        Client client = client(cursor);
        if (client == null || !cursor.atEnd()) {
            return false;
        }
        putSource(client, Outcome.connection(event, true));
        return true;
    }

    /** {@code CLIENT[ ehlo=1 auth=0/1 ...]}: of one login tried, none succeeded */
    private static boolean disconnect(Cursor cursor, LogEvent event) {
        Client client = client(cursor);
        if (client == null) {
            return false;
        }
        putSource(client, Outcome.connection(event, false));
        if (cursor.goBehind(" auth=0/")) {
            event.put(LogField.EVENT_OUTCOME, "failure").put(LogField.EVENT_REASON, "auth=0/" + cursor.until(" "));
        }
        return true;
    }

    /** {@code BEGINNING COMMAND from CLIENT} */
    private static @Nullable String command(Cursor cursor, String beginning) {
        if (!cursor.skip(beginning)) {
            return null;
        }
        String command = cursor.until(" ");
        return cursor.skip(FROM) ? beginning + command : null;
    }

    private static boolean violation(Cursor cursor, String beginning, LogEvent event) {
        String reason = command(cursor, beginning);
        return reason != null && violated(cursor, reason, event);
    }

    private static boolean violated(Cursor cursor, String reason, LogEvent event) {
        Client client = client(cursor);
        if (client == null) {
            return false;
        }
        putSource(client, PostscreenLines.violated(event, reason));
        return true;
    }

    private static boolean brokenOff(Cursor cursor, String beginning, LogEvent event) {
        String reason = command(cursor, beginning);
        return reason != null && ended(cursor, reason, event);
    }

    private static boolean ended(Cursor cursor, String reason, LogEvent event) {
        Client client = client(cursor);
        if (client == null) {
            return false;
        }
        putSource(client, PostscreenLines.ended(event, reason));
        return true;
    }

    private static boolean warning(Cursor cursor, LogEvent event) {
        if (cursor.skip("non-SMTP command from ")) {
            return violated(cursor, "non-SMTP command", event);
        }
        if (cursor.skip("Illegal address syntax from ")) {
            return violated(cursor, "Illegal address syntax", event);
        }
        if (cursor.skip("hostname ")) {
            cursor.until(" ");
            IpAddress address = cursor.skip(" does not resolve to address ") ? cursor.address() : null;
            if (address == null) {
                return false;
            }
            Outcome.network(event, "reverse-lookup")
                    .put(LogField.EVENT_OUTCOME, "failure")
                    .put(LogField.SOURCE_IP, address)
                    .put(LogField.EVENT_REASON, "does not resolve to address");
            return true;
        }
        if (cursor.sees("Connection ") || cursor.sees("Message ") || cursor.sees("Recipient ")) {
            return limited(cursor, event);
        }
        return sasl(cursor, event);
    }

    /** {@code REASON: NUMBER from CLIENT for service NAME} */
    private static boolean limited(Cursor cursor, LogEvent event) {
        String reason = cursor.upTo(" limit exceeded: ");
        if (reason == null || cursor.number() < 0 || !cursor.skip(FROM)) {
            return false;
        }
        Client client = client(cursor);
        if (client == null) {
            return false;
        }
        putSource(client, Outcome.firewall(event, "reject", false))
                .put(LogField.EVENT_REASON, reason + " limit exceeded");
        return true;
    }

    /** {@code CLIENT: SASL MECHANISM authentication failed: REASON[, sasl_username=USER]} */
    private static boolean sasl(Cursor cursor, LogEvent event) {
        Client client = client(cursor);
        if (client == null || !cursor.skip(": SASL ")) {
            return false;
        }
        String mechanism = cursor.until(" ");
        if (!cursor.skip(" authentication failed:") && !cursor.skip(" authentication failed")) {
            return false;
        }
        putSource(client, Outcome.login(event, false))
                .put(LogField.LOGIN_METHOD, method(mechanism))
                .put(LogField.EVENT_REASON, "SASL " + mechanism + " authentication failed");
        String rest = cursor.rest();
        if (Lines.isOnce(rest, USER)) {
            event.put(LogField.USER_NAME, rest.substring(rest.indexOf(USER) + USER.length()));
        }
        return true;
    }

    /** How a SASL mechanism proves who somebody is; null for what our words do not know. */
    static @Nullable String method(@Nullable String mechanism) {
        if (mechanism == null) {
            return null;
        }
        if (mechanism.equalsIgnoreCase("PLAIN") || mechanism.equalsIgnoreCase("LOGIN")) {
            return "password";
        }
        if (mechanism.equalsIgnoreCase("NTLM")) {
            return "ntlm";
        }
        return mechanism.equalsIgnoreCase("GSSAPI") ? "gssapi" : null;
    }

    /** {@code QUEUE: reject: COMMAND from CLIENT: REASON; from=<> ...} and {@code QUEUE: client=CLIENT, sasl_...} */
    private static boolean queued(Cursor cursor, LogEvent event) {
        String queue = cursor.until(": ");
        if (queue.isEmpty() || !cursor.skip(": ")) {
            return false;
        }
        if (cursor.skip("client=")) {
            return received(cursor, event);
        }
        if (!cursor.skip("reject: ") && !cursor.skip("milter-reject: ")) {
            return false;
        }
        String command = cursor.until(" :");
        Client client = command.isEmpty() || !cursor.skip(FROM) ? null : client(cursor);
        if (client == null || !cursor.skip(": ")) {
            return false;
        }
        putSource(client, Outcome.firewall(event, "reject", false)).put(LogField.EVENT_REASON, cursor.until(";"));
        return true;
    }

    private static boolean received(Cursor cursor, LogEvent event) {
        Client client = client(cursor);
        if (client == null) {
            return false;
        }
        if (!cursor.skip(", sasl_method=")) {
            putSource(client, Outcome.network(event, "mail-received"));
            return true;
        }
        String mechanism = cursor.until(",");
        String user = cursor.skip(USER) ? cursor.rest() : "";
        int sender = user.lastIndexOf(", sasl_sender=");
        putSource(client, Outcome.login(event, true))
                .put(LogField.LOGIN_METHOD, method(mechanism))
                .put(LogField.USER_NAME, sender < 0 ? user : user.substring(0, sender));
        return true;
    }

    /** {@code Anonymous|Trusted|Untrusted TLS connection established from CLIENT: ...} */
    private static boolean tls(Cursor cursor, LogEvent event) {
        cursor.position(0);
        cursor.until(" ");
        Client client = cursor.skip(" TLS connection established from ") ? client(cursor) : null;
        if (client == null) {
            return false;
        }
        putSource(client, Outcome.network(event, "tls-established"));
        return true;
    }
}
