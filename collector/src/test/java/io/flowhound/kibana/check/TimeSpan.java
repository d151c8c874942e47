/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import java.util.List;

/** The time that a page shows, in milliseconds since 1970. */
record TimeSpan(long from, long to) {
    private static final List<Long> STEPS = List.of(
            1_000L,
            5_000L,
            10_000L,
            30_000L,
            60_000L,
            300_000L,
            600_000L,
            1_800_000L,
            3_600_000L,
            10_800_000L,
            43_200_000L,
            86_400_000L,
            604_800_000L);
    private static final int MOST_BARS = 100;

    long length() {
        return to - from;
    }

    /** The same span so much earlier. */
    TimeSpan earlier(long millis) {
        return new TimeSpan(from - millis, to - millis);
    }

    /** The shortest step by which no more than 100 bars are drawn, as Kibana chooses it for «auto». */
    long step() {
        return STEPS.stream()
                .filter(step -> length() / step <= MOST_BARS)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }

    /** A step such as 1m or 1h; «auto» is {@link #step}. */
    long step(String interval) {
        return interval.equals("auto") ? step() : millis(interval);
    }

    /** A length of time such as 30s, 1h, 7d; «previous» is the length of this span. */
    long shift(String text) {
        return text.equals("previous") ? length() : millis(text);
    }

    private static long millis(String text) {
        String number = text.substring(0, text.length() - 1);
        long unit = switch (text.charAt(text.length() - 1)) {
            case 's' -> 1_000L;
            case 'm' -> 60_000L;
            case 'h' -> 3_600_000L;
            case 'd' -> 86_400_000L;
            case 'w' -> 604_800_000L;
            default -> throw new IllegalArgumentException("no length of time: " + text);
        };
        return number.isEmpty() ? unit : Long.parseLong(number) * unit;
    }
}
