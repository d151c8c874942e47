/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** What the messages of DNS servers have in common. */
final class DnsWords {
    private DnsWords() {}

    static LogEvent put(LogEvent event, String action, String type) {
        return Outcome.network(event, action)
                .put(LogField.OBSERVER_TYPE, "dns")
                .put(LogField.NETWORK_PROTOCOL, "dns")
                .put(LogField.DNS_TYPE, type);
    }

    static LogEvent query(LogEvent event, @Nullable String name, String type) {
        return put(event, "dns-query", "query")
                .put(LogField.DNS_QUESTION_NAME, name)
                .put(LogField.DNS_QUESTION_TYPE, type);
    }

    /** An answer with a response code (RFC 6895, in its usual names); only NOERROR is a success. */
    static LogEvent answer(LogEvent event, String code) {
        put(event, "dns-answer", "answer").put(LogField.DNS_RESPONSE_CODE, code);
        return code.equals("NOERROR") ? event : event.put(LogField.EVENT_OUTCOME, "failure");
    }

    /** The response code that dnsmasq tells in place of an address. */
    static String code(String value) {
        if (value.startsWith("NXDOMAIN")) {
            return "NXDOMAIN"; // also NXDOMAIN-IPv4
        }
        return switch (value) {
            case "SERVFAIL", "REFUSED", "FORMERR", "NOTIMP" -> value;
            default -> "NOERROR";
        };
    }

    /** Names come from whoever asks: one with blanks could forge the words behind it. */
    static boolean isName(@Nullable String name) {
        return name != null && !name.isEmpty() && name.indexOf(' ') < 0;
    }
}
