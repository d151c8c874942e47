/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

/**
 * Where the record begins of a device whose lines do not follow the standards of syslog: there, the header that was read may have
 * taken the first words of the record for host and program.
 */
public final class RecordStart {
    private RecordStart() {}

    private static final String ESCAPED_TAB = "#011";

    /** Everything that may be of the record, tabs that rsyslog has escaped as tabs: the whole line, or the message behind a header by RFC 5424. */
    public static String body(SyslogMessage message) {
        return withTabs(message.rfc5424() ? message.text() : message.line());
    }

    /**
     * Whether nothing but a header stands before a position of the body, so that what begins there was not said by somebody else
     * within the message of another program.
     */
    public static boolean isBehindHeader(SyslogMessage message, String body, int position) {
        return position <= (message.rfc5424() ? 0 : Math.max(0, body.lastIndexOf(withTabs(message.text()))));
    }

    private static String withTabs(String text) {
        return text.indexOf(ESCAPED_TAB) < 0 ? text : text.replace(ESCAPED_TAB, "\t");
    }
}
