/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** What Palo Alto firewalls say of people: log-ins of administrators and of GlobalProtect, and changes of the configuration. */
final class PaloAltoEvents {
    private static final String FROM = "From: ";
    private static final String USER = "User name: ";

    private PaloAltoEvents() {}

    /** Of SYSTEM logs, those whose description tells of a log-in. */
    static boolean system(CommaFields line, LogEvent event) {
        Cursor text = new Cursor(line.get(14));
        boolean understood = text.skip("GlobalProtect ")
                ? gateway(text, event)
                : authentication(text, event) || administrator(text, event);
        if (understood) {
            event.put(LogField.EVENT_CODE, line.get(8));
        }
        return understood;
    }

    /** "failed authentication for user 'NAME'.  Reason: WHY. From: ADDRESS.": the name is whatever somebody typed. */
    private static boolean authentication(Cursor text, LogEvent event) {
        int start = text.position();
        boolean success = text.skip("authenticated for user '");
        if (!success && !text.skip("failed authentication for user '")) {
            return false;
        }
        int name = text.position();
        String user = text.upTo("'.");
        int behind = text.position();
        text.position(name);
        boolean once = user != null && user.equals(text.upToLast("'."));
        text.position(behind);
        String details = once ? text.upTo(FROM) : null;
        IpAddress from = text.address();
        if (user == null || details == null || from == null || text.goBehind(FROM)) {
            text.position(start);
            return false;
        }
        Cursor detail = new Cursor(details);
        String reason = detail.goBehind("Reason: ") ? detail.rest().strip() : null;
        Outcome.login(event, success)
                .put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, from)
                .put(LogField.EVENT_REASON, success ? null : withoutPoint(reason));
        return true;
    }

    private static @Nullable String withoutPoint(@Nullable String text) {
        return text != null && text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** "User NAME logged in via Web from ADDRESS using https". */
    private static boolean administrator(Cursor text, LogEvent event) {
        if (!text.skip("User ")) {
            return false;
        }
        String user = text.skip("'") ? text.upTo("' ") : text.word();
        boolean in = text.skip("logged in via ");
        if (user == null || user.isEmpty() || !(in || text.skip("logged out via "))) {
            return false;
        }
        text.word();
        IpAddress from = text.skip("from ") ? text.address() : null;
        if (from == null) {
            return false;
        }
        String protocol = text.skip(" using ") ? text.word() : null;
        if (in) {
            Outcome.login(event, true);
        } else {
            Outcome.logout(event);
        }
        event.put(LogField.USER_NAME, user).put(LogField.SOURCE_IP, from).put(LogField.NETWORK_PROTOCOL, protocol);
        return true;
    }

    /** "GlobalProtect gateway user authentication succeeded. Login from: ADDRESS, Source region: US, User name: NAME, ...". */
    private static boolean gateway(Cursor text, LogEvent event) {
        text.word();
        boolean success = text.skip("user authentication succeeded. ");
        if ((!success && !text.skip("user authentication failed. ")) || !text.skip("Login from: ")) {
            return false;
        }
        IpAddress from = text.address();
        boolean named = text.goBehind(USER);
        String user = named ? text.upTo(", Client OS") : null;
        if (from == null || user == null || user.contains(USER) || text.goBehind(USER)) {
            return false;
        }
        Outcome.login(event, success)
                .put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, from)
                .put(LogField.NETWORK_PROTOCOL, "globalprotect");
        return true;
    }

    /** GLOBALPROTECT logs, since PAN-OS 9.1.3. */
    static boolean globalProtect(CommaFields line, LogEvent event) {
        String user = line.get(12);
        String status = line.get(28);
        boolean success = status.equals("success");
        if (user.isEmpty() || !(success || status.equals("failure"))) {
            return false;
        }
        switch (line.get(8)) {
            case "gateway-auth", "portal-auth" -> Outcome.login(event, success);
            case "gateway-logout" -> Outcome.logout(event);
            default -> {
                return false;
            }
        }
        IpAddress from = address(line.get(15));
        int domain = user.indexOf('\\');
        event.put(LogField.EVENT_CODE, line.get(8))
                .put(LogField.EVENT_REASON, line.get(25))
                .put(LogField.USER_NAME, user.substring(domain + 1))
                .put(LogField.USER_DOMAIN, domain < 0 ? null : user.substring(0, domain))
                .put(LogField.SOURCE_IP, from == null ? address(line.get(16)) : from)
                .put(LogField.SOURCE_DOMAIN, line.get(14))
                .put(LogField.NETWORK_PROTOCOL, "globalprotect");
        return true;
    }

    private static @Nullable IpAddress address(String text) {
        return text.equals("0.0.0.0") ? null : Cursor.address(text);
    }

    /** CONFIG: what an administrator did, and from where. */
    static boolean configuration(CommaFields line, LogEvent event) {
        String result = line.get(12);
        boolean success = result.equals("Succeeded");
        boolean failure = result.equals("Failed") || result.equals("Unauthorized");
        if (!(success || failure || result.equals("Submitted")) || line.get(10).isEmpty()) {
            return false;
        }
        event.put(LogField.EVENT_CATEGORY, "configuration")
                .put(LogField.EVENT_TYPE, "change")
                .put(LogField.EVENT_ACTION, line.get(9))
                .put(LogField.EVENT_OUTCOME, success ? "success" : failure ? "failure" : "unknown")
                .put(LogField.USER_NAME, line.get(10))
                .put(LogField.SOURCE_IP, Cursor.address(line.get(7)));
        return true;
    }
}
