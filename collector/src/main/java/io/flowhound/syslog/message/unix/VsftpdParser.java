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

/** Messages of vsftpd: {@code [USER] OK|FAIL LOGIN: Client "ADDRESS"}, and connections. */
final class VsftpdParser implements MessageParser {
    private static final String OK = "] OK LOGIN: Client \"";
    private static final String FAIL = "] FAIL LOGIN: Client \"";
    private static final String ANONYMOUS = ", anon password \"";

    @Override
    public String name() {
        return "vsftpd";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        if (!Lines.program(message).equals("vsftpd")) {
            return false;
        }
        Cursor cursor = new Cursor(Lines.text(message));
        int start = cursor.position();
        if (!cursor.sees("[pid ") && !cursor.goBehind(" [pid ")) {
            cursor.position(start);
        } else if (cursor.goBehind("] ")) {
            start = cursor.position();
        }
        cursor.position(start);
        if (!(cursor.skip("CONNECT: Client \"") ? connect(cursor, event) : login(cursor.rest(), event))) {
            return false;
        }
        Lines.overTcp(event, "ftp");
        return true;
    }

    private static @Nullable Client client(Cursor cursor) {
        Client client = Client.of(cursor.until("\""));
        return client != null && client.address() != null && cursor.skip("\"") ? client : null;
    }

    private static boolean connect(Cursor cursor, LogEvent event) {
        Client client = client(cursor);
        if (client == null) {
            return false;
        }
        if (cursor.skip(", \"")) {
            Outcome.firewall(event, "reject", false).put(LogField.EVENT_REASON, cursor.upToLast("\""));
        } else {
            Outcome.connection(event, true);
        }
        client.putSource(event);
        return true;
    }

    /** Not understood when a name holds the words of a login itself. */
    private static boolean login(String text, LogEvent event) {
        int ok = text.indexOf(OK);
        int fail = text.indexOf(FAIL);
        boolean success = ok >= 0 && (fail < 0 || ok < fail);
        int end = success ? ok : fail;
        if (!text.startsWith("[") || end < 1) {
            return false;
        }
        Cursor cursor = new Cursor(text);
        cursor.position(end + (success ? OK : FAIL).length());
        Client client = client(cursor);
        boolean anonymous = success && cursor.skip(ANONYMOUS) && text.endsWith("\"");
        boolean reasoned = !success && cursor.skip(", \"") && text.endsWith("\"");
        if (client == null || (!anonymous && !reasoned && !cursor.atEnd())) {
            return false;
        }
        Outcome.login(event, success).put(LogField.USER_NAME, text.substring(1, end));
        client.putSource(event);
        if (reasoned) {
            event.put(LogField.EVENT_REASON, cursor.upToLast("\""));
        }
        if (!anonymous) {
            event.put(LogField.LOGIN_METHOD, "password");
        }
        return true;
    }
}
