/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table read from comma-separated values (RFC 4180) whose first row names the columns, as IANA publishes its
 * registries. Empty lines and lines that begin with {@code #} are skipped. For start-up, not for the path of a flow.
 */
public final class CsvTable {
    private final String file;
    private final Map<String, Integer> columns;
    private final List<Row> rows = new ArrayList<>();

    private CsvTable(String file, Map<String, Integer> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads a table to its end and leaves the reader open.
     *
     * @param file the name that problems are reported under
     * @param required columns that must be there, in any order, among others
     * @throws IllegalArgumentException when it is not such a table; the message starts with file and line
     */
    public static CsvTable read(Reader in, String file, String... required) throws IOException {
        StringWriter text = new StringWriter();
        in.transferTo(text);
        CsvSplitter splitter = new CsvSplitter(text.toString(), file);
        List<String> header = splitter.next();
        CsvTable table = new CsvTable(file, columns(header, file, required));
        for (List<String> cells = splitter.next(); cells != null; cells = splitter.next()) {
            table.add(splitter.line(), cells);
        }
        return table;
    }

    /** Reads a table that is part of this program: the resource {@code name} beside {@code neighbour}. */
    public static CsvTable resource(Class<?> neighbour, String name, String... required) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + neighbour.getName() + "; build again");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), name, required);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> columns(@Nullable List<String> header, String file, String... required) {
        Map<String, Integer> columns = new HashMap<>();
        if (header != null) {
            header.forEach(name -> columns.putIfAbsent(name, columns.size()));
            if (columns.size() < header.size()) {
                throw new IllegalArgumentException(file + ": the first row names a column twice: " + header);
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw new IllegalArgumentException(file + ": the first row must name the column '" + name + "'");
            }
        }
        return columns;
    }

    private void add(int line, List<String> cells) {
        Row row = new Row(line, cells);
        if (cells.size() > columns.size()) {
            throw row.bad(cells.size() + " cells, but the first row names " + columns.size()
                    + " columns; put a cell that holds a comma in double quotes");
        }
        rows.add(row);
    }

    /** The rows below the names of the columns, in their order. */
    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** A row, which knows its line for messages. */
    public final class Row {
        private final int line;
        private final List<String> cells;

        private Row(int line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        /** The line on which the row starts, from 1. */
        public int line() {
            return line;
        }

        /** The text in a column without white space around it; empty when the row is short or has no such column. */
        public String cell(String column) {
            Integer at = columns.get(column);
            return at == null || at >= cells.size() ? "" : cells.get(at);
        }

        /** The number or the range of numbers in a column, such as {@code 34} or {@code 34-35}, both ends included. */
        public NumberRange range(String column, int maximum) {
            String text = cell(column);
            NumberRange range = NumberRange.parse(text);
            if (range == null || range.last() > maximum) {
                throw bad(column + " '" + text + "' is neither a number of 0 to " + maximum + " nor a range of those");
            }
            return range;
        }

        /** What to throw when the row cannot be used: the problem behind file and line. */
        public IllegalArgumentException bad(String problem) {
            return new IllegalArgumentException(file + ":" + line + ": " + problem);
        }
    }
}
