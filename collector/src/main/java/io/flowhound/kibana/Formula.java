/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A formula of Lens, taken apart: {@code 8 * normalize_by_unit(sum(network.bytes), unit='s')}. Lens stores beside the text which
 * columns it is computed from, so whoever writes one must take it apart as Lens would.
 */
sealed interface Formula {
    /** The part of the text that it was read from. */
    String text();

    record Constant(double value, String text) implements Formula {}

    /**
     * A metric of documents, such as {@code sum(network.bytes, kql='...')}.
     *
     * @param field null for count()
     * @param kql which documents, or null
     * @param percentile 0 to 100, for {@code percentile} alone
     */
    record Metric(
            String function,
            @Nullable String field,
            @Nullable String kql,
            int percentile,
            String text) implements Formula {}

    /**
     * A function of the whole column of another value, such as {@code cumulative_sum(...)}.
     *
     * @param unit of {@code normalize_by_unit}, or null
     */
    record OfColumn(
            String function, Formula argument, @Nullable String unit, String text) implements Formula {}

    /**
     * Arithmetic.
     *
     * @param function add, subtract, multiply or divide
     */
    record Arithmetic(String function, Formula left, Formula right, String text) implements Formula {}

    /**
     * Takes a text apart.
     *
     * @throws IllegalArgumentException when it is no formula; the message says where
     */
    static Formula parse(String text) {
        return new FormulaParser(text).parse();
    }

    /**
     * The text of a formula whose metrics look at an earlier time. The columns that it is computed from say so, too, but Kibana makes
     * them anew of the text when somebody edits the chart.
     *
     * @param shift such as {@code 1d}; null leaves the text as it is
     */
    static String shifted(Formula formula, String text, @Nullable String shift) {
        String shifted = text;
        if (shift != null) {
            for (String metric : new LinkedHashSet<>(
                    formula.metrics().stream().map(Formula::text).toList())) {
                String open = metric.substring(0, metric.length() - 1);
                shifted = shifted.replace(metric, open + (open.endsWith("(") ? "" : ", ") + "shift='" + shift + "')");
            }
        }
        return shifted;
    }

    /** The metrics in it, from left to right. */
    default List<Metric> metrics() {
        List<Metric> found = new ArrayList<>();
        switch (this) {
            case Constant constant -> {}
            case Metric metric -> found.add(metric);
            case OfColumn of -> found.addAll(of.argument().metrics());
            case Arithmetic arithmetic -> {
                found.addAll(arithmetic.left().metrics());
                found.addAll(arithmetic.right().metrics());
            }
        }
        return found;
    }
}
