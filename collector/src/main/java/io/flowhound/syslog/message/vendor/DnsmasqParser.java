/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/**
 * Understands the DNS lines of dnsmasq and of Pi-hole's FTL, which is built on it: queries, what is forwarded, and answers. Only
 * with log-queries=extra do the latter say who asked.
 */
final class DnsmasqParser implements MessageParser {
    @Override
    public String name() {
        return "dnsmasq";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String program = message.program();
        if (program == null || !(program.equals("dnsmasq") || program.equals("pihole-FTL"))) {
            return false;
        }
        Cursor cursor = new Cursor(message.text());
        IpAddress asker = null;
        long port = Cursor.NO_NUMBER;
        if (cursor.number() != Cursor.NO_NUMBER && cursor.skip(" ")) { // log-queries=extra
            asker = cursor.address();
            port = asker != null && cursor.skip("/") ? cursor.port() : Cursor.NO_NUMBER;
            if (port == Cursor.NO_NUMBER || !cursor.skip(" ")) {
                return false;
            }
        }
        return (query(cursor, asker, event) || forwarded(cursor, event) || answer(cursor, event))
                && asker(asker, port, event);
    }

    private static boolean asker(@Nullable IpAddress asker, long port, LogEvent event) {
        if (asker != null) {
            event.put(LogField.SOURCE_IP, asker).put(LogField.SOURCE_PORT, port);
        }
        return true;
    }

    private static boolean query(Cursor cursor, @Nullable IpAddress asker, LogEvent event) {
        int start = cursor.position();
        if (!cursor.skip("query[")) {
            return false;
        }
        String type = cursor.upTo("] ");
        String name = type == null ? null : cursor.upToLast(" from ");
        IpAddress from = cursor.address();
        if (type == null || !DnsWords.isName(name) || from == null || !cursor.atEnd()) {
            cursor.position(start);
            return false;
        }
        if (asker != null && !asker.equals(from)) {
            cursor.position(start);
            return false;
        }
        DnsWords.query(event, name, type.startsWith("type=") ? "TYPE" + type.substring("type=".length()) : type)
                .put(LogField.SOURCE_IP, from);
        return true;
    }

    private static boolean forwarded(Cursor cursor, LogEvent event) {
        int start = cursor.position();
        String name = cursor.skip("forwarded ") ? cursor.upToLast(" to ") : null;
        IpAddress server = name == null ? null : cursor.address();
        long port = server != null && cursor.skip("#") ? cursor.port() : Cursor.NO_NUMBER;
        if (!DnsWords.isName(name) || server == null || !cursor.atEnd()) {
            cursor.position(start);
            return false;
        }
        DnsWords.put(event, "dns-forward", "query")
                .put(LogField.DNS_QUESTION_NAME, name)
                .put(LogField.DESTINATION_IP, server);
        if (port != Cursor.NO_NUMBER) {
            event.put(LogField.DESTINATION_PORT, port);
        }
        return true;
    }

    private static boolean answer(Cursor cursor, LogEvent event) {
        String left = cursor.upToLast(" is ");
        int blank = left == null ? -1 : left.lastIndexOf(' ');
        if (left == null || blank < 1) {
            return false;
        }
        String origin = left.substring(0, blank);
        String name = left.substring(blank + 1);
        boolean blocked = isBlocked(origin);
        String value = cursor.word();
        if (value.isEmpty() || !(blocked || isOrigin(origin))) {
            return false;
        }
        String code = DnsWords.code(value);
        DnsWords.answer(event, code);
        if (blocked) {
            event.put(LogField.EVENT_REASON, origin).put(LogField.EVENT_OUTCOME, "failure");
        }
        // "reply error is SERVFAIL" names no name.
        if (!name.equals("error") || code.equals("NOERROR") || code.equals("NXDOMAIN")) {
            question(name, blocked ? null : Cursor.address(value), event);
        }
        return true;
    }

    private static void question(String name, @Nullable IpAddress answer, LogEvent event) {
        event.put(LogField.DNS_QUESTION_NAME, name);
        if (Cursor.address(name) != null) {
            event.put(LogField.DNS_QUESTION_TYPE, "PTR");
        } else {
            event.put(LogField.DNS_RESOLVED_IP, answer);
        }
    }

    /** Where dnsmasq has an answer from, which may be a file of hosts. */
    private static boolean isOrigin(String origin) {
        return switch (origin) {
            case "reply", "cached", "cached-stale", "config", "DHCP", "Pi-hole hostname", "special domain" -> true;
            default -> origin.startsWith("/") && origin.indexOf(' ') < 0;
        };
    }

    private static boolean isBlocked(String origin) {
        return switch (origin) {
            case "gravity blocked",
                    "exactly blocked",
                    "exactly blacklisted",
                    "exactly denied",
                    "regex blocked",
                    "regex blacklisted",
                    "regex denied" -> true;
            default -> false;
        };
    }
}
