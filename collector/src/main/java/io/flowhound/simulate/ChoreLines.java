/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/** What machines say all day although nobody does anything: a cron job an hour, and services that log on. */
final class ChoreLines {
    private static final long HOUR = 60 * Activity.MINUTE;
    private static final int SPREAD = 600_000;

    private final LogBook book;
    private final Dice dice;
    private final WindowsLines windows;

    ChoreLines(LogBook book, Dice dice, WindowsLines windows) {
        this.book = book;
        this.dice = dice;
        this.windows = windows;
    }

    /** All of it in a span. */
    void write(List<LogSource> sources, long from, long to) {
        long first = Math.floorDiv(from, HOUR) * HOUR;
        for (long hour = first; hour < to; hour += HOUR) {
            for (LogSource source : sources) {
                long time = hour + dice.between(0, SPREAD);
                boolean due = time >= from && time < to;
                if (due && source.system() == LogSystem.LINUX) {
                    cron(source, time);
                } else if (due && source.system() == LogSystem.WINDOWS) {
                    windows.service(source, time);
                }
            }
        }
    }

    private void cron(LogSource source, long time) {
        long pid = dice.between(700, 60_000);
        cron(source, time, pid, "pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)");
        cron(source, time + 3, pid + 1, "(root) CMD (cd / && run-parts --report /etc/cron.hourly)");
        cron(source, time + 900, pid, "pam_unix(cron:session): session closed for user root");
    }

    private void cron(LogSource source, long time, long pid, String text) {
        book.write(source, time, LogMessage.of("cron", LogMessage.CRON_INFO, "CRON", pid, text));
    }
}
