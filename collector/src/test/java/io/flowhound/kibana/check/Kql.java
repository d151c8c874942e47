/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Kibana Query Language as Kibana does (its grammar is {@code packages/kbn-es-query/grammar/grammar.peggy} of
 * elastic/kibana): {@code or} binds weaker than {@code and}, {@code not} stands before one thing, words side by side are one value.
 */
final class Kql {
    private static final String SPECIAL = "\\():<>\"*{}";
    private static final List<String> KEYWORDS = List.of("and", "or", "not");
    private static final Map<String, String> BOUNDS = Map.of("<=", "lte", ">=", "gte", "<", "lt", ">", "gt");

    private final String text;
    private int at;

    private Kql(String text) {
        this.text = text;
    }

    /** Reads a query; an empty one is everything. */
    static KqlNode parse(String text) throws KqlException {
        if (text.isBlank()) {
            return new KqlNode.All();
        }
        Kql kql = new Kql(text);
        kql.space();
        KqlNode node = kql.or();
        kql.space();
        if (kql.at < text.length()) {
            throw kql.expected("the end, and, or");
        }
        return node;
    }

    private KqlNode or() throws KqlException {
        List<KqlNode> parts = new ArrayList<>(List.of(and()));
        while (keyword("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new KqlNode.Or(parts);
    }

    private KqlNode and() throws KqlException {
        List<KqlNode> parts = new ArrayList<>(List.of(not()));
        while (keyword("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new KqlNode.And(parts);
    }

    private KqlNode not() throws KqlException {
        return startsNot() ? new KqlNode.Not(primary()) : primary();
    }

    private KqlNode primary() throws KqlException {
        if (take("(")) {
            space();
            KqlNode inside = or();
            space();
            require(")");
            return inside;
        }
        KqlLiteral first = literal("a field, a value or (");
        int after = at;
        space();
        if (take(":")) {
            space();
            return take("{") ? nested(first) : values(first);
        }
        for (String bound : List.of("<=", ">=", "<", ">")) {
            if (take(bound)) {
                space();
                return new KqlNode.Range(first, BOUNDS.get(bound), literal("a value"));
            }
        }
        at = after;
        return new KqlNode.Is(null, first);
    }

    private KqlNode nested(KqlLiteral path) throws KqlException {
        space();
        KqlNode inside = or();
        space();
        require("}");
        return new KqlNode.Nested(path, inside);
    }

    private KqlNode values(KqlLiteral field) throws KqlException {
        if (take("(")) {
            space();
            KqlNode list = orValues(field);
            space();
            require(")");
            return list;
        }
        return new KqlNode.Is(field, literal("a value, ( or {"));
    }

    private KqlNode orValues(KqlLiteral field) throws KqlException {
        List<KqlNode> parts = new ArrayList<>(List.of(andValues(field)));
        while (keyword("or")) {
            parts.add(andValues(field));
        }
        return parts.size() == 1 ? parts.get(0) : new KqlNode.Or(parts);
    }

    private KqlNode andValues(KqlLiteral field) throws KqlException {
        List<KqlNode> parts = new ArrayList<>(List.of(notValues(field)));
        while (keyword("and")) {
            parts.add(notValues(field));
        }
        return parts.size() == 1 ? parts.get(0) : new KqlNode.And(parts);
    }

    private KqlNode notValues(KqlLiteral field) throws KqlException {
        return startsNot() ? new KqlNode.Not(values(field)) : values(field);
    }

    private KqlLiteral literal(String what) throws KqlException {
        int from = at;
        KqlLiteral literal = take("\"") ? quoted(from) : unquoted(from);
        if (literal == null) {
            throw expected(what);
        }
        return literal;
    }

    private KqlLiteral quoted(int from) throws KqlException {
        StringBuilder raw = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escape =
                    text.charAt(at) == '\\' && at + 1 < text.length() && "\\\"trnu".indexOf(text.charAt(at + 1)) >= 0;
            raw.append(escape ? escaped() : text.charAt(at++));
        }
        require("\"");
        return new KqlLiteral(raw.toString(), true, from);
    }

    /** Words up to the next keyword or special character, without the space behind them; null when there are none. */
    private @Nullable KqlLiteral unquoted(int from) throws KqlException {
        StringBuilder raw = new StringBuilder();
        while (at < text.length() && !keywordAhead()) {
            char one = text.charAt(at);
            if (one == '\\') {
                raw.append(escaped());
            } else if (one == '*') {
                raw.append(KqlLiteral.WILD);
                at++;
            } else if (SPECIAL.indexOf(one) >= 0) {
                break;
            } else {
                raw.append(one);
                at++;
            }
        }
        String value = raw.toString().strip();
        while (at > from && isSpace(text.charAt(at - 1))) {
            at--; // what follows may be a keyword, which needs its space
        }
        return value.isEmpty() ? null : new KqlLiteral(value, false, from);
    }

    /** Takes a backslash and what it stands before; «\\or» is a word, not a keyword. */
    private char escaped() throws KqlException {
        at++;
        char one = at < text.length() ? text.charAt(at) : 0;
        if (one == 'u' && text.substring(at + 1).matches("(?s)\\p{XDigit}{4}.*")) {
            at += 5;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        boolean keyword = KEYWORDS.stream().anyMatch(word -> text.regionMatches(true, at, word, 0, word.length()));
        if (!keyword && (one == 0 || (SPECIAL + "trn").indexOf(one) < 0)) {
            throw expected("what a backslash may stand before: one of " + SPECIAL + ", t, r, n, a keyword");
        }
        at++;
        return switch (one) {
            case 't' -> '\t';
            case 'n' -> keyword ? 'n' : '\n';
            case 'r' -> '\r';
            default -> one;
        };
    }

    /** Whether a keyword ends the words here: and, or between spaces; not before a space, even at the end of a longer word. */
    private boolean keywordAhead() {
        int word = at;
        while (word < text.length() && isSpace(text.charAt(word))) {
            word++;
        }
        return wordAt(at, "not") || (word > at && (wordAt(word, "or") || wordAt(word, "and")));
    }

    private boolean wordAt(int from, String word) {
        int end = from + word.length();
        return text.regionMatches(true, from, word, 0, word.length())
                && end < text.length()
                && isSpace(text.charAt(end));
    }

    /** Takes a keyword between spaces, with the spaces. */
    private boolean keyword(String word) {
        int before = at;
        space();
        if (at > before && wordAt(at, word)) {
            at += word.length();
            space();
            return true;
        }
        at = before;
        return false;
    }

    private boolean startsNot() {
        if (wordAt(at, "not")) {
            at += "not".length();
            space();
            return true;
        }
        return false;
    }

    private boolean take(String token) {
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void require(String token) throws KqlException {
        if (!take(token)) {
            throw expected("«" + token + "»");
        }
    }

    private void space() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char one) {
        return " \t\r\n\u00A0".indexOf(one) >= 0;
    }

    private KqlException expected(String what) {
        return new KqlException(text, at, "expected is " + what);
    }
}
