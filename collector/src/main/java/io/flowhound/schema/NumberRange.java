/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of numbers as registries write it, both ends included. A single number is a range of one. */
public record NumberRange(int first, int last) {
    /** At most nine digits, so that no number exceeds an int. */
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

    /** Understands {@code 34} and {@code 34-35}; null when it is neither, or when it runs backwards. */
    static @Nullable NumberRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int first = Integer.parseInt(matcher.group(1));
        String end = matcher.group(2);
        int last = end == null ? first : Integer.parseInt(end);
        return last < first ? null : new NumberRange(first, last);
    }
}
