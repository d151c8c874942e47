/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.SyslogMessage;

/** What lines of all programs have in common before their own words begin. */
final class Lines {
    private static final String REPEATED = "message repeated ";

    private Lines() {}

    /** Name of the program, without its folder; empty when there is none. Some write only [NAME] in place of NAME[PID]. */
    static String program(SyslogMessage message) {
        String program = message.program();
        if (program == null || program.isEmpty()) {
            program = message.pid();
        }
        if (program == null || program.isEmpty()) {
            return "";
        }
        return program.charAt(0) == '/' ? program.substring(program.lastIndexOf('/') + 1) : program;
    }

    /** The message without Solaris's message id and without rsyslog's "message repeated 2 times: [ ... ]". */
    static String text(SyslogMessage message) {
        String text = message.text();
        if (text.startsWith("[ID ")) {
            int end = text.indexOf("] ");
            return end < 0 ? text : text.substring(end + 2);
        }
        if (text.startsWith(REPEATED) && text.endsWith("]")) {
            int start = text.indexOf(" times: [");
            return start < 0
                    ? text
                    : text.substring(start + " times: [".length(), text.length() - 1)
                            .strip();
        }
        return text;
    }

    /** Adds what carried it, where that is certain. */
    static LogEvent overTcp(LogEvent event, String protocol) {
        return event.put(LogField.NETWORK_TRANSPORT, "tcp").put(LogField.NETWORK_PROTOCOL, protocol);
    }

    /** Whether a text stands once in another, and no more. */
    static boolean isOnce(String text, String part) {
        int first = text.indexOf(part);
        return first >= 0 && text.indexOf(part, first + 1) < 0;
    }
}
