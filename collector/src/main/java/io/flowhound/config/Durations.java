/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations as a whole number and a unit: {@code 500ms}, {@code 5s}, {@code 10m}, {@code 1h}, {@code 7d}. */
final class Durations {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12}) ?(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    static Duration parse(String text) throws BadValueException {
        Matcher matcher = TEXT.matcher(text);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit == null) {
            String guess = text.matches("\\d+") ? text + "s" : null;
            throw new BadValueException("is no duration; write a whole number and ms, s, m, h or d, such as 5s", guess);
        }
        return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    /** In the largest unit that divides it. */
    static String write(Duration duration) {
        long millis = duration.toMillis();
        for (String name : new String[] {"d", "h", "m", "s"}) {
            long unit = UNITS.getOrDefault(name, Duration.ofMillis(1)).toMillis();
            if (millis != 0 && millis % unit == 0) {
                return millis / unit + name;
            }
        }
        return millis + "ms";
    }
}
