/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Accepted|Failed|Postponed|Partial METHOD for [invalid user ]USER from HOST port N ssh2[: DETAILS]}. Both the name and,
 * with some methods, the details are the client's words and may hold " from HOST port N ssh2" themselves. Each place that could be the
 * true one is judged by what follows it; when two are left, neither name nor address is told.
 */
final class SshdLogin {
    private static final String FROM = " from ";
    private static final String INVALID = "invalid user ";
    private static final String ILLEGAL = "illegal user ";
    private static final String CERTIFICATE = "-CERT";

    /** A place where user, client and details could meet. */
    private record Place(
            int user,
            Client client,
            boolean complete,
            @Nullable String details) {
        boolean isRemoteUser() {
            return details != null && details.startsWith("ruser ");
        }
    }

    /** Puts nothing when it is none of these lines. */
    boolean read(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        boolean accepted = cursor.skip("Accepted ");
        boolean failed = !accepted && cursor.skip("Failed ");
        if (!accepted && !failed && !cursor.skip("Postponed ") && !cursor.skip("Partial ")) {
            return false;
        }
        String method = cursor.until(" ");
        if (!cursor.skip(" for ")) {
            return false;
        }
        int start = cursor.position();
        boolean invalid = text.startsWith(INVALID, start) || text.startsWith(ILLEGAL, start);
        int user = invalid ? start + INVALID.length() : start;
        Place first = next(text, method, user - 1, user);
        if (first == null) {
            return false;
        }
        Place place = certain(text, method, first, user);
        Outcome.login(event, accepted).put(LogField.LOGIN_METHOD, method(method, place));
        if (!accepted && !failed) {
            event.put(LogField.EVENT_OUTCOME, "unknown");
        }
        if (place != null) {
            place.client().putSource(event);
            putAccount(text.substring(user, place.user()), event);
            event.put(LogField.LOGIN_KEY, key(place.details()));
        }
        if (invalid) {
            event.put(LogField.EVENT_REASON, text.substring(start, user - 1));
        }
        return true;
    }

    private static void putAccount(String account, LogEvent event) {
        if (account.equals("<invalid username>")) {
            event.put(LogField.EVENT_REASON, "invalid username"); // Solaris hides the name
        } else {
            event.put(LogField.USER_NAME, account);
        }
    }

    /** What stands between two positions, less "invalid user". */
    static String account(String text, int start, int end) {
        boolean invalid = text.startsWith(INVALID, start) || text.startsWith(ILLEGAL, start);
        return text.substring(Math.min(invalid ? start + INVALID.length() : start, end), end);
    }

    /** The only place that can be the true one; null when there are several. */
    private static @Nullable Place certain(String text, String method, Place first, int user) {
        Place chosen = first;
        for (Place place = next(text, method, first.user(), user);
                place != null;
                place = next(text, method, place.user(), user)) {
            if (!chosen.isRemoteUser()) {
                return null;
            }
            if (place.complete()) {
                chosen = place; // no sshd that writes "ssh1: ruser" ends a line in "ssh2"
            }
        }
        // "NAME from A ssh2: from B ssh2": B told by a name that ends in "ssh2:", or A with words of its own behind it
        return text.startsWith("ssh2:", Math.max(user, chosen.user() - "ssh2:".length())) ? null : chosen;
    }

    /** The next place behind a position; null when there is none. */
    private static @Nullable Place next(String text, String method, int behind, int user) {
        for (int from = text.indexOf(FROM, Math.max(behind + 1, user - 1));
                from >= 0;
                from = text.indexOf(FROM, from + 1)) {
            Place place = from < user ? null : place(text, method, from);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    private static @Nullable Place place(String text, String method, int from) {
        Cursor cursor = new Cursor(text);
        cursor.position(from + FROM.length());
        String host = cursor.until(" ");
        long port = cursor.skip(" port ") ? cursor.port() : Cursor.NO_NUMBER;
        boolean ssh1 = cursor.skip(" ssh1");
        boolean ssh2 = !ssh1 && cursor.skip(" ssh2");
        String details = null;
        if ((ssh1 || ssh2) && cursor.skip(": ")) {
            details = cursor.rest();
            if (!isDetails(details, method, ssh1)) {
                return null;
            }
        }
        Client client = cursor.atEnd() ? Client.of(host, port) : null;
        return client == null ? null : new Place(from, client, ssh2 && port >= 0, details);
    }

    private static boolean isDetails(String details, String method, boolean ssh1) {
        if (method.startsWith("gssapi") || method.startsWith("kerberos")) {
            return details.indexOf(' ') < 0;
        }
        if (method.equals("publickey")) {
            return isKey(details) || isCertificate(details);
        }
        if (method.equals("hostbased")) {
            int comma = details.indexOf(", client user \"");
            return comma < 0 ? isKey(details) : isKey(details.substring(0, comma)) && details.endsWith("\"");
        }
        return ssh1 && details.startsWith("ruser ");
    }

    /** {@code TYPE FINGERPRINT} */
    private static boolean isKey(String details) {
        int blank = details.indexOf(' ');
        return blank > 0 && details.indexOf(' ', blank + 1) < 0 && isFingerprint(details.substring(blank + 1));
    }

    /** {@code TYPE-CERT [FINGERPRINT ]ID NAME (serial N) CA TYPE FINGERPRINT}, the name being of any words */
    private static boolean isCertificate(String details) {
        int authority = details.lastIndexOf(") CA ");
        int blank = details.indexOf(' ');
        return blank > 0
                && details.startsWith(CERTIFICATE, blank - CERTIFICATE.length())
                && details.indexOf(" ID ") >= blank
                && authority > 0
                && details.lastIndexOf(" (serial ", authority) > 0
                && isKey(details.substring(authority + ") CA ".length()));
    }

    private static boolean isFingerprint(String word) {
        return word.indexOf(':') > 0;
    }

    private static @Nullable String key(@Nullable String details) {
        if (details == null) {
            return null;
        }
        Cursor cursor = new Cursor(details);
        cursor.word();
        String word = cursor.until(" ,");
        return isFingerprint(word) ? word : null;
    }

    private static @Nullable String method(String method, @Nullable Place place) {
        return switch (method) {
            case "password", "hostbased" -> method;
            case "publickey" ->
                place != null && place.details() != null && isCertificate(place.details()) ? "certificate" : method;
            case "rsa", "dsa", "pubkey" -> "publickey";
            case "rhosts-rsa", "rhosts-with-rsa" -> "hostbased";
            default -> family(method);
        };
    }

    private static @Nullable String family(String method) {
        if (method.startsWith("keyboard-interactive") || method.startsWith("challenge-response")) {
            return "keyboard-interactive";
        }
        if (method.startsWith("gssapi")) {
            return "gssapi";
        }
        return method.startsWith("kerberos") ? "kerberos" : null;
    }
}
