/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

/** Breaks text into lines for a terminal. */
final class Paragraph {
    private static final int WIDTH = 100;

    private Paragraph() {}

    /** Writes text whose first line starts with {@code first}; the others are indented by as much. */
    static void write(StringBuilder to, String first, String text) {
        String indent = " ".repeat(first.length());
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                to.append(line).append('\n');
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        to.append(line).append('\n');
    }
}
