/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.io.IOException;

/** Reads lists with an address or network at the beginning of each line; what follows behind a space, comma or semicolon is a remark. */
final class PlainLines {
    private final Entries entries;

    PlainLines(Entries entries) {
        this.entries = entries;
    }

    static boolean isRemark(String line) {
        String text = line.stripLeading();
        return text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == ';' || text.startsWith("//");
    }

    /** The text of a line up to the first separator. */
    static String first(String line) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && " \t,;#|\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    void read(String line, long number) throws IOException {
        if (!isRemark(line)) {
            String first = first(line);
            if (first.isEmpty()) {
                entries.bad(line, number, "is no address or network");
            } else {
                entries.add(first, number);
            }
        }
    }
}
