/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the members of one JSON object (RFC 8259) that are text, numbers or literals; what is nested is passed over. */
final class FlatJson {
    private static final int MOST_MEMBERS = 512;

    private final String json;
    private final Map<String, String> members = new HashMap<>();
    private int at;

    private FlatJson(String json, int from) {
        this.json = json;
        this.at = from;
    }

    /** The members of the object that begins at a position; null when it is not whole, or gives two values to a name. */
    static @Nullable Map<String, String> read(String json, int from) {
        FlatJson reader = new FlatJson(json, from);
        return reader.object() ? reader.members : null;
    }

    private boolean object() {
        if (!skip('{')) {
            return false;
        }
        if (skip('}')) {
            return true;
        }
        while (members.size() < MOST_MEMBERS) {
            blanks();
            String name = text();
            if (name == null || !skip(':') || !member(name)) {
                return false;
            }
            if (skip('}')) {
                return true;
            }
            if (!skip(',')) {
                return false;
            }
        }
        return false;
    }

    private boolean member(String name) {
        blanks();
        char first = at < json.length() ? json.charAt(at) : 0;
        if (first == '{' || first == '[') {
            return nested();
        }
        String value = first == '"' ? text() : bare();
        if (value == null) {
            return false;
        }
        String known = members.put(name, value);
        return known == null || known.equals(value);
    }

    private boolean nested() {
        int depth = 0;
        while (at < json.length()) {
            char character = json.charAt(at);
            if (character == '"') {
                if (text() == null) {
                    return false;
                }
                continue;
            }
            at++;
            depth += character == '{' || character == '[' ? 1 : 0;
            depth -= character == '}' || character == ']' ? 1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String bare() {
        int start = at;
        while (at < json.length() && " \t\r\n,}]\"".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        return at == start || at >= json.length() ? null : json.substring(start, at);
    }

    private @Nullable String text() {
        if (at >= json.length() || json.charAt(at) != '"') {
            return null;
        }
        int start = ++at;
        while (at < json.length() && json.charAt(at) != '"' && json.charAt(at) != '\\') {
            at++;
        }
        if (at >= json.length()) {
            return null;
        }
        if (json.charAt(at) == '"') {
            return json.substring(start, at++);
        }
        return escaped(new StringBuilder().append(json, start, at));
    }

    private @Nullable String escaped(StringBuilder text) {
        while (at < json.length()) {
            char character = json.charAt(at++);
            if (character == '"') {
                return text.toString();
            }
            if (character != '\\') {
                text.append(character);
            } else if (!escape(text)) {
                return null;
            }
        }
        return null;
    }

    private boolean escape(StringBuilder text) {
        char character = at < json.length() ? json.charAt(at++) : 0;
        switch (character) {
            case '"', '\\', '/' -> text.append(character);
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b', 'f' -> text.append(' ');
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++, at++) {
                    int digit = at < json.length() ? Character.digit(json.charAt(at), 16) : -1;
                    if (digit < 0) {
                        return false;
                    }
                    code = code << 4 | digit;
                }
                text.append((char) code);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void blanks() {
        while (at < json.length() && json.charAt(at) <= ' ') {
            at++;
        }
    }

    private boolean skip(char wanted) {
        blanks();
        if (at < json.length() && json.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }
}
