/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people give them on the command line: {@code 2026-03-07T11:12:00Z}, with another offset in place of Z, a date, which
 * means the beginning or the end of that day in UTC, {@code now}, {@code -24h} for so long ago, or {@code +30d} for so long from now.
 */
final class Moments {
    /** Later than anything, milliseconds since 1970. */
    static final long FAR = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();

    private static final String FORMS =
            "give a time such as 2026-03-07T11:12:00Z, a date such as 2026-03-07, now, or so long ago as -30m, -24h or -7d";
    private static final Pattern RELATIVE = Pattern.compile("([-+])(\\d{1,6})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private final Instant now;

    Moments(Instant now) {
        this.now = now;
    }

    /**
     * The time that a span begins with.
     *
     * @throws IllegalArgumentException when the text is no time; the message says what would be
     */
    Instant from(String text) {
        return read(text, 0);
    }

    /**
     * The time that a span ends with: a date means the end of that day.
     *
     * @throws IllegalArgumentException when the text is no time; the message says what would be
     */
    Instant to(String text) {
        return read(text, 1);
    }

    private Instant read(String text, int days) {
        Matcher relative = RELATIVE.matcher(text);
        if (text.equalsIgnoreCase("now")) {
            return now;
        }
        if (relative.matches()) {
            Duration unit = UNITS.getOrDefault(relative.group(3), Duration.ZERO);
            return now.plus(unit.multipliedBy(Long.parseLong(relative.group(1) + relative.group(2))));
        }
        try {
            return text.length() == "2026-03-07".length()
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' "
                            + (isLocal(text)
                                    ? "has no time zone: add Z for UTC or an offset such as +01:00"
                                    : "is no time: " + FORMS),
                    e);
        }
    }

    private static boolean isLocal(String text) {
        try {
            return LocalDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
