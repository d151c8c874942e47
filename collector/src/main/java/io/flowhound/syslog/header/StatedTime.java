/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import io.flowhound.syslog.message.SyslogMessage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time as a line states it, which may lack its year and its zone. Used again for each line. Leap seconds count as the second behind
 * them.
 */
public final class StatedTime {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998; // one less than can be written, for zones
    private static final int DAY_SECONDS = 86_400;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private boolean present;
    private int year;
    private int month;
    private int day;
    private int second;
    private int milli;
    private boolean zoned;
    private int offset;

    /** Whether there is a time at all. */
    public boolean isPresent() {
        return present;
    }

    /** Whether it says its year. */
    public boolean hasYear() {
        return year != 0;
    }

    /** Whether it says its zone, so that nothing has to be known of the sender. */
    public boolean hasZone() {
        return zoned;
    }

    /**
     * The time in milliseconds since 1970.
     *
     * @param zone where it was written; does not count when the line states one
     * @param latest milliseconds since 1970; without a year it is the last such day that is not behind this
     * @return {@link SyslogMessage#NO_TIME} when there is no such time
     */
    public long millis(ZoneId zone, long latest) {
        if (!present) {
            return SyslogMessage.NO_TIME;
        }
        if (hasYear()) {
            return millisIn(year, zone);
        }
        int newest =
                LocalDate.ofEpochDay(Math.floorDiv(latest, DAY_SECONDS * 1000L)).getYear() + 1;
        // 29 February comes every fourth year, but not in 2100.
        for (int candidate = newest; candidate >= newest - 9; candidate--) {
            long millis = millisIn(candidate, zone);
            if (millis != SyslogMessage.NO_TIME && millis <= latest) {
                return millis;
            }
        }
        return SyslogMessage.NO_TIME;
    }

    private long millisIn(int ofYear, ZoneId zone) {
        if (ofYear < FIRST_YEAR || ofYear > LAST_YEAR || (month == 2 && day == 29 && !isLeap(ofYear))) {
            return SyslogMessage.NO_TIME;
        }
        LocalDate date = LocalDate.of(ofYear, month, day);
        long local = date.toEpochDay() * DAY_SECONDS + second;
        long millis = (local - offset(local, zone)) * 1000 + milli;
        return millis < 0 ? SyslogMessage.NO_TIME : millis;
    }

    private int offset(long local, ZoneId zone) {
        if (zoned) {
            return offset;
        }
        return zone instanceof ZoneOffset fixed
                ? fixed.getTotalSeconds()
                : zone.getRules()
                        .getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC))
                        .getTotalSeconds();
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    void clear() {
        present = false;
        year = 0;
        zoned = false;
        offset = 0;
        milli = 0;
    }

    /** Takes a day; whether there is such a one. Year 0 means that none is stated. */
    boolean date(int ofYear, int ofMonth, int ofDay) {
        if (ofMonth < 1 || ofMonth > 12 || ofDay < 1 || ofDay > DAYS[ofMonth - 1] || !year(ofYear)) {
            return false;
        }
        month = ofMonth;
        day = ofDay;
        return true;
    }

    /** Takes a year, or 0 for none; whether there can be log lines of it. */
    boolean year(int ofYear) {
        if (ofYear != 0 && (ofYear < FIRST_YEAR || ofYear > LAST_YEAR)) {
            return false;
        }
        year = ofYear;
        return true;
    }

    /** Takes a time of the day; whether there is such a one. With it the time is complete. */
    boolean time(int hour, int minute, int ofSecond, int millis) {
        if (hour > 23 || minute > 59 || ofSecond > 60) {
            return false;
        }
        second = hour * 3600 + minute * 60 + ofSecond;
        milli = millis;
        present = true;
        return true;
    }

    /** Takes an offset from UTC in seconds. */
    void zone(int seconds) {
        zoned = true;
        offset = seconds;
    }

    /** Takes seconds since 1970. */
    void epoch(long seconds, int millis) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS));
        date(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        second = (int) Math.floorMod(seconds, (long) DAY_SECONDS);
        milli = millis;
        present = true;
        zone(0);
    }
}
