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
 * Messages of PAM's modules under any program: {@code MODULE(SERVICE:TYPE): TEXT}, and older {@code TEXT} of a program
 * {@code SERVICE(MODULE)} or {@code (MODULE) TEXT}.
 */
final class PamParser implements MessageParser {
    private static final String OLD = "(pam_";
    private static final String BY = " by ";

    private final PamDecision decisions = new PamDecision();

    @Override
    public String name() {
        return "pam";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = Lines.program(message);
        String text = Lines.text(message);
        int old = program.indexOf(OLD);
        if (old > 0 && program.endsWith(")")) {
            String service = program.substring(0, old);
            return told(service, program.substring(old + 1, program.length() - 1), text, event)
                    && event.put(LogField.PROCESS_NAME, service).has(LogField.PROCESS_NAME);
        }
        if (text.startsWith("PAM ") && program.startsWith("sshd")) {
            return told("sshd", "pam_unix", text.substring("PAM ".length()), event);
        }
        if (text.startsWith(OLD)) {
            int end = text.indexOf(") ");
            return end > 0 && told(program, text.substring(1, end), text.substring(end + 2), event);
        }
        return text.startsWith("pam_") && module(program, text, event);
    }

    private boolean module(String program, String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String module = cursor.until("( :");
        if (!cursor.skip("(")) {
            return false;
        }
        String service = cursor.until(":) ");
        cursor.until(")");
        if (!cursor.skip("): ") || !told(service, module, cursor.rest(), event)) {
            return false;
        }
        if (program.equals("auth")) {
            event.put(LogField.PROCESS_NAME, service); // Dovecot's helper does not say whose it is
        }
        return true;
    }

    private boolean told(String service, String module, String text, LogEvent event) {
        if (!session(service, text, event) && !decisions.read(service, module, text, event)) {
            return false;
        }
        if (service.equals("sshd")) {
            Lines.overTcp(event, "ssh");
        } else if (service.endsWith("ftpd") || service.equals("ftp")) {
            Lines.overTcp(event, "ftp");
        }
        return true;
    }

    private static boolean session(String service, String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("session closed for user ")) {
            putUser(Outcome.session(event, false), cursor.rest());
            return true;
        }
        if (cursor.skip("session opened for user ")) {
            String user = cursor.upToLast(BY);
            String rest = cursor.rest();
            opened(service, user == null ? rest : user, user == null ? "" : withoutId(rest), event);
            return true;
        }
        if (text.startsWith("Failed to create session: ")) {
            Outcome.session(event, true).put(LogField.EVENT_OUTCOME, "failure").put(LogField.EVENT_REASON, text);
            return true;
        }
        return false;
    }

    private static void opened(String service, String user, String caller, LogEvent event) {
        Outcome.session(event, true);
        if (changesUser(service) && !caller.isEmpty()) {
            event.put(LogField.USER_NAME, caller).put(LogField.USER_EFFECTIVE_NAME, withoutId(user));
        } else {
            putUser(event, user);
        }
    }

    /** {@code NAME} or {@code NAME(uid=N)} */
    private static void putUser(LogEvent event, String user) {
        String name = withoutId(user);
        event.put(LogField.USER_NAME, name);
        if (name.length() < user.length()) {
            event.put(LogField.USER_ID, user.substring(name.length() + "(uid=".length(), user.length() - 1));
        }
    }

    private static String withoutId(String user) {
        int open = user.lastIndexOf("(uid=");
        return open >= 0 && user.endsWith(")") ? user.substring(0, open) : user;
    }

    /** Services by which somebody who is logged in becomes somebody else. */
    static boolean changesUser(String service) {
        return service.equals("sudo") || service.equals("sudo-i") || isSu(service);
    }

    static boolean isSu(String service) {
        return service.equals("su") || service.equals("su-l") || service.startsWith("runuser");
    }

    /** A login, or what sudo and su call it. */
    static LogEvent attempt(LogEvent event, String service, boolean success, @Nullable String reason) {
        if (!changesUser(service)) {
            return Outcome.login(event, success).put(LogField.EVENT_REASON, reason);
        }
        return Outcome.authentication(event, isSu(service) ? "su" : "sudo", success)
                .put(LogField.EVENT_TYPE, success ? "start" : "info")
                .put(LogField.EVENT_REASON, reason);
    }
}
