/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.SyslogMessage;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Reads when a FortiGate wrote a line: {@code eventtime} is of seconds up to nanoseconds since 1970, by version; else {@code date} and
 * {@code time}, where {@code tz} says how far from UTC they are.
 */
final class FortigateTime {
    private static final long YEAR_2000 = 946_684_800_000L;
    private static final long YEAR_2200 = 7_258_118_400_000L;

    private FortigateTime() {}

    /** Milliseconds since 1970; {@link SyslogMessage#NO_TIME} when it is not certain. */
    static long read(KeyValues line) {
        long time = ofEpoch(line.word("eventtime"));
        return time == SyslogMessage.NO_TIME ? ofZone(line.word("date"), line.word("time"), line.word("tz")) : time;
    }

    private static long ofEpoch(String digits) {
        long time = SyslogMessage.NO_TIME;
        if (digits.length() == 10) {
            time = number(digits) * 1000;
        } else if (digits.length() == 13 || digits.length() == 16 || digits.length() == 19) {
            time = number(digits.substring(0, 13));
        }
        return time > YEAR_2000 && time < YEAR_2200 ? time : SyslogMessage.NO_TIME;
    }

    private static long ofZone(String date, String time, String zone) {
        if (date.length() != 10 || time.length() != 8 || zone.length() != 5) {
            return SyslogMessage.NO_TIME;
        }
        long year = number(date.substring(0, 4));
        long month = number(date.substring(5, 7));
        long day = number(date.substring(8));
        long hour = number(time.substring(0, 2));
        long minute = number(time.substring(3, 5));
        long second = number(time.substring(6));
        long hours = number(zone.substring(1, 3));
        long minutes = number(zone.substring(3));
        boolean fits = year >= 2000 && year < 2200 && within(month, 1, 12) && within(hour, 0, 23);
        fits &= within(minute, 0, 59) && within(second, 0, 59) && within(hours, 0, 14) && within(minutes, 0, 59);
        char sign = zone.charAt(0);
        if (!fits
                || (sign != '+' && sign != '-')
                || !within(day, 1, YearMonth.of((int) year, (int) month).lengthOfMonth())) {
            return SyslogMessage.NO_TIME;
        }
        long midnight = LocalDate.of((int) year, (int) month, (int) day)
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
        long east = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
        return (midnight + hour * 3600 + minute * 60 + second - east) * 1000;
    }

    private static boolean within(long value, long least, long most) {
        return value >= least && value <= most;
    }

    /** The number that a whole text is; -1 when it is none. */
    private static long number(String digits) {
        Cursor cursor = new Cursor(digits);
        long number = cursor.number();
        return cursor.atEnd() && number >= 0 ? number : -1;
    }
}
