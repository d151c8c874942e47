/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A timeline as people read it: a heading for each day, a line for each thing that happened. */
final class TimelineText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_WHERE = 24;

    private TimelineText() {}

    /** The lines; empty when nothing happened. Each ends in a line feed. */
    static String of(List<Happening> shown) {
        int width = shown.stream()
                .mapToInt(one -> Math.min(MOST_WHERE, one.where().length()))
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(128 * shown.size());
        String day = "";
        for (Happening one : shown) {
            Instant time = Instant.ofEpochMilli(one.time());
            if (!DAY.format(time).equals(day)) {
                day = DAY.format(time);
                text.append(day).append(" (UTC)\n");
            }
            text.append(CLOCK.format(time)).append("  ");
            text.append(padded(one.kind().text(), 5)).append("  ");
            text.append(padded(one.where(), width)).append("  ");
            text.append(one.what()).append('\n');
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        String cut = text.length() > MOST_WHERE ? text.substring(0, MOST_WHERE - 1) + "~" : text;
        return cut + " ".repeat(Math.max(0, width - cut.length()));
    }
}
