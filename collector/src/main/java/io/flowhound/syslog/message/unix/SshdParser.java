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

/**
 * Messages of OpenSSH's server: sshd, and of release 9.8 on sshd-session and sshd-auth. A client chooses the name of the user, and may
 * put into it what looks like the rest of a line; addresses are read from places that it cannot reach.
 */
final class SshdParser implements MessageParser {
    private static final String PREAUTH = " [preauth]";
    /** sshd cuts its lines at 1024 characters, before what is unprintable becomes up to four. */
    private static final int LONGEST = 4096;

    private static final String NOT_ALLOWED = " not allowed because ";

    private final SshdLogin logins = new SshdLogin();
    private final SshdConnection connections = new SshdConnection();
    private final SshdClients clients = new SshdClients();

    @Override
    public String name() {
        return "sshd";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = Lines.program(message);
        if (!program.startsWith("sshd") || !(program.length() == 4 || program.charAt(4) == '-')) {
            return false;
        }
        String text = withoutLevel(Lines.text(message));
        if (text.length() > LONGEST) {
            return false;
        }
        boolean preauth = text.endsWith(PREAUTH);
        if (preauth) {
            text = text.substring(0, text.length() - PREAUTH.length());
        }
        if (!logins.read(text, event) && !attempt(text, event) && !connections.read(text, preauth, event)) {
            return false;
        }
        if (message.program() == null) {
            event.put(LogField.PROCESS_NAME, program);
        }
        clients.complete(message, event);
        Lines.overTcp(event, "ssh");
        return true;
    }

    private static String withoutLevel(String text) {
        String rest = text.startsWith("error: ") ? text.substring("error: ".length()) : text;
        return rest.startsWith("fatal: ") ? rest.substring("fatal: ".length()) : rest;
    }

    /** Failures that name an account, other than those of {@link SshdLogin}. */
    private static boolean attempt(String text, LogEvent event) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case 'I' -> invalidUser(text, event);
            case 'P' -> pam(text, event);
            case 'U' -> notAllowed(text, event);
            case 'R' -> rootRefused(text, event);
            case 'm' -> tooManyAttempts(text, event);
            case 'i' -> namedAlone(text, "input_userauth_request: invalid user ", "invalid user", event);
            case 'A' -> keyRefused(text, event);
            case 'D' ->
                namedAlone(
                        text,
                        "Disconnecting: Too many authentication failures",
                        "Too many authentication failures",
                        event);
            default -> false;
        };
    }

    private static boolean invalidUser(String text, LogEvent event) {
        boolean illegal = text.startsWith("Illegal user ");
        if (!illegal && !text.startsWith("Invalid user ")) {
            return false;
        }
        int start = "Invalid user ".length();
        return failureFrom(text, start, text.substring(0, start - 1), event);
    }

    /** {@code USER from CLIENT} from a position to the end. */
    private static boolean failureFrom(String text, int start, String reason, LogEvent event) {
        int from = text.lastIndexOf(" from ");
        Client client = from < start ? null : Client.ofWords(text.substring(from + " from ".length()));
        if (client == null) {
            return false;
        }
        failure(event, text.substring(start, from), reason);
        client.putSource(event);
        return true;
    }

    private static void failure(LogEvent event, @Nullable String user, String reason) {
        Outcome.login(event, false).put(LogField.USER_NAME, user).put(LogField.EVENT_REASON, reason);
    }

    /** {@code PAM: REASON for [illegal user ]USER from CLIENT[ via SERVER]}; Apple's has the last part. */
    private static boolean pam(String text, LogEvent event) {
        int start = "PAM: ".length();
        int user = text.indexOf(" for ", start);
        int from = text.lastIndexOf(" from ");
        if (!text.startsWith("PAM: ") || user < 0 || from < user + 4) {
            return false;
        }
        int end = text.indexOf(" via ", from);
        Client client = Client.of(text.substring(from + " from ".length(), end < 0 ? text.length() : end));
        Client server = end < 0 ? null : Client.of(text.substring(end + " via ".length()));
        if (client == null || (end >= 0 && server == null)) {
            return false;
        }
        failure(event, SshdLogin.account(text, user + " for ".length(), from), text.substring(start, user));
        client.putSource(event);
        if (server != null) {
            server.putDestination(event);
        }
        return true;
    }

    /** {@code User NAME [from CLIENT ]not allowed because REASON}: only accounts that exist. */
    private static boolean notAllowed(String text, LogEvent event) {
        int end = text.indexOf(NOT_ALLOWED);
        int start = "User ".length();
        if (!text.startsWith("User ") || end < start) {
            return false;
        }
        String reason = text.substring(end + NOT_ALLOWED.length());
        int from = text.lastIndexOf(" from ", end);
        if (from < 0) {
            failure(event, text.substring(start, end), reason);
            return true;
        }
        Client client = Client.of(text.substring(Math.min(from + " from ".length(), end), end));
        if (client == null || from < start) {
            return false;
        }
        failure(event, text.substring(start, from), reason);
        client.putSource(event);
        return true;
    }

    private static boolean rootRefused(String text, LogEvent event) {
        if (!text.startsWith("ROOT LOGIN REFUSED FROM ")) {
            return false;
        }
        Client client = Client.ofWords(text.substring("ROOT LOGIN REFUSED FROM ".length()));
        if (client == null) {
            return false;
        }
        failure(event, "root", "ROOT LOGIN REFUSED");
        client.putSource(event);
        return true;
    }

    private static boolean tooManyAttempts(String text, LogEvent event) {
        String reason = "maximum authentication attempts exceeded";
        int start = reason.length() + " for ".length();
        int from = text.lastIndexOf(" from ");
        if (!text.startsWith(reason + " for ") || from < start) {
            return false;
        }
        int end = text.endsWith(" ssh2") || text.endsWith(" ssh1") ? text.length() - " ssh2".length() : text.length();
        Client client = Client.ofWords(text.substring(Math.min(from + " from ".length(), end), end));
        if (client == null) {
            return false;
        }
        failure(event, SshdLogin.account(text, start, from), reason);
        client.putSource(event);
        return true;
    }

    /** A beginning, and behind it a name or nothing. */
    private static boolean namedAlone(String text, String beginning, String reason, LogEvent event) {
        if (!text.startsWith(beginning)) {
            return false;
        }
        String rest = text.substring(beginning.length());
        failure(event, rest.startsWith(" for ") ? rest.substring(" for ".length()) : rest, reason);
        return true;
    }

    private static boolean keyRefused(String text, LogEvent event) {
        if (text.startsWith("Authentication refused: ")) {
            failure(event, null, text.substring("Authentication refused: ".length()));
            event.put(LogField.LOGIN_METHOD, "publickey");
            return true;
        }
        int start = "Authentication tried for ".length();
        int end = text.indexOf(" with correct key but ");
        int ip = text.indexOf(", ip=");
        if (!text.startsWith("Authentication tried for ") || end < start || ip < end) {
            return false;
        }
        Cursor cursor = new Cursor(text);
        cursor.position(ip + ", ip=".length());
        Client client = Client.of(cursor.until(",)"));
        if (client == null) {
            return false;
        }
        failure(event, text.substring(start, end), "not from a permitted host");
        client.putSource(event).put(LogField.LOGIN_METHOD, "publickey");
        return true;
    }
}
