/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/** Logins to the web pages of pfSense and OPNsense: php-fpm, php or audit, behind the name of the page. */
final class WebGuiParser implements MessageParser {
    private static final String PAGE = ".php: ";
    private static final String FROM = "' from";

    @Override
    public String name() {
        return "pfsense-web";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        Cursor cursor = new Cursor(message.text());
        if (!cursor.sees("/") || !cursor.goBehind(PAGE)) {
            return false;
        }
        if (cursor.skip("Successful login for user '")) {
            return login(cursor, event, true);
        }
        if (cursor.skip("webConfigurator authentication error for user '")
                || cursor.skip("webConfigurator authentication error for '")
                || cursor.skip("Web GUI authentication error for user '")
                || cursor.skip("Web GUI authentication error for '")) {
            return login(cursor, event, false);
        }
        return (cursor.skip("User logged out for user '") || cursor.skip("Session timed out for user '"))
                && logout(cursor, event);
    }

    private static boolean login(Cursor cursor, LogEvent event, boolean success) {
        String user = cursor.upToLast(FROM); // the name is the client's choice
        IpAddress client = user == null ? null : client(cursor);
        if (user == null || client == null) {
            return false;
        }
        put(Outcome.login(event, success).put(LogField.LOGIN_METHOD, "password"), user, client);
        return true;
    }

    private static boolean logout(Cursor cursor, LogEvent event) {
        String user = cursor.upToLast(FROM);
        IpAddress client = user == null ? null : client(cursor);
        if (user == null || client == null) {
            return false;
        }
        put(Outcome.logout(event), user, client);
        return true;
    }

    private static @Nullable IpAddress client(Cursor cursor) {
        cursor.skip(":");
        IpAddress client = cursor.skipBlanks().address();
        String rest = cursor.rest().strip();
        return rest.isEmpty() || rest.startsWith("(") ? client : null;
    }

    private static void put(LogEvent event, String user, IpAddress client) {
        event.put(LogField.USER_NAME, user)
                .put(LogField.SOURCE_IP, client)
                .put(LogField.NETWORK_TRANSPORT, "tcp")
                .put(LogField.OBSERVER_TYPE, "firewall");
    }
}
