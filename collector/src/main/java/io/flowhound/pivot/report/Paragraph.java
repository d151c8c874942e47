/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import java.util.regex.Pattern;

/** Breaks text into lines for a terminal. */
final class Paragraph {
    static final int WIDTH = 100;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Paragraph() {}

    /** Writes text whose first line starts with {@code first}; the others are indented by as much. */
    static void write(StringBuilder to, String first, String text) {
        write(to, first, " ".repeat(visible(first)), text);
    }

    /** Writes text whose first line starts with {@code first} and the others with {@code next}. */
    static void write(StringBuilder to, String first, String next, String text) {
        StringBuilder line = new StringBuilder(first);
        int width = visible(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            int length = visible(word);
            if (!empty && width + 1 + length > WIDTH) {
                end(to, line);
                line = new StringBuilder(next);
                width = visible(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            width += length + (empty ? 0 : 1);
            empty = false;
        }
        end(to, line);
    }

    private static void end(StringBuilder to, StringBuilder line) {
        to.append(line.toString().stripTrailing().replace(Words.TIED, " ")).append('\n');
    }

    /** Columns that text takes: escape sequences take none. */
    static int visible(String text) {
        return text.indexOf('\u001b') < 0
                ? text.length()
                : COLOUR.matcher(text).replaceAll("").length();
    }
}
