/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.SyslogMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the header off a line. */
public final class HeaderReader {
    private static final int TIME = "Jan 11 22:14:15 ".length();

    /**
     * Reads a line.
     *
     * @param line its text, without line end
     */
    public SyslogMessage read(String line) {
        Cursor cursor = new Cursor(line);
        int priority = priority(cursor);
        String text = cursor.rest();
        if (text.length() <= TIME || text.charAt(TIME - 1) != ' ' || text.charAt(TIME - 4) != ':') {
            return message(line, priority, null, null, null, text);
        }
        cursor.position(line.length() - text.length() + TIME);
        String host = cursor.word();
        String program = cursor.until("[: ");
        String pid = cursor.skip("[") ? cursor.upTo("]") : null;
        cursor.skip(":");
        return message(text, priority, host, program, pid, cursor.skipBlanks().rest());
    }

    private static int priority(Cursor cursor) {
        if (cursor.skip("<")) {
            long number = cursor.number();
            if (number >= 0 && number < 192 && cursor.skip(">")) {
                return (int) number;
            }
        }
        cursor.position(0);
        return SyslogMessage.NONE;
    }

    private static SyslogMessage message(
            String line,
            int priority,
            @Nullable String host,
            @Nullable String program,
            @Nullable String pid,
            String text) {
        return new SyslogMessage(
                line, priority, false, SyslogMessage.NO_TIME, host, program, pid, null, Map.of(), text.strip());
    }
}
