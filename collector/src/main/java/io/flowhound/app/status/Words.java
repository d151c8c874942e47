/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and quantities as people read them. */
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Words() {}

    /** Epoch milliseconds as 2026-11-22T04:11:00.123Z. */
    public static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }

    /** When a page was made by the clock of the collector, epoch milliseconds, from its {@code report}; 0 without one. */
    static long moment(JsonNode report) {
        String time = report.path("time").asText("");
        return time.isEmpty()
                ? 0
                : Instant.parse(time).toEpochMilli()
                        + Math.round(report.path("age_seconds").asDouble() * 1000);
    }

    /** A duration of two units at most, such as {@code 3 s}, {@code 12 min}, {@code 2 h 5 min} or {@code 3 d}. */
    public static String duration(long millis) {
        long seconds = Math.abs(millis) / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 600 && seconds % 60 != 0) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A count with commas. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and its noun, which gets an s unless there is one. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Octets in the largest unit that leaves a whole part, such as {@code 3.2 MiB}. */
    public static String octets(long octets) {
        double value = octets;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? octets + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** Seconds with their sign, such as {@code +0.3 s} or {@code -2 h}. */
    static String offset(double seconds) {
        if (Math.abs(seconds) < 60) {
            return String.format(Locale.ROOT, "%+.1f s", seconds + 0.0);
        }
        return (seconds < 0 ? "-" : "+") + duration((long) (seconds * 1000));
    }
}
