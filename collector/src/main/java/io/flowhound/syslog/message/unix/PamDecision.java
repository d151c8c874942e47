/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import org.jspecify.annotations.Nullable;

/** Reads what PAM's modules decide about an account: let in, refused, locked, password changed. */
final class PamDecision {
    private static final String HOST = " rhost=";
    private static final String REMOTE = " ruser=";

    /** Puts nothing when it is none of these. */
    boolean read(String service, String module, String text, LogEvent event) {
        int semicolon = text.indexOf("; logname=");
        if (semicolon > 0) {
            return attempt(service, module, text, semicolon, event);
        }
        return switch (module) {
            case "pam_unix" -> unix(service, text, event);
            case "pam_sss", "pam_ldap", "pam_winbind", "pam_krb5" -> directory(service, text, event);
            default -> guard(service, text, event);
        };
    }

    /** {@code REASON; logname=A uid=N euid=N tty=T ruser=R rhost=H[  user=U]} */
    private static boolean attempt(String service, String module, String text, int semicolon, LogEvent event) {
        String reason = text.substring(0, semicolon);
        boolean success = reason.equals("authentication success");
        if (!success && !reason.contains("authentication failure")) {
            return false;
        }
        PamParser.attempt(event, service, success, success ? null : reason);
        int remote = text.indexOf(REMOTE, semicolon);
        int host = remote < 0 ? -1 : text.indexOf(HOST, remote);
        // A remote user is the client's word and may hold "rhost="; an empty one cannot.
        if (host < 0 || (host > remote + REMOTE.length() && text.indexOf(HOST, host + 1) >= 0)) {
            return true;
        }
        Cursor cursor = new Cursor(text);
        cursor.position(host + HOST.length());
        Client client = Client.of(cursor.until(" "));
        if (client != null) {
            client.putSource(event);
        }
        String user = cursor.skipBlanks().skip("user=") ? withoutPreauth(cursor.rest()) : "";
        String remoteUser = text.substring(remote + REMOTE.length(), host);
        if (user.isEmpty() && module.equals("pam_krb5")) {
            user = text.substring(semicolon + "; logname=".length(), text.indexOf(' ', semicolon + 2));
        }
        putUsers(service, user, remoteUser, event);
        return true;
    }

    private static String withoutPreauth(String user) {
        return user.endsWith(" [preauth]") ? user.substring(0, user.length() - " [preauth]".length()) : user;
    }

    private static void putUsers(String service, String user, String remoteUser, LogEvent event) {
        if (PamParser.changesUser(service) && !remoteUser.isEmpty()) {
            event.put(LogField.USER_NAME, remoteUser);
            if (PamParser.isSu(service)) {
                event.put(LogField.USER_EFFECTIVE_NAME, user);
            }
        } else {
            event.put(LogField.USER_NAME, user.isEmpty() ? remoteUser : user);
        }
    }

    private static boolean unix(String service, String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (text.equals("check pass; user unknown")) {
            return refused(service, null, "user unknown", event);
        }
        if (cursor.skip("password changed for ")) {
            event.put(LogField.EVENT_CATEGORY, "iam")
                    .put(LogField.EVENT_TYPE, "user")
                    .add(LogField.EVENT_TYPE, "change")
                    .put(LogField.EVENT_ACTION, "password-changed")
                    .put(LogField.EVENT_OUTCOME, "success")
                    .put(LogField.USER_NAME, cursor.rest());
            return true;
        }
        if (cursor.skip("account ")) {
            return inBrackets(service, cursor, " has expired (", event);
        }
        if (cursor.skip("expired password for user ")) {
            return inBrackets(service, cursor, " (", event);
        }
        String reason = "auth could not identify password";
        if (!cursor.skip(reason + " for [") || !text.endsWith("]")) {
            return false;
        }
        return refused(service, cursor.upToLast("]"), reason, event);
    }

    /** {@code USER ... (REASON)} */
    private static boolean inBrackets(String service, Cursor cursor, String between, LogEvent event) {
        String user = cursor.upToLast(between);
        String reason = user == null ? null : cursor.upToLast(")");
        return reason != null && refused(service, user, reason, event);
    }

    private static boolean refused(String service, @Nullable String user, String reason, LogEvent event) {
        PamParser.attempt(event, service, false, reason).put(LogField.USER_NAME, user);
        return true;
    }

    private static boolean accepted(String service, @Nullable String user, LogEvent event) {
        if (user == null) {
            return false;
        }
        PamParser.attempt(event, service, true, null).put(LogField.USER_NAME, user);
        return true;
    }

    private static boolean directory(String service, String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("received for user ") || cursor.skip("Access denied for user ")) {
            return numbered(service, cursor, event);
        }
        if (cursor.skip("Authentication failure; user=")) {
            return refused(service, cursor.rest(), "Authentication failure", event);
        }
        if (cursor.skip("user '")) {
            if (text.endsWith("' granted access")) {
                return accepted(service, cursor.upToLast("' granted access"), event);
            }
            return inBrackets(service, cursor, "' denied access (", event);
        }
        return cursor.skip("user ") && accepted(service, cursor.upToLast(" authenticated as "), event);
    }

    /** {@code USER: NUMBER (REASON)}, where 0 is success */
    private static boolean numbered(String service, Cursor cursor, LogEvent event) {
        String user = cursor.upToLast(": ");
        long code = cursor.number();
        String reason = cursor.skip(" (") ? cursor.upToLast(")") : null;
        if (user == null || code < 0 || reason == null) {
            return false;
        }
        return code == 0 ? accepted(service, user, event) : refused(service, user, reason, event);
    }

    /** Modules that lock, count, or ask for something more. */
    private static boolean guard(String service, String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("Consecutive login failures for user ")) {
            String reason = "account temporarily locked";
            String user = cursor.upToLast(" " + reason);
            return user != null && refused(service, user, reason, event);
        }
        if (cursor.skip("user ")) {
            return tally(service, cursor, event);
        }
        if (cursor.skip("access denied for user `")) {
            return access(service, cursor, event);
        }
        if (cursor.skip("Refused user ")) {
            String user = cursor.upToLast(" for service ");
            return user != null && refused(service, user, "Refused", event);
        }
        if (cursor.skip("Accepted google_authenticator for ")) {
            return accepted(service, cursor.rest(), event);
        }
        if (cursor.skip("Invalid verification code for ")) {
            return refused(service, cursor.rest(), "Invalid verification code", event);
        }
        String requirement = cursor.sees("requirement \"") ? cursor.upToLast(" by user \"") : null;
        String user = requirement == null ? null : cursor.upToLast("\"");
        return user != null && refused(service, user, String.valueOf(requirement), event);
    }

    /** {@code USER (UID) tally N, deny N} */
    private static boolean tally(String service, Cursor cursor, LogEvent event) {
        String user = cursor.upTo(" (");
        long uid = user == null ? Cursor.NO_NUMBER : cursor.number();
        if (uid < 0 || !cursor.skip(") ") || !cursor.sees("tally ")) {
            return false;
        }
        event.put(LogField.USER_ID, Long.toString(uid));
        return refused(service, user, cursor.rest(), event);
    }

    /** {@code USER' from `HOST'} */
    private static boolean access(String service, Cursor cursor, LogEvent event) {
        String user = cursor.upToLast("' from `");
        String host = user == null ? null : cursor.upToLast("'");
        if (host == null) {
            return false;
        }
        refused(service, user, "access denied", event);
        Client client = Client.of(host);
        if (client != null && !host.startsWith("tty")) {
            client.putSource(event);
        }
        return true;
    }
}
