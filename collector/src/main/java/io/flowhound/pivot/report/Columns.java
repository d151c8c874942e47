/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, in columns as wide as their widest cell. */
final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /** A table with these titles; columns whose title starts with {@code >} are aligned to the right. */
    Columns(String... titles) {
        right = new boolean[titles.length];
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < titles.length; i++) {
            right[i] = titles[i].startsWith(">");
            shown.add(right[i] ? titles[i].substring(1) : titles[i]);
        }
        rows.add(List.copyOf(shown));
    }

    /** Adds a row with one cell for each title; cells may be painted. */
    void add(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
        }
        rows.add(List.of(cells));
    }

    /** Writes the titles and the rows, a line each, after an indent. */
    void write(StringBuilder to, String indent) {
        int[] widths = new int[right.length];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Paragraph.visible(row.get(i)));
            }
        }
        rows.forEach(row -> write(to, indent, widths, row));
    }

    private void write(StringBuilder to, String indent, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String padding = " ".repeat(widths[i] - Paragraph.visible(cell));
            line.append(i == 0 ? "" : GAP).append(right[i] ? padding + cell : cell + padding);
        }
        to.append(line.toString().stripTrailing().replace(Words.TIED, " ")).append('\n');
    }
}
