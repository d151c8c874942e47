/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits comma-separated text into rows of cells (RFC 4180): quoted cells may hold commas and line breaks. For start-up. */
public final class CsvSplitter {
    private final String text;
    private final String file;
    private int at;
    private int line = 1;
    private int rowLine;

    /** What is wrong with a cell. */
    public static final class BadCell extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final String problem;

        private BadCell(String file, int line, String problem) {
            super(file + ":" + line + ": " + problem);
            this.problem = problem;
        }

        /** What is wrong, without file and line. */
        public String problem() {
            return problem;
        }
    }

    /** @param file the name that problems are reported under */
    public CsvSplitter(String text, String file) {
        this.text = text;
        this.file = file;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** The line on which the last row started, from 1. */
    int line() {
        return rowLine;
    }

    /**
     * The cells of the next row, at least one, without white space around them; null at the end.
     *
     * @throws BadCell when a quoted cell does not end as it should
     */
    public @Nullable List<String> next() {
        skipBetweenRows();
        if (at == text.length()) {
            return null;
        }
        rowLine = line;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (peek() == ',') {
            at++;
            cells.add(cell());
        }
        return cells;
    }

    /** Goes past line ends, empty lines and comments. */
    private void skipBetweenRows() {
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '#') {
                at = lineEnd();
            } else if (Character.isWhitespace(character)) {
                advance(at + 1);
            } else {
                return;
            }
        }
    }

    private String cell() {
        return peek() == '"' ? quoted() : plain();
    }

    private String plain() {
        int comma = text.indexOf(',', at);
        int end = Math.min(lineEnd(), comma < 0 ? text.length() : comma);
        String cell = text.substring(at, end).strip();
        at = end;
        return cell;
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int from = at + 1;
        int close = closing(from);
        while (close + 1 < text.length() && text.charAt(close + 1) == '"') {
            cell.append(text, from, close + 1);
            from = close + 2;
            close = closing(from);
        }
        cell.append(text, from, close);
        advance(close + 1);
        if (!plain().isEmpty()) {
            throw bad("text follows a closing double quote; within a cell, a double quote is written twice");
        }
        return cell.toString().strip();
    }

    private int closing(int from) {
        int close = text.indexOf('"', from);
        if (close < 0) {
            throw bad("a double quote is opened here and never closed");
        }
        return close;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The next character, or 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    /** Moves forward and counts the lines that end on the way. */
    private void advance(int to) {
        for (; at < to; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }

    private BadCell bad(String problem) {
        return new BadCell(file, line, problem);
    }
}
