/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads the messages of WebVPN and AnyConnect, which begin {@code Group <G> User <U> IP <A>}, brackets optional. */
final class AsaVpn {
    private AsaVpn() {}

    static boolean read(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String group = cursor.skip("Group ") ? part(cursor, " User ") : null;
        String user = group == null ? null : part(cursor, " IP ");
        if (user == null) {
            return false;
        }
        boolean bracket = cursor.skip("<");
        IpAddress address = cursor.address();
        if (address == null || (bracket && !cursor.skip(">"))) {
            return false;
        }
        cursor.skipBlanks();
        if (!happened(cursor, event)) {
            return false;
        }
        event.put(LogField.USER_NAME, AsaLogins.user(user)).put(LogField.SOURCE_IP, address);
        return true;
    }

    private static boolean happened(Cursor cursor, LogEvent event) {
        int start = cursor.position();
        if (cursor.skip("Authentication: successful")) {
            Outcome.login(event, true);
        } else if (cursor.skip("Authentication: rejected")) {
            Outcome.login(event, false);
        } else if (cursor.goBehind("assigned to session")) {
            Outcome.network(event, "address-assigned");
        } else if (cursor.goBehind("session started") || cursor.goBehind("connection established")) {
            Outcome.session(event, true);
        } else if (cursor.goBehind("session terminated") || cursor.goBehind("connection terminated")) {
            Outcome.session(event, false);
            if (cursor.skip(": ")) {
                event.put(LogField.EVENT_REASON, AsaLogins.withoutPeriod(cursor.rest()));
            }
        } else {
            cursor.position(start);
            return false;
        }
        return true;
    }

    /** What stands in angle brackets, or else up to the word that comes next; null when that does not come. */
    private static @Nullable String part(Cursor cursor, String next) {
        return cursor.skip("<") ? cursor.upTo(">" + next) : cursor.upTo(next);
    }
}
