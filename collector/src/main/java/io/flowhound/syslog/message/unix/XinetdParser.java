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

/** Messages of xinetd: {@code START|EXIT|FAIL: SERVICE ... from=ADDRESS}. */
final class XinetdParser implements MessageParser {
    private static final String FROM = " from=";
    private static final long NANOS = 1_000_000_000L;

    @Override
    public String name() {
        return "xinetd";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        if (!Lines.program(message).equals("xinetd")) {
            return false;
        }
        Cursor cursor = new Cursor(Lines.text(message));
        if (cursor.skip("START: ")) {
            String service = cursor.until(" ");
            Client client = cursor.goBehind(FROM.substring(1)) ? Client.of(cursor.rest()) : null;
            return client != null && put(Outcome.connection(event, true), service, client);
        }
        if (cursor.skip("EXIT: ")) {
            return exit(cursor, event);
        }
        if (cursor.skip("FAIL: ")) {
            return fail(cursor, event);
        }
        String service = cursor.skip("libwrap refused connection to ") ? cursor.until(" ") : "";
        Client client = cursor.goBehindLast(" from ") ? Client.of(cursor.rest()) : null;
        return !service.isEmpty()
                && client != null
                && put(rejected(event, "libwrap refused connection"), service, client);
    }

    private static LogEvent rejected(LogEvent event, String reason) {
        return Outcome.firewall(event, "reject", false).put(LogField.EVENT_REASON, reason);
    }

    private static boolean put(LogEvent event, String service, @Nullable Client client) {
        if (client != null) {
            client.putSource(event);
        }
        if (service.equals("telnet") || service.equals("ftp") || service.equals("ssh")) {
            Lines.overTcp(event, service);
        }
        return true;
    }

    private static boolean exit(Cursor cursor, LogEvent event) {
        String service = cursor.until(" ");
        if (!cursor.goBehind("duration=")) {
            return false;
        }
        long seconds = cursor.number();
        if (seconds < 0 || seconds > Integer.MAX_VALUE || !cursor.skip("(sec)")) {
            return false;
        }
        return put(Outcome.connection(event, false).put(LogField.EVENT_DURATION, seconds * NANOS), service, null);
    }

    /** {@code SERVICE REASON from=ADDRESS} */
    private static boolean fail(Cursor cursor, LogEvent event) {
        String service = cursor.word();
        String reason = cursor.upTo(FROM);
        if (reason == null) {
            return false;
        }
        boolean unknown = cursor.sees("<no address>");
        Client client = unknown ? null : Client.of(cursor.rest());
        return (unknown || client != null) && put(rejected(event, reason), service, client);
    }
}
