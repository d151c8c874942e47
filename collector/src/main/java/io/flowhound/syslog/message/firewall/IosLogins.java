/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Reads what routers and switches of Cisco tell of logins and of changes. Who fails to log in chooses a name freely: it ends at the
 * last place where it can.
 */
final class IosLogins {
    private IosLogins() {}

    static boolean read(CiscoId id, LogEvent event) {
        String text = id.text();
        return switch (id.mnemonic()) {
            case "LOGIN_SUCCESS" -> brackets(text, "Login Success ", true, event);
            case "LOGIN_FAILED" -> brackets(text, "Login failed ", false, event);
            case "CONFIG_I" -> configured(text, event);
            case "LOGOUT" -> loggedOut(text, event);
            case "PRIV_AUTH_FAIL" -> privilege(text, " failed by ", false, event);
            case "PRIV_AUTH_PASS" -> privilege(text, " set to ", true, event);
            case "SSH2_USERAUTH", "SSH_USERAUTH" -> sshUser(text, event);
            case "SSH2_SESSION", "SSH_SESSION" -> sshSession(text, event);
            case "SSH2_CLOSE", "SSH_CLOSE" -> sshClosed(text, event);
            case "CFGLOG_LOGGEDCMD" -> loggedCommand(text, event);
            case "SYSTEM_MSG" -> NexusLogins.system(text, event);
            case "VSHD_SYSLOG_CONFIG_I" -> NexusLogins.configured(text, event);
            case "AAA_ACCOUNTING_MESSAGE" -> NexusLogins.accounting(text, event);
            case "INFO_SUCCESS", "AUTHEN_SUCCESS" -> authenticated(id, true, event);
            case "INFO_FAILURE", "AUTHEN_FAILED" -> authenticated(id, false, event);
            case "CLOSE" -> closed(text, event);
            case "DB_COMMIT" -> committed(text, event);
            default -> false;
        };
    }

    /** {@code Login failed [user: eve] [Source: A] [localport: 22] [Reason: R] at ...}. */
    private static boolean brackets(String text, String start, boolean success, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip(start) || !cursor.skip("[user: ")) {
            return false;
        }
        String user = cursor.upToLast("] [Source: ");
        if (user == null) {
            return false;
        }
        IpAddress address = Cursor.address(cursor.upTo("]"));
        Outcome.login(event, success).put(LogField.USER_NAME, user).put(LogField.SOURCE_IP, remote(address));
        long port = cursor.skip(" [localport: ") ? cursor.port() : -1;
        if (port > 0) {
            event.put(LogField.DESTINATION_PORT, port);
        }
        if (cursor.goBehind("[Reason: ")) {
            event.put(LogField.EVENT_REASON, cursor.upTo("]"));
        }
        return true;
    }

    /** The console has the address 0.0.0.0. */
    private static @Nullable IpAddress remote(@Nullable IpAddress address) {
        return address == null || (address.high() == 0 && (address.low() & 0xFFFF_FFFFL) == 0) ? null : address;
    }

    /** {@code Configured from console by admin on vty0 (A)}; without "on" the line alone is named, not the user. */
    private static boolean configured(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String from = cursor.skip("Configured from ") ? cursor.upTo(" by ") : null;
        if (from == null) {
            return false;
        }
        change(event).put(LogField.SOURCE_IP, Cursor.address(from)).put(LogField.USER_NAME, cursor.upTo(" on "));
        if (cursor.goBehind("(")) {
            event.put(LogField.SOURCE_IP, Cursor.address(cursor.upTo(")")));
        }
        return true;
    }

    /** Puts that the configuration was changed, by whatever commands. */
    static LogEvent change(LogEvent event) {
        return event.put(LogField.EVENT_CATEGORY, "configuration")
                .put(LogField.EVENT_TYPE, "change")
                .put(LogField.EVENT_ACTION, "config-change")
                .put(LogField.EVENT_OUTCOME, "success");
    }

    /** {@code User admin has exited tty session 2(A)}. */
    private static boolean loggedOut(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User ") ? cursor.upToLast(" has exited tty session ") : null;
        if (user == null) {
            return false;
        }
        Outcome.logout(event).put(LogField.USER_NAME, user);
        if (cursor.goBehind("(")) {
            event.put(LogField.SOURCE_IP, Cursor.address(cursor.upTo(")")));
        }
        return true;
    }

    /** {@code Authentication to privilege level 15 failed by admin on vty0 (A)}, {@code Privilege level set to 15 by admin on ...}. */
    private static boolean privilege(String text, String verb, boolean success, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.goBehind(verb) || (success && !cursor.goBehind(" by "))) {
            return false;
        }
        String user = cursor.upToLast(" on ");
        if (user == null) {
            return false;
        }
        Outcome.authentication(event, "enable", success).put(LogField.USER_NAME, user.equals("unknown") ? null : user);
        if (cursor.goBehind("(")) {
            event.put(LogField.SOURCE_IP, Cursor.address(cursor.upTo(")")));
        }
        return true;
    }

    /** {@code User 'admin' authentication for SSH2 Session from A (tty = 0) using ... Succeeded}. */
    private static boolean sshUser(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User '") ? cursor.upToLast("' authentication for ") : null;
        IpAddress address = user != null && cursor.goBehind("Session from ") ? cursor.address() : null;
        boolean success = text.endsWith("Succeeded");
        if (address == null || !(success || text.endsWith("Failed"))) {
            return false;
        }
        Outcome.login(event, success)
                .put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, address)
                .put(LogField.NETWORK_PROTOCOL, "ssh");
        return true;
    }

    /** {@code SSH2 Session request from A (tty = 0) ... Succeeded}: a connection, nobody logged in yet. */
    private static boolean sshSession(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        IpAddress address = cursor.goBehind("Session request from ") ? cursor.address() : null;
        boolean success = text.endsWith("Succeeded");
        if (address == null || !(success || text.endsWith("Failed"))) {
            return false;
        }
        Outcome.connection(event, true)
                .put(LogField.EVENT_OUTCOME, success ? "success" : "failure")
                .put(LogField.SOURCE_IP, address)
                .put(LogField.NETWORK_PROTOCOL, "ssh");
        return true;
    }

    /** {@code SSH2 Session from A (tty = 0) for user 'admin' using crypto cipher ... closed}. */
    private static boolean sshClosed(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        IpAddress address = cursor.goBehind("Session from ") ? cursor.address() : null;
        String user = address != null && cursor.goBehind(" for user '") ? cursor.upToLast("' using ") : null;
        if (user == null) {
            return false;
        }
        Outcome.session(event, false)
                .put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, address)
                .put(LogField.NETWORK_PROTOCOL, "ssh");
        return true;
    }

    /** {@code User:admin  logged command:interface Gi0/1}. */
    private static boolean loggedCommand(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User:") ? cursor.upTo(" logged command:") : null;
        if (user == null) {
            return false;
        }
        String name = user.strip();
        AsaLogins.putCommand(event, name.equals("unknown user") || name.equals("console") ? null : name, cursor.rest());
        return true;
    }

    /** IOS XR: {@code Failed authentication attempt by user 'eve' from 'A' on 'vty0'}. */
    private static boolean authenticated(CiscoId id, boolean success, LogEvent event) {
        Cursor cursor = new Cursor(id.text());
        if (!cursor.skip(success ? "Successfully authenticated user '" : "Failed authentication attempt by user '")) {
            return false;
        }
        String user = cursor.upToLast("' from '");
        if (user == null) {
            return false;
        }
        Outcome.login(event, success)
                .put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, Cursor.address(cursor.upTo("'")))
                .put(LogField.NETWORK_PROTOCOL, id.facility().contains("SSHD") ? "ssh" : (@Nullable String) null);
        return true;
    }

    private static boolean closed(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User '") ? cursor.upToLast("' logged out") : null;
        if (user == null) {
            return false;
        }
        Outcome.logout(event).put(LogField.USER_NAME, user);
        return true;
    }

    private static boolean committed(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("Configuration committed by user '") ? cursor.upTo("'") : null;
        if (user == null) {
            return false;
        }
        change(event).put(LogField.USER_NAME, user);
        return true;
    }
}
