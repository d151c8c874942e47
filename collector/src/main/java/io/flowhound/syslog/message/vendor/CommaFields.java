/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

/** The fields of a text between commas; those that hold commas stand in quotes, quotes within those are doubled (RFC 4180). */
final class CommaFields {
    private static final int MOST = 160;

    private final String[] fields = new String[MOST];
    private int count;

    /** Reads a text from a position to its end; fields beyond the 160th are left out. */
    CommaFields(String text, int from) {
        int at = from;
        while (at <= text.length() && count < MOST) {
            at = at < text.length() && text.charAt(at) == '"' ? quoted(text, at + 1) : plain(text, at);
        }
    }

    private int plain(String text, int start) {
        int end = text.indexOf(',', start);
        end = end < 0 ? text.length() : end;
        fields[count++] = text.substring(start, end);
        return end + 1;
    }

    private int quoted(String text, int start) {
        int end = text.indexOf('"', start);
        boolean doubled = false;
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == '"') {
            doubled = true;
            end = text.indexOf('"', end + 2);
        }
        if (end < 0 || (end + 1 < text.length() && text.charAt(end + 1) != ',')) {
            return text.length() + 1; // cut off, or not of this format: what follows has no certain place
        }
        String field = text.substring(start, end);
        fields[count++] = doubled ? field.replace("\"\"", "\"") : field;
        return end + 2;
    }

    int count() {
        return count;
    }

    /** A field by its place, 0 for the first; empty where there is none. */
    String get(int place) {
        return place < count ? fields[place] : "";
    }
}
