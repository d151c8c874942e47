/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.schema.DocumentKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** How much time one index holds, and how that is written at the end of its name. */
enum Period {
    DAY("-YYYY.MM.DD", "uuuu.MM.dd") {
        @Override
        LocalDate parse(String text) {
            return LocalDate.parse(text, format);
        }

        @Override
        LocalDate startOf(LocalDate day) {
            return day;
        }

        @Override
        LocalDate plus(LocalDate start, int periods) {
            return start.plusDays(periods);
        }
    },
    MONTH("-YYYY.MM", "uuuu.MM") {
        @Override
        LocalDate parse(String text) {
            return YearMonth.parse(text, format).atDay(1);
        }

        @Override
        LocalDate startOf(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate plus(LocalDate start, int periods) {
            return start.plusMonths(periods);
        }
    };

    private final String dates;
    private final int length;
    final DateTimeFormatter format;

    Period(String dates, String pattern) {
        this.dates = dates;
        this.length = pattern.length();
        this.format = DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * That of a kind of documents.
     *
     * @throws IllegalArgumentException when its indices are not dated
     */
    static Period of(DocumentKind kind) {
        for (Period period : values()) {
            if (period.dates.equals(kind.dates())) {
                return period;
            }
        }
        throw new IllegalArgumentException(kind + " has no index a day or a month: it is never deleted");
    }

    /** The first day that a text names; null when it is not exactly as we write it. */
    @Nullable
    LocalDate start(String text) {
        if (text.length() != length) {
            return null; // years with a sign or five digits, which formatters take, too
        }
        try {
            LocalDate start = parse(text);
            return format.format(start).equals(text) ? start : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** How the period that starts on a day is written. */
    String text(LocalDate start) {
        return format.format(start);
    }

    abstract LocalDate parse(String text);

    /** The first day of the period that a day lies in. */
    abstract LocalDate startOf(LocalDate day);

    /** The first day of the period so many later, or earlier when negative. */
    abstract LocalDate plus(LocalDate start, int periods);
}
