/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads structured data (RFC 5424, section 6.3): elements in brackets, each with an id and parameters. */
final class StructuredData {
    private static final int MOST_PARAMETERS = 256;
    private static final int LONGEST_NAME = 128;

    private Map<String, Map<String, String>> elements = Map.of();
    private int parameters;

    /** What was read last; empty when that was malformed. */
    Map<String, Map<String, String>> elements() {
        return elements;
    }

    /** Reads the elements that stand there; returns the position behind them, or -1 when they are malformed. */
    int read(String text, int from) {
        elements = Map.of();
        parameters = 0;
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        int at = from;
        while (Text.at(text, at) == '[') {
            at = element(text, at + 1, found);
            if (at < 0) {
                return -1;
            }
        }
        elements = found;
        return at;
    }

    private int element(String text, int from, Map<String, Map<String, String>> found) {
        int at = behindName(text, from);
        if (at < 0) {
            return -1;
        }
        Map<String, String> members = found.computeIfAbsent(text.substring(from, at), id -> new LinkedHashMap<>());
        while (Text.at(text, at) == ' ') {
            at = Text.behindBlanks(text, at);
            if (Text.at(text, at) != ']') {
                at = parameter(text, at, members);
            }
            if (at < 0) {
                return -1;
            }
        }
        return Text.at(text, at) == ']' ? at + 1 : -1;
    }

    private int parameter(String text, int from, Map<String, String> members) {
        int end = behindName(text, from);
        if (end < 0 || Text.at(text, end) != '=' || Text.at(text, end + 1) != '"' || ++parameters > MOST_PARAMETERS) {
            return -1;
        }
        int first = end + 2;
        int quote = closingQuote(text, first);
        if (quote < 0) {
            return -1;
        }
        String value = unescaped(text.substring(first, quote));
        // A name may come again, as the addresses of one sender do (RFC 5424, 7.2.1).
        members.merge(text.substring(from, end), value, (known, more) -> known + ", " + more);
        return quote + 1;
    }

    private static int closingQuote(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                return at;
            }
            if (character == '\\') {
                at++;
            }
        }
        return -1;
    }

    /** Without the backslash before quotes, backslashes and closing brackets; before anything else it is itself. */
    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            char next = Text.at(value, at + 1);
            if (character == '\\' && (next == '"' || next == '\\' || next == ']')) {
                plain.append(next);
                at++;
            } else {
                plain.append(character);
            }
        }
        return plain.toString();
    }

    private static int behindName(String text, int from) {
        int at = from;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        return at == from || at - from > LONGEST_NAME ? -1 : at;
    }

    private static boolean isOfName(char character) {
        return character > ' ' && character != '=' && character != ']' && character != '"' && character != 0x7F;
    }
}
