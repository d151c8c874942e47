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
 * Messages of sudo: {@code USER : [REASON ; ]TTY=.. ; PWD=.. ; USER=.. ; COMMAND=..}. A folder and a command may have names that look
 * like the fields behind them; then only who called is told.
 */
final class SudoParser implements MessageParser {
    private static final String NEXT = " ; ";
    private static final String USER = "USER=";
    private static final String FOLDER = "PWD=";
    private static final String COMMAND = "COMMAND=";

    @Override
    public String name() {
        return "sudo";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = Lines.program(message);
        if (program.equals("doas")) {
            return doas(Lines.text(message), event);
        }
        return program.equals("sudo") && sudo(Lines.text(message), event);
    }

    private static boolean sudo(String text, LogEvent event) {
        int colon = text.indexOf(" : ");
        int command = text.indexOf(COMMAND);
        if (colon <= 0 || text.lastIndexOf(' ', colon - 1) >= 0 || command < colon) {
            return false;
        }
        int fields = colon + " : ".length();
        boolean refused = !isField(text, fields);
        int end = refused ? text.indexOf(NEXT, fields) : fields;
        if (end < 0 || text.startsWith("(command continued)", fields)) {
            return false;
        }
        result(event, "sudo", !refused).put(LogField.USER_NAME, text.substring(0, colon));
        if (refused) {
            event.put(LogField.EVENT_REASON, text.substring(fields, end));
        }
        if (text.indexOf(NEXT + COMMAND) == text.lastIndexOf(NEXT + COMMAND)) {
            fields(text, refused ? end + NEXT.length() : fields, event);
        }
        return true;
    }

    private static LogEvent result(LogEvent event, String action, boolean success) {
        return Outcome.authentication(event, action, success).put(LogField.EVENT_TYPE, success ? "start" : "info");
    }

    /** Whether NAME= stands there, in capitals. */
    private static boolean isField(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        return at > from && at < text.length() && text.charAt(at) == '=';
    }

    private static void fields(String text, int from, LogEvent event) {
        int command = text.indexOf(COMMAND, from);
        if (command < from) {
            return;
        }
        String fields = NEXT + text.substring(from, command);
        boolean plain = Lines.isOnce(fields, NEXT + USER) && Lines.isOnce(fields, NEXT + FOLDER);
        if (plain) {
            event.put(LogField.USER_EFFECTIVE_NAME, between(fields, USER, NEXT));
        }
        if (plain || fields.indexOf(NEXT + USER) < 0) {
            // a folder may have any name, and the user stands right behind it
            event.put(LogField.PROCESS_WORKING_DIRECTORY, between(fields, FOLDER, plain ? NEXT + USER : NEXT));
        }
        words(text.substring(command + COMMAND.length()), event);
    }

    private static @Nullable String between(String fields, String name, String end) {
        Cursor cursor = new Cursor(fields);
        return cursor.goBehind(NEXT + name) ? cursor.upTo(end) : null;
    }

    private static void words(String command, LogEvent event) {
        Cursor cursor = new Cursor(command);
        cursor.skipBlanks();
        for (int i = 0; i < 64 && !cursor.atEnd(); i++) {
            event.append(LogField.PROCESS_ARGS, cursor.word());
        }
    }

    /** {@code USER ran command CMD as USER from FOLDER}, and two kinds of failure. */
    private static boolean doas(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (cursor.skip("failed auth for ")) {
            result(event, "doas", false)
                    .put(LogField.USER_NAME, cursor.rest())
                    .put(LogField.EVENT_REASON, "failed auth");
            return true;
        }
        if (cursor.skip("command not permitted for ")) {
            String user = cursor.until(": ");
            if (!cursor.skip(": ")) {
                return false;
            }
            words(
                    cursor.rest(),
                    result(event, "doas", false)
                            .put(LogField.USER_NAME, user)
                            .put(LogField.EVENT_REASON, "command not permitted"));
            return true;
        }
        String user = cursor.upTo(" ran command ");
        int as = text.lastIndexOf(" as ");
        int from = text.indexOf(" from ", Math.max(as, 0));
        if (user == null || user.indexOf(' ') >= 0 || as < cursor.position() || from < as + " as ".length()) {
            return false;
        }
        result(event, "doas", true).put(LogField.USER_NAME, user);
        if (text.indexOf(" as ", cursor.position()) == as) {
            event.put(LogField.USER_EFFECTIVE_NAME, text.substring(as + " as ".length(), from))
                    .put(LogField.PROCESS_WORKING_DIRECTORY, text.substring(from + " from ".length()));
            words(text.substring(cursor.position(), as), event);
        }
        return true;
    }
}
