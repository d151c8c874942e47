/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the part of Lens's formula language that docs/dashboards.md names. */
final class FormulaParser {
    private static final List<String> METRICS =
            List.of("count", "sum", "average", "median", "min", "max", "unique_count", "percentile");
    private static final List<String> OF_COLUMNS = List.of("normalize_by_unit", "cumulative_sum", "overall_sum");
    private static final List<String> UNITS = List.of("s", "m", "h", "d");
    private static final int USUAL_PERCENTILE = 95;

    private final String text;
    private int at;

    FormulaParser(String text) {
        this.text = text;
    }

    Formula parse() {
        Formula formula = sum();
        if (at < text.length()) {
            throw wrong("an operator");
        }
        return formula;
    }

    private Formula sum() {
        int start = next();
        Formula left = product();
        while (peek('+') || peek('-')) {
            String function = text.charAt(at++) == '+' ? "add" : "subtract";
            Formula right = product();
            left = new Formula.Arithmetic(function, left, right, since(start));
        }
        return left;
    }

    private Formula product() {
        int start = next();
        Formula left = factor();
        while (peek('*') || peek('/')) {
            String function = text.charAt(at++) == '*' ? "multiply" : "divide";
            Formula right = factor();
            left = new Formula.Arithmetic(function, left, right, since(start));
        }
        return left;
    }

    private Formula factor() {
        int start = next();
        if (peek('(')) {
            at++;
            Formula inner = sum();
            take(')');
            return inner;
        }
        if (start < text.length() && Character.isDigit(text.charAt(start))) {
            return new Formula.Constant(Double.parseDouble(word("[0-9.]")), since(start));
        }
        String function = word("[a-z_]");
        take('(');
        return call(function, start);
    }

    private Formula call(String function, int start) {
        if (OF_COLUMNS.contains(function)) {
            Formula argument = sum();
            String unit = named().get("unit");
            if (function.equals("normalize_by_unit") && !UNITS.contains(unit)) {
                throw new IllegalArgumentException("normalize_by_unit in '" + text + "' needs unit= one of " + UNITS);
            }
            return new Formula.OfColumn(function, argument, unit, since(start));
        }
        if (!METRICS.contains(function)) {
            at = start;
            throw wrong("one of " + METRICS + " or " + OF_COLUMNS);
        }
        int before = next();
        String field = word("[A-Za-z0-9_.@]");
        if (peek('=')) {
            at = before;
            field = "";
        }
        if (field.isEmpty() != function.equals("count")) {
            throw new IllegalArgumentException(
                    function + " in '" + text + "' takes " + (field.isEmpty() ? "a" : "no") + " field");
        }
        Map<String, String> named = named();
        String percentile = named.get("percentile");
        return new Formula.Metric(
                function,
                field.isEmpty() ? null : field,
                named.get("kql"),
                percentile == null ? USUAL_PERCENTILE : Integer.parseInt(percentile),
                since(start));
    }

    /** Named arguments up to the closing parenthesis. */
    private Map<String, String> named() {
        Map<String, String> values = new HashMap<>();
        while (!peek(')')) {
            if (peek(',')) {
                at++;
            }
            next();
            String name = word("[a-z]");
            take('=');
            values.put(name, peek('\'') ? quoted() : word("[0-9a-z]"));
        }
        at++;
        if (!List.of("kql", "percentile", "unit").containsAll(values.keySet())) {
            throw new IllegalArgumentException(
                    "named arguments in '" + text + "': kql, percentile and unit are known, not " + values.keySet());
        }
        return values;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '\''; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        take('\'');
        return value.toString();
    }

    private String word(String letters) {
        int start = at;
        while (at < text.length() && String.valueOf(text.charAt(at)).matches(letters)) {
            at++;
        }
        return text.substring(start, at);
    }

    private int next() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private boolean peek(char sign) {
        return next() < text.length() && text.charAt(at) == sign;
    }

    private void take(char sign) {
        if (!peek(sign)) {
            throw wrong("'" + sign + "'");
        }
        at++;
    }

    private String since(int start) {
        return text.substring(start, at).strip();
    }

    private IllegalArgumentException wrong(@Nullable String expected) {
        return new IllegalArgumentException("formula '" + text + "', at '" + text.substring(Math.min(at, text.length()))
                + "': expected " + expected);
    }
}
