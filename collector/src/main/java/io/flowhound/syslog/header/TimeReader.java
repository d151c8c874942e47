/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

/**
 * Reads the times of headers: {@code Oct 11 22:14:15} with a year before or behind it or in the middle, ISO 8601 with its variations,
 * seconds since 1970; with and without fractions and zones. Methods take where to begin and return the position behind, or -1.
 */
final class TimeReader {
    private static final int NONE = -1;
    private static final int SECONDS_DIGITS = 10;
    private static final int MILLIS_DIGITS = 13;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String WEEKDAYS = "MonTueWedThuFriSatSun";
    private static final int[] OFFSET_FORMS = {6, 5, 3}; // +01:00, +0100, +01

    /** Reads any of the forms. A time that is none leaves {@code time} without one. */
    int read(String text, int from, StatedTime time) {
        time.clear();
        char first = Text.at(text, from);
        int end = NONE;
        if (Text.isDigit(first)) {
            end = numeric(text, from, time);
        } else if (Text.isLetter(first)) {
            end = named(text, from, 0, time);
            int day = end < 0 ? behindWeekday(text, from) : from;
            if (day > from) {
                end = Text.isDigit(text.charAt(day)) ? numeric(text, day, time) : named(text, day, 0, time);
            }
        }
        if (end < 0 || Text.isDigit(Text.at(text, end))) {
            time.clear();
            return NONE;
        }
        return end;
    }

    private static int numeric(String text, int from, StatedTime time) {
        int end = Text.behindDigits(text, from, MILLIS_DIGITS + 1);
        char behind = Text.at(text, end);
        return switch (end - from) {
            case 1, 2 -> behind == ' ' || behind == '-' ? dayFirst(text, from, end, time) : NONE;
            case 4 ->
                behind == '-' || behind == '/'
                        ? iso(text, from, time)
                        : behind == ' ' ? named(text, Text.behindBlanks(text, end), Text.four(text, from), time) : NONE;
            case SECONDS_DIGITS -> epoch(text, from, end, 1, time);
            case MILLIS_DIGITS -> epoch(text, from, end, 1000, time);
            default -> NONE;
        };
    }

    private static int epoch(String text, int from, int end, int parts, StatedTime time) {
        int behind = fraction(text, end);
        long number = Text.number(text, from, end);
        if (number / parts < 1_000_000_000L || !isBoundary(Text.at(text, behind))) {
            return NONE;
        }
        time.epoch(number / parts, parts == 1 ? millis(text, end, behind) : (int) (number % parts));
        return behind;
    }

    /** 06 Mar 2024 12:00:00, 06-Mar-2024 12:00:00. */
    private static int dayFirst(String text, int from, int end, StatedTime time) {
        char separator = Text.at(text, end);
        int year = Text.four(text, end + 5);
        if (year < 0
                || Text.at(text, end + 4) != separator
                || !time.date(year, month(text, end + 1), (int) Text.number(text, from, end))) {
            return NONE;
        }
        int clock = clock(text, Text.behindBlanks(text, end + 9), time);
        return clock < 0 ? NONE : zone(text, clock, time);
    }

    private static int iso(String text, int from, StatedTime time) {
        int month = Text.two(text, from + 5);
        int day = Text.two(text, from + 8);
        char between = Text.at(text, from + 10);
        if (Text.at(text, from + 7) != Text.at(text, from + 4)
                || (between != 'T' && between != ' ' && between != 't' && between != '_')
                || !time.date(Text.four(text, from), month, day)) {
            return NONE;
        }
        int clock = clock(text, from + 11, time);
        return clock < 0 ? NONE : zone(text, clock, time);
    }

    private static int behindWeekday(String text, int from) {
        int end = from + 3;
        end = Text.at(text, end) == ',' ? end + 1 : end;
        if (!Text.isBlank(Text.at(text, end))) {
            return from;
        }
        int next = Text.behindBlanks(text, end);
        return next < text.length() && indexOf(WEEKDAYS, text, from) >= 0 ? next : from;
    }

    /** Month, day, time; the year before all of it, before the time or behind it. */
    private static int named(String text, int from, int yearBefore, StatedTime time) {
        int month = month(text, from);
        if (month == 0) {
            return NONE;
        }
        if (Text.at(text, from + 3) == '/') {
            return slashes(text, from, month, time);
        }
        int digits = Text.behindBlanks(text, from + 3);
        int end = Text.behindDigits(text, digits, 2);
        if (digits == from + 3
                || end == digits
                || !time.date(yearBefore, month, (int) Text.number(text, digits, end))) {
            return NONE;
        }
        end = Text.at(text, end) == ',' ? end + 1 : end;
        int at = Text.behindBlanks(text, end);
        int year = Text.four(text, at);
        if (yearBefore == 0 && year >= 0 && Text.isBlank(Text.at(text, at + 4))) {
            if (!time.year(year)) {
                return NONE;
            }
            at = Text.behindBlanks(text, at + 4);
        }
        int clock = at == end ? NONE : clock(text, at, time);
        if (clock < 0) {
            return NONE;
        }
        clock = zone(text, yearBehind(text, clock, time), time);
        return yearBehind(text, clock, time);
    }

    /** Jan/02/2026 12:00:00, as older RouterOS writes. */
    private static int slashes(String text, int from, int month, StatedTime time) {
        if (Text.at(text, from + 6) != '/'
                || !time.date(Math.max(Text.four(text, from + 7), 1), month, Text.two(text, from + 4))) {
            return NONE;
        }
        return clock(text, Text.behindBlanks(text, from + 11), time);
    }

    private static int yearBehind(String text, int from, StatedTime time) {
        int at = Text.behindBlanks(text, from);
        int year = at == from || time.hasYear() ? -1 : Text.four(text, at);
        char behind = Text.at(text, at + 4);
        boolean end = Text.isBlank(behind) || behind == 0 || (behind == ':' && Text.isBlank(Text.at(text, at + 5)));
        // Others may well be the name of a host, or an IPv6 address.
        return end && year >= 1990 && year < 2100 && time.year(year) ? at + 4 : from;
    }

    /** Hours, of one or two digits, minutes, seconds and a fraction. */
    private static int clock(String text, int from, StatedTime time) {
        int end = Text.behindDigits(text, from, 2);
        int minute = Text.two(text, end + 1);
        int second = Text.two(text, end + 4);
        if (end == from || Text.at(text, end) != ':' || Text.at(text, end + 3) != ':' || minute < 0 || second < 0) {
            return NONE;
        }
        int seconds = end + 6;
        int behind = fraction(text, seconds);
        return time.time((int) Text.number(text, from, end), minute, second, millis(text, seconds, behind))
                ? behind
                : NONE;
    }

    private static int fraction(String text, int from) {
        char point = Text.at(text, from);
        if ((point != '.' && point != ',') || !Text.isDigit(Text.at(text, from + 1))) {
            return from;
        }
        return Text.behindDigits(text, from + 1, 12);
    }

    private static int millis(String text, int point, int end) {
        int millis = 0;
        for (int i = 1; i <= 3; i++) {
            millis = millis * 10 + (point + i < end ? text.charAt(point + i) - '0' : 0);
        }
        return millis;
    }

    /** The zone, if one stands there; a position is returned in any case. */
    private static int zone(String text, int from, StatedTime time) {
        char first = Text.at(text, from);
        if ((first == 'Z' || first == 'z') && isBoundary(Text.at(text, from + 1))) {
            time.zone(0);
            return from + 1;
        }
        int at = Text.behindBlanks(text, from);
        char sign = Text.at(text, at);
        if (sign == '+' || sign == '-') {
            return offset(text, from, at, time);
        }
        return at > from && Text.isUpper(sign) ? zoneName(text, from, at, time) : from;
    }

    private static int offset(String text, int from, int at, StatedTime time) {
        for (int length : OFFSET_FORMS) {
            int hours = Text.two(text, at + 1);
            boolean colon = length == 6;
            int minutes = length == 3 ? 0 : Text.two(text, at + (colon ? 4 : 3));
            if (hours >= 0
                    && hours <= 14
                    && minutes >= 0
                    && minutes < 60
                    && (!colon || Text.at(text, at + 3) == ':')
                    && isBoundary(Text.at(text, at + length))) {
                int seconds = hours * 3600 + minutes * 60;
                time.zone(text.charAt(at) == '-' ? -seconds : seconds);
                return at + length;
            }
        }
        return from;
    }

    private static int zoneName(String text, int from, int at, StatedTime time) {
        int end = at;
        while (end - at <= ZoneNames.LONGEST && Text.isUpper(Text.at(text, end))) {
            end++;
        }
        char behind = Text.at(text, end);
        if (end - at < 2 || end - at > ZoneNames.LONGEST || (!Text.isBlank(behind) && behind != ':')) {
            return from;
        }
        int seconds = ZoneNames.seconds(text.substring(at, end));
        if (seconds == ZoneNames.UNKNOWN) {
            // Cisco writes any zone between time and message.
            return text.startsWith(": %", end) ? end : from;
        }
        if (seconds != ZoneNames.AMBIGUOUS) {
            time.zone(seconds);
        }
        return end;
    }

    private static boolean isBoundary(char character) {
        return Text.isBlank(character) || character == 0 || character == ':' || character == ',' || character == ']';
    }

    /** The number of a month by its first three letters; 0 when it is none. */
    private static int month(String text, int from) {
        return indexOf(MONTHS, text, from) + 1;
    }

    /** Which of the names of three letters stands there, whatever its case; -1 when it is none. */
    private static int indexOf(String names, String text, int from) {
        for (int at = 0; at < names.length(); at += 3) {
            if (names.regionMatches(true, at, text, from, 3)) {
                return at / 3;
            }
        }
        return NONE;
    }
}
