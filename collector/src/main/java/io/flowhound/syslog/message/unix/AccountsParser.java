/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/** Messages of shadow's programs that make, change and remove accounts and groups: category iam, {@code user.name} being the account. */
final class AccountsParser implements MessageParser {
    private static final String CREATION = "creation";
    private static final String CHANGE = "change";
    private static final String DELETION = "deletion";

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        boolean ours = switch (Lines.program(message)) {
            case "useradd", "usermod", "userdel", "groupadd", "groupmod", "groupdel" -> true;
            case "gpasswd", "groupmems", "passwd", "chpasswd", "chage", "chsh", "chfn", "adduser" -> true;
            default -> false;
        };
        if (!ours) {
            return false;
        }
        String text = Lines.text(message);
        return users(new Cursor(text), event) || groups(text, new Cursor(text), event);
    }

    private static boolean users(Cursor cursor, LogEvent event) {
        if (cursor.skip("new user: name=")) {
            return newUser(cursor, event);
        }
        if (cursor.skip("failed adding user '")) {
            String user = cursor.upTo("'");
            return user(event, user, CREATION, "user-created")
                    && event.put(LogField.EVENT_OUTCOME, "failure")
                            .put(LogField.EVENT_REASON, "failed adding user")
                            .has(LogField.EVENT_REASON);
        }
        if (cursor.skip("change user '")) {
            String user = cursor.upTo("' ");
            return user(event, user, CHANGE, cursor.rest().equals("password") ? "password-changed" : "user-changed");
        }
        if (cursor.skip("lock user '")) {
            return user(event, cursor.upTo("' password"), CHANGE, "user-locked");
        }
        if (cursor.skip("unlock user '")) {
            return user(event, cursor.upTo("' password"), CHANGE, "user-unlocked");
        }
        if (cursor.skip("delete user '")) {
            return user(event, cursor.upTo("'"), DELETION, "user-deleted");
        }
        if (cursor.skip("password for '")) {
            return user(event, cursor.upTo("' changed by '"), CHANGE, "password-changed");
        }
        if (cursor.skip("password changed for ")) {
            return user(event, cursor.rest(), CHANGE, "password-changed");
        }
        if (cursor.skip("changed password expiry for ")) {
            return user(event, cursor.rest(), CHANGE, "user-changed");
        }
        return cursor.skip("changed user '") && user(event, cursor.upTo("' "), CHANGE, "user-changed");
    }

    private static boolean newUser(Cursor cursor, LogEvent event) {
        String user = cursor.upTo(", UID=");
        long uid = user == null ? Cursor.NO_NUMBER : cursor.number();
        return uid >= 0
                && user(event, user, CREATION, "user-created")
                && event.put(LogField.USER_ID, Long.toString(uid)).has(LogField.USER_ID);
    }

    private static boolean groups(String text, Cursor cursor, LogEvent event) {
        if (cursor.skip("new group: name=") || cursor.skip("group added to ")) {
            return put(event, "group", CREATION, "group-created");
        }
        if (cursor.skip("add '")) {
            String user = cursor.upTo("' to ");
            return member(event, user, cursor.sees("group '") || cursor.sees("shadow group '"), "group-member-added");
        }
        if (cursor.skip("delete '")) {
            String user = cursor.upTo("' from ");
            return member(event, user, cursor.sees("group '") || cursor.sees("shadow group '"), "group-member-removed");
        }
        if (cursor.skip("removed group '") || cursor.skip("removed shadow group '")) {
            return put(event, "group", DELETION, "group-deleted");
        }
        if (cursor.skip("group '")) {
            boolean removed = cursor.goBehind("' removed") && (cursor.atEnd() || cursor.sees(" from "));
            return removed && put(event, "group", DELETION, "group-deleted");
        }
        if (!cursor.skip("user ")) {
            return false;
        }
        String user = cursor.until(" ");
        return cursor.skip(" added by ")
                ? member(event, user, text.contains(" to group "), "group-member-added")
                : cursor.skip(" removed by ")
                        && member(event, user, text.contains(" from group "), "group-member-removed");
    }

    private static boolean member(LogEvent event, @Nullable String user, boolean group, String action) {
        return isName(user)
                && group
                && put(event, "group", CHANGE, action)
                && event.put(LogField.USER_NAME, user).has(LogField.USER_NAME);
    }

    private static boolean user(LogEvent event, @Nullable String user, String type, String action) {
        return isName(user)
                && put(event, "user", type, action)
                && event.put(LogField.USER_NAME, user).has(LogField.USER_NAME);
    }

    private static boolean isName(@Nullable String user) {
        return user != null && !user.isEmpty() && user.indexOf(' ') < 0;
    }

    private static boolean put(LogEvent event, String whose, String type, String action) {
        return event.put(LogField.EVENT_CATEGORY, "iam")
                .put(LogField.EVENT_TYPE, whose)
                .add(LogField.EVENT_TYPE, type)
                .put(LogField.EVENT_ACTION, action)
                .put(LogField.EVENT_OUTCOME, "success")
                .has(LogField.EVENT_ACTION);
    }
}
