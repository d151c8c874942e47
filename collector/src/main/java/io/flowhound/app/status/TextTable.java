/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, in columns as wide as their widest cell. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> header;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these titles; columns whose title starts with {@code >} are aligned to the right. */
    public TextTable(String... titles) {
        right = new boolean[titles.length];
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < titles.length; i++) {
            right[i] = titles[i].startsWith(">");
            shown.add(right[i] ? titles[i].substring(1) : titles[i]);
        }
        header = List.copyOf(shown);
    }

    /** Adds a row with one cell for each title. */
    public void add(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
        }
        rows.add(List.of(cells));
    }

    /** Writes the titles and the rows, a line each. */
    public void write(StringBuilder to) {
        int[] widths = new int[right.length];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        write(to, widths, header);
        rows.forEach(row -> write(to, widths, row));
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private void write(StringBuilder to, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(right[i] ? padding + cell : cell + padding);
        }
        to.append(line.toString().stripTrailing()).append('\n');
    }
}
