/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.kibana.Formula.Arithmetic;
import io.flowhound.kibana.Formula.Constant;
import io.flowhound.kibana.Formula.Metric;
import io.flowhound.kibana.Formula.OfColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    @Test
    void parse_rate_isArithmeticOfAColumn() {
        Formula formula = Formula.parse("8 * normalize_by_unit(sum(network.bytes), unit='s')");

        Metric sum = new Metric("sum", "network.bytes", null, 95, "sum(network.bytes)");
        OfColumn rate = new OfColumn("normalize_by_unit", sum, "s", "normalize_by_unit(sum(network.bytes), unit='s')");
        assertThat(formula)
                .isEqualTo(new Arithmetic(
                        "multiply", new Constant(8, "8"), rate, "8 * normalize_by_unit(sum(network.bytes), unit='s')"));
        assertThat(formula.metrics()).containsExactly(sum);
    }

    @Test
    void parse_operators_bindAsInArithmetic() {
        assertThat(shape(Formula.parse("1 + 2 * 3 - 4 / 2"))).isEqualTo("((1+(2*3))-(4/2))");
        assertThat(shape(Formula.parse("(1 + 2) * 3"))).isEqualTo("((1+2)*3)");
    }

    private static String shape(Formula formula) {
        return switch (formula) {
            case Constant constant -> constant.text();
            case Metric metric -> metric.function();
            case OfColumn of -> of.function() + "(" + shape(of.argument()) + ")";
            case Arithmetic arithmetic ->
                "(" + shape(arithmetic.left()) + sign(arithmetic.function()) + shape(arithmetic.right()) + ")";
        };
    }

    private static String sign(String function) {
        return switch (function) {
            case "add" -> "+";
            case "subtract" -> "-";
            case "multiply" -> "*";
            default -> "/";
        };
    }

    @Test
    void parse_namedArguments_areTaken() {
        assertThat(Formula.parse("count(kql='flow.tcp_flags: \"RST\" and a: it\\'s')"))
                .isEqualTo(new Metric(
                        "count",
                        null,
                        "flow.tcp_flags: \"RST\" and a: it's",
                        95,
                        "count(kql='flow.tcp_flags: \"RST\" and a: it\\'s')"));
        assertThat(Formula.parse("percentile(event.duration, percentile=50)"))
                .isEqualTo(new Metric(
                        "percentile", "event.duration", null, 50, "percentile(event.duration, percentile=50)"));
    }

    @Test
    void shifted_everyMetricLooksBack() {
        String text = "count(kql='a: b') / count() + sum(x) * sum(x)";

        assertThat(Formula.shifted(Formula.parse(text), text, "1d"))
                .isEqualTo(
                        "count(kql='a: b', shift='1d') / count(shift='1d') + sum(x, shift='1d') * sum(x, shift='1d')");
        assertThat(Formula.shifted(Formula.parse(text), text, null)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum()",
                "sum(network.bytes",
                "count(network.bytes)",
                "total(network.bytes)",
                "sum(network.bytes) sum(x)",
                "sum(network.bytes, cql='x')",
                "normalize_by_unit(count(), unit='y')",
                "1 +"
            })
    void parse_wrongText_isRefused(String text) {
        assertThatThrownBy(() -> Formula.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
