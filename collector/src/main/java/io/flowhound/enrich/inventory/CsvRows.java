/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import io.flowhound.schema.CsvSplitter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV file (RFC 4180, without line breaks in cells). The row above a table names its columns, and so says of what kind the things below are; another
 * such row begins another table.
 */
final class CsvRows {
    private static final String SEVERAL = "[\\s;|]+";

    private final RowReader rows;
    private final Content content;
    private List<String> columns = List.of();
    private @Nullable Kind kind;

    CsvRows(RowReader rows, Content content) {
        this.rows = rows;
        this.content = content;
    }

    /** @throws IOException when the first row names no table */
    void read(String text) throws IOException {
        int line = 0;
        for (String written : text.lines().toList()) {
            line++;
            // A line by itself: what is not closed on it must not take its neighbours.
            List<String> cells = cells(written, line);
            if (cells != null) {
                row(line, cells);
            }
        }
        if (kind == null) {
            throw new IOException("is empty, as after a copy that failed");
        }
    }

    /** Null for a line without cells, or without such that can be read. */
    private @Nullable List<String> cells(String written, int line) {
        try {
            return new CsvSplitter(written, "").next();
        } catch (CsvSplitter.BadCell e) {
            content.problem(line, e.problem());
            return null;
        }
    }

    private void row(int line, List<String> cells) throws IOException {
        List<String> names =
                cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        Kind named = kindOf(names);
        if (named != null && named.keys().containsAll(names)) {
            kind = named;
            columns = names;
        } else if (kind == null) {
            throw new IOException(why(line, named, names));
        } else {
            thing(kind, line, cells);
        }
    }

    private static @Nullable Kind kindOf(List<String> names) {
        if (names.contains("exporter")) {
            return names.contains("index") ? Kind.INTERFACE : Kind.EXPORTER;
        }
        if (names.contains("network")) {
            return Kind.SUBNET;
        }
        return names.contains("address") || names.contains("mac") ? Kind.HOST : null;
    }

    private static String why(int line, @Nullable Kind named, List<String> names) {
        if (named == null) {
            return "line " + line + " names no columns: begin with a row such as 'address,mac,name,site,zone',"
                    + " 'network,name,site,zone', 'exporter,name,site' or 'exporter,index,name,alias,speed'";
        }
        String unknown = names.stream()
                .filter(name -> !named.keys().contains(name))
                .findFirst()
                .orElse("");
        return "line " + line + ": the column '" + unknown + "' is none of " + String.join(", ", named.keys());
    }

    private void thing(Kind of, int line, List<String> cells) {
        if (cells.size() > columns.size()) {
            content.problem(
                    line,
                    cells.size() + " cells, but " + columns.size()
                            + " columns; put a cell that holds a comma in double quotes");
            return;
        }
        Map<String, List<String>> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                String column = columns.get(i);
                row.put(column, of.takesSeveral(column) ? List.of(cell.split(SEVERAL)) : List.of(cell));
            }
        }
        rows.read(of, new Row(line, row));
    }
}
