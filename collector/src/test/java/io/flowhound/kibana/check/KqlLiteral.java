/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

/**
 * A word or a quoted text of a query.
 *
 * @param raw with {@link #WILD} for each asterisk that stands for anything, and without escapes
 * @param position where it begins in the query, from 0
 */
record KqlLiteral(String raw, boolean quoted, int position) {
    /** What is in no query: a character of the private use area. */
    static final char WILD = '\uE000';

    private static final String RESERVED = "+-=&|><!(){}[]^\"~*?:\\/";

    /** As people write it. */
    String text() {
        return raw.replace(WILD, '*');
    }

    boolean hasWildcard() {
        return raw.indexOf(WILD) >= 0;
    }

    /** Whether it is an asterisk alone, which asks whether there is a value. */
    boolean isAnything() {
        return raw.length() == 1 && hasWildcard();
    }

    /** In the language of {@code query_string}. */
    String queryString() {
        StringBuilder escaped = new StringBuilder();
        for (char one : raw.toCharArray()) {
            if (one == WILD) {
                escaped.append('*');
            } else {
                escaped.append(RESERVED.indexOf(one) >= 0 ? "\\" : "").append(one);
            }
        }
        return escaped.toString();
    }

    /** In the language of {@code wildcard}. */
    String wildcard() {
        return raw.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?").replace(WILD, '*');
    }
}
