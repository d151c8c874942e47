/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts what agents say of every event, beside the event itself. */
final class EventFacts {
    private EventFacts() {}

    /** For an event that is not understood: what it is, and its outcome where it is one of an audit. */
    static void put(LogEvent event, String code, @Nullable String provider, @Nullable String kind) {
        event.put(LogField.EVENT_CODE, code).put(LogField.EVENT_PROVIDER, provider);
        if ("Success Audit".equals(kind) || "AUDIT_SUCCESS".equals(kind) || "Audit Success".equals(kind)) {
            event.put(LogField.EVENT_OUTCOME, "success");
        } else if ("Failure Audit".equals(kind) || "AUDIT_FAILURE".equals(kind) || "Audit Failure".equals(kind)) {
            event.put(LogField.EVENT_OUTCOME, "failure");
        }
    }

    /** The host that has the event, which need not be the one that sends it. */
    static void computer(LogEvent event, @Nullable String name) {
        if (name == null || name.isBlank() || name.indexOf(' ') >= 0) {
            return;
        }
        event.put(LogField.HOST_NAME, name.toLowerCase(Locale.ROOT));
        if (!event.has(LogField.HOST_HOSTNAME)) {
            event.put(LogField.HOST_HOSTNAME, name);
        }
    }

    /** The number of an event; -1 when it is none. */
    static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 5) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
