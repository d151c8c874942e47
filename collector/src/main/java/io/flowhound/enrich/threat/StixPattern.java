/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the addresses out of a pattern of STIX 2 (section 9 of its specification), as far as each of them alone is what the pattern means: single
 * comparisons of addresses by {@code =}, {@code IN} or {@code ISSUBSET}, joined by {@code OR} only.
 */
final class StixPattern {
    private static final Set<String> PATHS = Set.of(
            "ipv4-addr:value", "ipv6-addr:value", "network-traffic:dst_ref.value", "network-traffic:src_ref.value");

    /** Patterns of people are far shorter and flatter. */
    private static final int LONGEST = 100_000;

    private static final int DEEPEST = 50;

    private final List<String> tokens;
    private int depth;
    private final List<String> values = new ArrayList<>();
    private int at;

    private StixPattern(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The addresses and networks of a pattern; empty when it has none; null when they do not tell alone, or it cannot be read. */
    static @Nullable List<String> addresses(String pattern) {
        List<String> tokens = pattern.length() > LONGEST ? null : tokens(pattern);
        if (tokens == null) {
            return null;
        }
        StixPattern parsed = new StixPattern(tokens);
        return parsed.observations() && parsed.at == tokens.size() ? parsed.values : null;
    }

    /** Strings keep their opening quote, so that they are told from words. Null when a string has no end. */
    private static @Nullable List<String> tokens(String pattern) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            if (Character.isWhitespace(character)) {
                at++;
            } else if (character == '\'') {
                StringBuilder text = new StringBuilder("'");
                for (at++; at < pattern.length() && pattern.charAt(at) != '\''; at++) {
                    if (pattern.charAt(at) == '\\' && at + 1 < pattern.length()) {
                        at++;
                    }
                    text.append(pattern.charAt(at));
                }
                if (at == pattern.length()) {
                    return null;
                }
                at++;
                tokens.add(text.toString());
            } else if ("[](),".indexOf(character) >= 0) {
                tokens.add(String.valueOf(character));
                at++;
            } else {
                int start = at;
                boolean operator = isOperator(character);
                while (at < pattern.length()
                        && isWord(pattern.charAt(at))
                        && isOperator(pattern.charAt(at)) == operator) {
                    at++;
                }
                tokens.add(pattern.substring(start, at));
            }
        }
        return tokens;
    }

    private static boolean isOperator(char character) {
        return "=!<>".indexOf(character) >= 0;
    }

    private static boolean isWord(char character) {
        return !Character.isWhitespace(character) && "[](),'".indexOf(character) < 0;
    }

    private boolean takes(String word) {
        if (at < tokens.size() && tokens.get(at).toUpperCase(Locale.ROOT).equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean opens() {
        if (depth < DEEPEST && takes("(")) {
            depth++;
            return true;
        }
        return false;
    }

    private boolean closes() {
        depth--;
        return takes(")");
    }

    private @Nullable String next() {
        return at < tokens.size() ? tokens.get(at++) : null;
    }

    private boolean observations() {
        do {
            boolean fine = opens() ? observations() && closes() : takes("[") && comparisons() && takes("]");
            if (!fine) {
                return false;
            }
        } while (takes("OR"));
        return true;
    }

    private boolean comparisons() {
        do {
            boolean fine = opens() ? comparisons() && closes() : comparison();
            if (!fine) {
                return false;
            }
        } while (takes("OR"));
        return true;
    }

    private boolean comparison() {
        String path = next();
        if (path == null || path.indexOf(':') < 0) {
            return false;
        }
        boolean isAddress = PATHS.contains(path);
        if (takes("=") || takes("ISSUBSET")) {
            return value(isAddress);
        }
        return takes("IN") && takes("(") && set(isAddress);
    }

    private boolean set(boolean isAddress) {
        do {
            if (!value(isAddress)) {
                return false;
            }
        } while (takes(","));
        return takes(")");
    }

    private boolean value(boolean isAddress) {
        String value = next();
        if (value == null) {
            return false;
        }
        if (isAddress && value.startsWith("'")) {
            values.add(value.substring(1));
        }
        return !isAddress || value.startsWith("'");
    }
}
