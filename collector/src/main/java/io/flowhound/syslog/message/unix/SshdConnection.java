/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads what sshd tells of connections and sessions: beginnings, ends, refusals and quarrels about the protocol. */
final class SshdConnection {
    private static final String FROM = " from ";
    private static final String PORT = " port ";

    /** Puts nothing when it is none of these lines. */
    boolean read(String text, boolean preauth, LogEvent event) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case 'A' -> mapping(text, event);
            case 'B', 'P', 'U' -> protocol(text, event);
            case 'C' -> connection(text, preauth, event);
            case 'D' -> disconnect(text, preauth, event);
            case 'R' -> received(text, preauth, event);
            case 'S' -> session(text, event);
            case 'T' -> timeout(text, event);
            case 'b' -> dispatch(text, "banner exchange: Connection from ", event);
            case 'd' -> dropped(text, event);
            case 'r' -> refused(text, event);
            case 's' -> lower(text, event);
            case 'k', 'n' -> quarrel(text, event);
            default -> false;
        };
    }

    private static boolean connection(String text, boolean preauth, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("Connection closed by ") || cursor.skip("Connection reset by ")) {
            boolean reset = text.startsWith("Connection r");
            SshdPeer peer = SshdPeer.of(cursor.rest());
            return peer != null
                    && peer.ended(event, reset ? "Connection reset" : "Connection closed", preauth || reset, false);
        }
        if (cursor.skip("Close session: user ")) {
            return userSession(text, cursor.position(), false, event);
        }
        return cursor.skip("Connection from ") && begun(cursor, event);
    }

    /** {@code CLIENT[ port N][ on SERVER port N[ rdomain X]]} */
    private static boolean begun(Cursor cursor, LogEvent event) {
        Client client = client(cursor);
        Client server = cursor.skip(" on ") ? client(cursor) : null;
        if (client == null || (server == null ? !cursor.atEnd() : !cursor.atEnd() && !cursor.sees(" rdomain "))) {
            return false;
        }
        client.putSource(Outcome.connection(event, true));
        if (server != null) {
            server.putDestination(event);
        }
        return true;
    }

    private static @Nullable Client client(Cursor cursor) {
        String host = cursor.until(" ");
        return Client.of(host, cursor.skip(PORT) ? cursor.port() : Cursor.NO_NUMBER);
    }

    private static boolean disconnect(String text, boolean preauth, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("Disconnected from ")) {
            SshdPeer peer = SshdPeer.of(cursor.rest());
            return peer != null && peer.ended(event, "Disconnected", preauth, false);
        }
        if (cursor.skip("Disconnecting ")) {
            return SshdPeer.endedFor(event, cursor.rest(), "Disconnecting");
        }
        return cursor.skip("Did not receive identification string from ")
                && failed(cursor.rest(), "Did not receive identification string", event);
    }

    /** A connection that came to nothing; the text is all of the client. */
    private static boolean failed(String client, String reason, LogEvent event) {
        return failed(Client.ofWords(client), reason, event);
    }

    private static boolean failed(@Nullable Client client, String reason, LogEvent event) {
        if (client == null) {
            return false;
        }
        client.putSource(Outcome.connection(event, false))
                .put(LogField.EVENT_OUTCOME, "failure")
                .put(LogField.EVENT_REASON, reason);
        return true;
    }

    /** As {@link #failed}, in lines that do not say whose connection it was. */
    private static boolean brokenOff(String reason, LogEvent event) {
        Outcome.connection(event, false).put(LogField.EVENT_OUTCOME, "failure").put(LogField.EVENT_REASON, reason);
        return true;
    }

    private static boolean quarrel(String text, LogEvent event) {
        if (text.startsWith("kex_exchange_identification: ")) {
            return brokenOff(text.substring("kex_exchange_identification: ".length()), event);
        }
        int end = text.indexOf(" found: client ");
        return text.startsWith("no matching ")
                && end > 0
                && brokenOff(text.substring(0, end + " found".length()), event);
    }

    private static boolean protocol(String text, LogEvent event) {
        String identification = "Bad protocol version identification";
        if (text.startsWith(identification)) {
            int from = text.lastIndexOf(FROM); // what stands before it is the client's
            return from > 0 && failed(text.substring(from + FROM.length()), identification, event);
        }
        Cursor cursor = new Cursor(text);
        if (cursor.skip("Protocol major versions differ for ")) {
            String client = cursor.upTo(": ");
            return client != null && failed(client, "Protocol major versions differ", event);
        }
        if (!cursor.skip("Unable to negotiate with ")) {
            return text.equals("Unable to negotiate a key exchange method") && brokenOff(text, event);
        }
        String client = cursor.upTo(": ");
        String reason = cursor.until(".");
        return client != null && failed(client, reason, event);
    }

    /** {@code Received disconnect from CLIENT port N:CODE: REASON}, before release 7 {@code CLIENT: CODE: REASON} */
    private static boolean received(String text, boolean preauth, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("Read error from remote host ")) {
            return SshdPeer.endedFor(event, cursor.rest(), "Read error");
        }
        if (!cursor.skip("Received disconnect from ")) {
            return text.startsWith("Read from socket failed: ") && brokenOff(text, event);
        }
        IpAddress address = cursor.address();
        long port = cursor.skip(PORT) ? cursor.port() : Cursor.NO_NUMBER;
        if (address == null || !cursor.skip(":")) {
            return false;
        }
        long code = cursor.skipBlanks().number();
        cursor.skip(":");
        boolean ordinary = code == 11 && !preauth;
        new Client(address, null, port)
                .putSource(Outcome.connection(event, false))
                .put(LogField.EVENT_REASON, cursor.skipBlanks().rest());
        if (!ordinary) {
            event.put(LogField.EVENT_OUTCOME, "failure");
        }
        return true;
    }

    private static boolean session(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("Starting session: ")) {
            int start = text.lastIndexOf(" for "); // a forced command stands before it
            return start > 0 && userSession(text, start + " for ".length(), true, event);
        }
        return cursor.skip("SSH: Server;Ltype: ") && handshake(cursor, event);
    }

    /** {@code USER from CLIENT port N[ id N]}: users who are logged in. */
    private static boolean userSession(String text, int start, boolean opened, LogEvent event) {
        int from = text.lastIndexOf(FROM);
        int end = text.indexOf(" id ", Math.max(from, 0));
        if (from < start) {
            return false;
        }
        Client client = Client.ofWords(text.substring(from + FROM.length(), end < 0 ? text.length() : end));
        if (client == null) {
            return false;
        }
        client.putSource(Outcome.session(event, opened)).put(LogField.USER_NAME, text.substring(start, from));
        return true;
    }

    /** {@code Version|Kex|Authname;Remote: ADDRESS-PORT;...} of HPN-SSH */
    private static boolean handshake(Cursor cursor, LogEvent event) {
        boolean name = cursor.sees("Authname;");
        cursor.until(";");
        if (!cursor.skip(";Remote: ")) {
            return false;
        }
        IpAddress address = cursor.address();
        long port = cursor.skip("-") ? cursor.port() : Cursor.NO_NUMBER;
        if (address == null || port < 0) {
            return false;
        }
        if (name && cursor.skip(";Name: ")) {
            Outcome.login(event, false).put(LogField.EVENT_OUTCOME, "unknown").put(LogField.USER_NAME, cursor.rest());
        } else {
            Outcome.network(event, "ssh-handshake");
        }
        new Client(address, null, port).putSource(event);
        return true;
    }

    private static boolean timeout(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("Timeout, client not responding from ")) {
            SshdPeer peer = SshdPeer.of(cursor.rest());
            return peer != null && peer.ended(event, "Timeout, client not responding", true, true);
        }
        String reason = "Timeout before authentication";
        if (!cursor.skip(reason + " for ")) {
            return false;
        }
        if (!cursor.skip("connection from ")) {
            String client = cursor.rest();
            return failed(client.endsWith(".") ? client.substring(0, client.length() - 1) : client, reason, event);
        }
        String client = cursor.until(" ");
        Client server = cursor.skip(" to ") ? Client.of(cursor.until(", ")) : null;
        if (server == null || !failed(client, reason, event)) {
            return false;
        }
        server.putDestination(event);
        return true;
    }

    /** {@code drop connection #N from [CLIENT]:PORT on [SERVER]:PORT REASON} */
    private static boolean dropped(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("drop connection #") || !cursor.goBehind(FROM)) {
            return false;
        }
        Client client = Client.ofColon(cursor.until(" "));
        Client server = cursor.skip(" on ") ? Client.ofColon(cursor.until(" ")) : null;
        if (client == null || server == null) {
            return false;
        }
        server.putDestination(client.putSource(Outcome.firewall(event, "drop", false)))
                .put(LogField.EVENT_REASON, cursor.skipBlanks().rest());
        return true;
    }

    private static boolean mapping(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        IpAddress address = cursor.skip("Address ") ? cursor.address() : null;
        if (address == null || !cursor.skip(" maps to ") || !cursor.goBehind(", but ")) {
            return false;
        }
        mapped(event, address, cursor.rest());
        return true;
    }

    private static void mapped(LogEvent event, IpAddress address, String reason) {
        Outcome.network(event, "reverse-lookup")
                .put(LogField.EVENT_OUTCOME, "failure")
                .put(LogField.SOURCE_IP, address)
                .put(LogField.EVENT_REASON, reason);
    }

    private static boolean refused(String text, LogEvent event) {
        if (text.startsWith(WrapperParser.REFUSED)) {
            return WrapperParser.client(text, WrapperParser.REFUSED, event);
        }
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("reverse mapping checking ") || !cursor.goBehindLast(" [")) {
            return false;
        }
        IpAddress address = cursor.address();
        if (address == null || !cursor.skip("] failed") || !(cursor.skip(" - ") || cursor.sees("."))) {
            return false;
        }
        mapped(event, address, cursor.sees(".") ? "reverse mapping failed" : cursor.rest());
        return true;
    }

    private static boolean dispatch(String text, String beginning, LogEvent event) {
        return text.startsWith(beginning)
                && SshdPeer.endedFor(event, text.substring(beginning.length()), "Connection from");
    }

    private static boolean lower(String text, LogEvent event) {
        if (dispatch(text, "ssh_dispatch_run_fatal: Connection from ", event)) {
            return true;
        }
        Cursor cursor = new Cursor(text);
        if (cursor.skip("subsystem request for ")) {
            return subsystem(cursor, event);
        }
        boolean opened = cursor.skip("session opened for local user ");
        if (!opened && !cursor.skip("session closed for local user ")) {
            return false;
        }
        String user = cursor.upToLast(FROM);
        Client client = user == null ? null : Client.of(cursor.rest());
        if (client == null || client.address() == null) {
            return brackets(text, user, opened, event);
        }
        client.putSource(Outcome.session(event, opened)).put(LogField.USER_NAME, user);
        return true;
    }

    /** The server of SFTP writes the name of a client in brackets, too. */
    private static boolean brackets(String text, @Nullable String user, boolean opened, LogEvent event) {
        int open = text.lastIndexOf('[');
        if (user == null || open < 0 || !text.endsWith("]")) {
            return false;
        }
        Client client = Client.of(text.substring(open + 1, text.length() - 1));
        if (client == null) {
            return false;
        }
        client.putSource(Outcome.session(event, opened)).put(LogField.USER_NAME, user);
        return true;
    }

    private static boolean subsystem(Cursor cursor, LogEvent event) {
        if (cursor.upTo(" by user ") == null) {
            return false;
        }
        String user = cursor.rest();
        int failed = user.lastIndexOf(" failed, ");
        event.put(LogField.EVENT_CATEGORY, "session")
                .put(LogField.EVENT_TYPE, "info")
                .put(LogField.EVENT_ACTION, "subsystem")
                .put(LogField.EVENT_OUTCOME, failed < 0 ? "success" : "failure")
                .put(LogField.USER_NAME, failed < 0 ? user : user.substring(0, failed));
        if (failed >= 0) {
            event.put(LogField.EVENT_REASON, user.substring(failed + " failed, ".length()));
        }
        return true;
    }
}
