/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.LoginRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Times, quantities and hosts as people read them. Times are UTC. */
final class Words {
    /** A space at which {@link Paragraph} breaks no line, and which it writes as any other. */
    static final String TIED = "\u00a0";

    private static final DateTimeFormatter DAY_TIME = utc("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = utc("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = utc("uuuu-MM-dd");
    private static final DateTimeFormatter CLOCK = utc("HH:mm:ss");
    private static final DateTimeFormatter ISO = utc("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Words() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** 2026-03-07 10:43:48. */
    static String time(long millis) {
        return DAY_TIME.format(Instant.ofEpochMilli(millis));
    }

    /** 2026-03-07 10:43. */
    static String minute(long millis) {
        return MINUTE.format(Instant.ofEpochMilli(millis));
    }

    /** 2026-03-07. */
    static String day(long millis) {
        return DAY.format(Instant.ofEpochMilli(millis));
    }

    /** 10:43:48. */
    static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis));
    }

    /** 2026-03-07T10:43:48.749Z. */
    static String iso(long millis) {
        return ISO.format(Instant.ofEpochMilli(millis));
    }

    /** A span that says its day once when it ends on the day on which it begins. */
    static String span(long from, long to) {
        return time(from) + " to " + (day(from).equals(day(to)) ? clock(to) : time(to)) + " UTC";
    }

    /** At most two units, such as {@code 3 s}, {@code 8 min 17 s}, {@code 18 min}, {@code 2 h 5 min} or {@code 3 d}. */
    static String duration(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (seconds < 60) {
            return seconds + TIED + "s";
        }
        if (seconds >= 600 && seconds < 3_600) {
            return seconds / 60 + TIED + "min";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + TIED + unit + (small == 0 ? "" : TIED + small + TIED + smallUnit);
    }

    /** A count with commas. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and its noun, which gets an s unless there is one. */
    static String count(long count, String noun) {
        return count(count) + TIED + noun + (count == 1 ? "" : "s");
    }

    /** Octets in the largest unit that leaves a whole part, such as {@code 3.2 MiB} or {@code 197 KiB}; {@code unseen} when nobody told. */
    static String octets(long octets) {
        if (octets == LoginRecord.UNSEEN) {
            return "unseen";
        }
        double value = octets;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String digits = unit == 0 || value >= 99.95 ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, digits, value) + TIED + UNITS[unit];
    }

    /** A score as 0.93; what is less than sure is never rounded up to 1. */
    static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score < 1 ? Math.min(score, 0.99) : score);
    }

    /** How often two hosts were seen together before: "first time" or "seen on 4 days". */
    static String familiarity(int daysSeen) {
        return daysSeen <= 0 ? "first" + TIED + "time" : "seen on " + count(daysSeen, "day") + " before";
    }

    /** 10.0.0.1:22 or [2001:db8::1]:22. */
    static String socket(String address, int port) {
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }

    /** "a, b and c", with at most {@code most} of them named. */
    static String list(Collection<String> names, int most) {
        List<String> shown = names.stream().limit(most).map(Words::clean).toList();
        int rest = names.size() - shown.size();
        if (rest > 0) {
            return String.join(", ", shown) + " and " + count(rest) + " more";
        }
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }

    /** Text from outside in one line and without characters that could steer a terminal. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }
}
