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

/** Reads the logins of NX-OS, which passes on what its Linux programs say, and its accounting. */
final class NexusLogins {
    private NexusLogins() {}

    /** {@code pam_aaa:Authentication failed for user eve from A - sshd[1]}, {@code error: PAM: Authentication failure for ...}. */
    static boolean system(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        cursor.skip("error: ");
        if (!cursor.skip("pam_aaa:Authentication failed") && !cursor.skip("PAM: Authentication failure")) {
            return false;
        }
        String user = null;
        if (cursor.skip(" for ")) {
            cursor.skip("illegal ");
            cursor.skip("user ");
            user = cursor.upToLast(" from ");
            if (user == null) {
                return false;
            }
        } else if (!cursor.skip(" from ")) {
            return false;
        }
        IpAddress address = cursor.address();
        if (address == null && !cursor.sees("console")) {
            return false;
        }
        Outcome.login(event, false).put(LogField.USER_NAME, user).put(LogField.SOURCE_IP, address);
        return true;
    }

    /** {@code Configured from vty by admin on A@pts/0}. */
    static boolean configured(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("Configured from ") && cursor.goBehind(" by ") ? cursor.upToLast(" on ") : null;
        if (user == null) {
            return false;
        }
        IosLogins.change(event)
                .put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, Cursor.address(cursor.until("@ ")));
        return true;
    }

    /** {@code update:A@pts/0:admin:configure terminal ; interface mgmt0 (SUCCESS)}, and start and stop of a shell. */
    static boolean accounting(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String kind = cursor.upTo(":");
        IpAddress address = kind == null ? null : Cursor.address(cursor.upTo("@"));
        String line = cursor.upTo(":"); // pts/0, or ttyS0 on the console
        String user = line == null ? null : cursor.upTo(":");
        if (kind == null || user == null || user.isEmpty()) {
            return false;
        }
        switch (kind) {
            case "start" -> Outcome.session(event, true);
            case "stop" -> Outcome.session(event, false).put(LogField.EVENT_REASON, cursor.rest());
            case "update" -> update(cursor.rest(), user, event);
            default -> {
                return false;
            }
        }
        event.put(LogField.USER_NAME, user).put(LogField.SOURCE_IP, address);
        return true;
    }

    private static void update(String text, String user, LogEvent event) {
        int end = text.lastIndexOf(" (");
        boolean told = end > 0 && text.endsWith(")");
        AsaLogins.putCommand(event, user, told ? text.substring(0, end) : text);
        if (told && !text.endsWith("(SUCCESS)")) {
            event.put(LogField.EVENT_OUTCOME, text.endsWith("(FAILURE)") ? "failure" : "unknown");
        }
    }
}
