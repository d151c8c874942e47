/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the length of a tick of the command line, such as {@code 15m}. */
final class TickOption implements ITypeConverter<Duration> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(s|m|h)");

    @Override
    public Duration convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no duration: give a whole number and s, m or h, such as 15m");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration tick = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (tick.compareTo(Duration.ofSeconds(30)) < 0 || tick.compareTo(Duration.ofHours(1)) > 0) {
            throw new TypeConversionException("'" + text + "' must be from 30s to 1h");
        }
        return tick;
    }
}
