/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a line of key=value pairs. Values in quotes may hold anything, quotes behind a backslash as well. Text that came from
 * outside could forge keys where a device does not quote it, so a line is refused that is not pairs to its end, or that gives two
 * values to a key.
 */
final class KeyValues {
    private final KeyTable table;
    private final @Nullable String[] values;

    private KeyValues(KeyTable table) {
        this.table = table;
        this.values = new @Nullable String[table.size()];
    }

    /** Reads a text from a position on, for the keys of a table; null when the text is refused. */
    static @Nullable KeyValues read(KeyTable table, String text, int from) {
        KeyValues pairs = new KeyValues(table);
        int at = from;
        while (at >= 0 && at < text.length()) {
            char character = text.charAt(at);
            at = character == ' ' || character == ',' || character == '\t' ? at + 1 : pairs.pair(text, at);
        }
        return at < 0 ? null : pairs;
    }

    /** The same of pairs that have been read already, for the keys of a table. */
    static KeyValues of(KeyTable table, Map<String, String> known) {
        KeyValues pairs = new KeyValues(table);
        known.forEach((key, value) -> pairs.keep(table.index(key, 0, key.length()), value, 0, value.length()));
        return pairs;
    }

    /** Where the pair ends that begins there; -1 when there is none. */
    private int pair(String text, int start) {
        int equals = start;
        while (equals < text.length() && isOfKey(text.charAt(equals))) {
            equals++;
        }
        if (equals == start || equals >= text.length() || text.charAt(equals) != '=') {
            return -1;
        }
        int key = table.index(text, start, equals);
        int at = equals + 1;
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted(text, at + 1, key);
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') {
            end++;
        }
        return keep(key, text, at, end) ? end : -1;
    }

    private int quoted(String text, int start, int key) {
        int end = text.indexOf('"', start);
        boolean escaped = false;
        while (end > start && text.charAt(end - 1) == '\\') {
            escaped = true;
            end = text.indexOf('"', end + 1);
        }
        if (end < 0) {
            return text.length(); // cut off: the value is not whole
        }
        if (end + 1 < text.length() && text.charAt(end + 1) != ' ' && text.charAt(end + 1) != ',') {
            return -1;
        }
        if (key == KeyTable.NONE) {
            return end + 1;
        }
        boolean kept =
                escaped ? keep(key, text.substring(start, end).replace("\\\"", "\"")) : keep(key, text, start, end);
        return kept ? end + 1 : -1;
    }

    private boolean keep(int key, String text, int start, int end) {
        return key == KeyTable.NONE || keep(key, text.substring(start, end));
    }

    private boolean keep(int key, String value) {
        String known = values[key];
        values[key] = value;
        return known == null || known.equals(value);
    }

    private static boolean isOfKey(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-'
                || character == '.';
    }

    /** The value of a key; null when it has none, or one that says so. */
    @Nullable
    String text(String key) {
        int index = table.index(key, 0, key.length());
        String value = index == KeyTable.NONE ? null : values[index];
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (value) {
            case "N/A", "n/a", "none", "(null)", "undefined" -> null;
            default -> value;
        };
    }

    /** The same, empty in place of null. */
    String word(String key) {
        String value = text(key);
        return value == null ? "" : value;
    }

    /** A number without a sign; {@link Cursor#NO_NUMBER} when it is none. */
    long number(String key) {
        String value = text(key);
        if (value == null) {
            return Cursor.NO_NUMBER;
        }
        Cursor cursor = new Cursor(value);
        long number = cursor.number();
        return cursor.atEnd() ? number : Cursor.NO_NUMBER;
    }

    /** An address; null when it is none. */
    @Nullable
    IpAddress address(String key) {
        return Cursor.address(text(key));
    }

    /** Puts a number times a factor, where there is one and the product is. */
    void putNumber(LogEvent event, LogField field, String key, long factor) {
        long number = number(key);
        if (number >= 0 && number <= Long.MAX_VALUE / factor) {
            event.put(field, number * factor);
        }
    }

    /** Puts a port, where it is one. */
    void putPort(LogEvent event, LogField field, String key) {
        long port = number(key);
        if (port >= 0 && port <= 0xFFFF) {
            event.put(field, port);
        }
    }
}
