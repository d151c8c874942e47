/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.RecordStart;
import io.flowhound.syslog.message.SyslogMessage;
import java.util.Map;

/**
 * Understands Windows events in the format of Snare, which NXLog and others write, too: MSWinEventLog and fields between tabs, which a
 * relay may have escaped (#011).
 */
final class SnareParser implements MessageParser {
    private static final String MARK = "MSWinEventLog";
    private static final int NUMBER = 5;
    private static final int PROVIDER = 6;
    private static final int USER = 7;
    private static final int KIND_OF_USER = 8;
    private static final int KIND = 9;
    private static final int COMPUTER = 10;
    private static final int LEAST = 12;
    private static final int TEXT = 13;

    @Override
    public String name() {
        return "snare";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String body = RecordStart.body(message);
        int start = body.indexOf(MARK);
        if (start < 0 || !RecordStart.isBehindHeader(message, body, start)) {
            return false;
        }
        String[] fields = new String[TEXT + 1];
        int count = fields(body, start + MARK.length(), fields);
        int number = count < LEAST ? -1 : EventFacts.number(fields[NUMBER]);
        if (number < 0) {
            return false;
        }
        String text = EventLayouts.unescaped(count > TEXT ? fields[TEXT] : "");
        Map<String, String> values = EventLayouts.values(number, text);
        String provider = fields[PROVIDER];
        if (values == null || !new WindowsEvent(values, event).put(number, provider)) {
            EventFacts.put(event, fields[NUMBER], provider, fields[KIND]);
            user(fields, event);
        }
        EventFacts.computer(event, fields[COMPUTER]);
        String program = event.text(LogField.PROCESS_NAME);
        if (program != null
                && program.startsWith(MARK)) { // without the fields that a header reader may have taken for its end
            event.put(LogField.PROCESS_NAME, MARK);
        }
        return true;
    }

    /** Up to Windows 2003, the account is a field; later, it is in the text and the field is N/A. */
    private static void user(String[] fields, LogEvent event) {
        String user = fields[USER];
        if (fields[KIND_OF_USER].equals("User") && !user.equals("N/A")) {
            int domain = user.indexOf('\\');
            event.put(LogField.USER_NAME, user.substring(domain + 1))
                    .put(LogField.USER_DOMAIN, domain < 0 ? null : user.substring(0, domain));
        }
    }

    /** Fills the fields from behind the mark on; how many there are. The last one takes all that is left. */
    private static int fields(String body, int from, String[] fields) {
        if (Character.isLetterOrDigit(from < body.length() ? body.charAt(from) : 'x')) {
            return 0;
        }
        int at = from + 1;
        fields[0] = MARK;
        int count = 1;
        while (count < TEXT) {
            int end = body.indexOf('\t', at);
            if (end < 0) {
                fields[count++] = body.substring(at);
                return count;
            }
            fields[count++] = body.substring(at, end);
            at = end + 1;
        }
        int end = body.lastIndexOf('\t');
        fields[count++] = body.substring(at, Math.max(at, end)); // behind the text comes the counter or a checksum
        return count;
    }
}
