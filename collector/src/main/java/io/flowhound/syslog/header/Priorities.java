/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import java.util.List;

/** The names of facilities and severities, by their numbers (RFC 5424, tables 1 and 2). */
public final class Priorities {
    /** The facility of a line that begins with {@code <} and no priority, in the word of rsyslog and FreeBSD (LOG_INVLD). */
    public static final String INVALID_FACILITY = "invld";

    /** The severity that they give to such a line, since nobody knows it: debug. */
    public static final int INVALID_SEVERITY = 7;

    private static final int SEVERITIES = 8;
    private static final int LONGEST = "security.emergency".length();

    private static final List<String> FACILITY_NAMES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "security",
            "console",
            "solaris-cron",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");
    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final List<String> SEVERITY_NAMES =
            List.of("Emergency", "Alert", "Critical", "Error", "Warning", "Notice", "Informational", "Debug");

    private Priorities() {}

    /** The usual name of the facility of a priority of 0 to 191, such as {@code auth}. */
    public static String facility(int priority) {
        return FACILITY_NAMES.get(priority / SEVERITIES);
    }

    /** The short name of its severity, such as {@code err}. */
    public static String level(int priority) {
        return LEVELS.get(priority % SEVERITIES);
    }

    /** The name of its severity in RFC 5424, such as {@code Error}. */
    public static String severity(int priority) {
        return SEVERITY_NAMES.get(priority % SEVERITIES);
    }

    /** The priority that is written as names with a point between, such as {@code user.info}; -1 when it is none. */
    static int parse(String text) {
        int point = text.indexOf('.');
        if (point < 0 || text.length() > LONGEST) {
            return -1;
        }
        int facility = FACILITY_NAMES.indexOf(text.substring(0, point));
        String name = text.substring(point + 1);
        int severity = LEVELS.indexOf(
                switch (name) {
                    case "warn" -> "warning";
                    case "error" -> "err";
                    default -> name;
                });
        return facility < 0 || severity < 0 ? -1 : facility * SEVERITIES + severity;
    }
}
