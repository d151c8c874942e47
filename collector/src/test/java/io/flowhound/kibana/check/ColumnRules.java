/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.FieldRules.Use;
import io.flowhound.kibana.check.Views.View;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for a column of a Lens layer. */
final class ColumnRules {
    static final String RECORDS = "___records___";

    /** What each operation calculates with; only operations whose aggregations were run on an Elasticsearch here. */
    private static final Map<String, Use> FIELD_OPERATIONS = Map.of(
            "sum", Use.NUMBER,
            "average", Use.NUMBER,
            "median", Use.NUMBER,
            "min", Use.NUMBER,
            "max", Use.NUMBER,
            "percentile", Use.NUMBER,
            "unique_count", Use.COUNT_VALUES,
            "terms", Use.VALUES,
            "range", Use.NUMBER,
            "date_histogram", Use.TIME);

    private static final Set<String> BUCKETS = Set.of("terms", "range", "date_histogram", "filters");
    private static final Set<String> FULL_REFERENCES = Set.of("normalize_by_unit", "cumulative_sum", "overall_sum");
    private static final Map<String, Integer> MATH =
            Map.of("add", 2, "subtract", 2, "multiply", 2, "divide", 2, "abs", 1, "round", 1);
    private static final String TIME_SHIFT = "previous|[0-9]+[smhdwMy]";
    private static final String INTERVAL = "auto|[0-9]*[smhdwMy]";

    private final Place place;
    private final FieldRules fields;
    private final View view;
    private final JsonNode columns;

    /** @param columns all of the layer */
    ColumnRules(Place place, View view, JsonNode columns) {
        this.place = place;
        this.fields = new FieldRules(place);
        this.view = view;
        this.columns = columns;
    }

    void check(String id, JsonNode column) {
        String operation = column.path("operationType").asText();
        String where = "column " + id + " (" + operation + ")";
        place.text(column, "label", Rule.TITLE, where);
        place.require(
                column.path("isBucketed").isBoolean()
                        && column.path("isBucketed").asBoolean() == BUCKETS.contains(operation),
                Rule.LENS,
                where + ": isBucketed must be " + BUCKETS.contains(operation));
        place.text(column, "dataType", Rule.LENS, where);
        references(column, where);
        if (column.has("filter")) {
            fields.query(List.of(view), column.path("filter"), where);
        }
        place.require(
                !column.has("timeShift") || column.path("timeShift").asText().matches(TIME_SHIFT),
                Rule.LENS,
                where + ": timeShift must be like 1d, not " + column.path("timeShift"));
        operation(operation, column, where);
    }

    private void operation(String operation, JsonNode column, String where) {
        JsonNode params = column.path("params");
        if (FIELD_OPERATIONS.containsKey(operation)) {
            field(operation, column, where);
            return;
        }
        switch (operation) {
            case "count" -> count(column, where);
            case "filters" -> filters(params.path("filters"), where);
            case "static_value" ->
                place.require(params.path("value").asText().matches("-?[0-9.]+"), Rule.LENS, where + " needs a number");
            case "formula" -> {
                place.text(params, "formula", Rule.LENS, where);
                place.require(!params.path("isFormulaBroken").asBoolean(), Rule.LENS, where + " is marked as broken");
                place.require(
                        column.path("references").size() == 1, Rule.LENS, where + " needs one reference: its result");
            }
            case "math" -> {
                Set<String> named = new HashSet<>();
                math(params.path("tinymathAst"), where, named);
                Set<String> referred = new HashSet<>();
                column.path("references").forEach(reference -> referred.add(reference.asText()));
                place.require(
                        named.equals(referred),
                        Rule.LENS,
                        where + " calculates with " + named + " but refers to " + referred);
            }
            default -> {
                place.require(
                        FULL_REFERENCES.contains(operation),
                        Rule.LENS,
                        where + " is an operation that was never run here");
                place.require(column.path("references").size() == 1, Rule.LENS, where + " needs one reference");
                boolean unit =
                        Set.of("s", "m", "h", "d").contains(params.path("unit").asText());
                place.require(
                        !operation.equals("normalize_by_unit") || unit,
                        Rule.LENS,
                        where + ": unit must be s, m, h or d");
            }
        }
    }

    private void count(JsonNode column, String where) {
        String field = column.path("sourceField").asText();
        if (!field.equals(RECORDS)) {
            place.require(!field.isEmpty(), Rule.LENS, where + " needs a sourceField, mostly " + RECORDS);
            fields.field(view, field, Use.COUNT_VALUES, where);
        }
    }

    private void field(String operation, JsonNode column, String where) {
        String name = column.path("sourceField").asText();
        Use use = FIELD_OPERATIONS.getOrDefault(operation, Use.SHOW);
        boolean time = (operation.equals("min") || operation.equals("max"))
                && view.fields().type(name).equals("date");
        fields.field(view, name, time ? Use.TIME : use, where);
        JsonNode params = column.path("params");
        switch (operation) {
            case "terms" -> terms(column, params, where);
            case "range" -> ranges(params, where);
            case "percentile" ->
                place.require(
                        params.path("percentile").asDouble() > 0
                                && params.path("percentile").asDouble() < 100,
                        Rule.LENS,
                        where + ": percentile must be between 0 and 100");
            case "date_histogram" ->
                place.require(
                        params.path("interval").asText().matches(INTERVAL),
                        Rule.LENS,
                        where + ": interval must be auto or like 1h, not " + params.path("interval"));
            default -> {}
        }
    }

    private void terms(JsonNode column, JsonNode params, String where) {
        int size = params.path("size").asInt();
        place.require(size > 0 && size <= 1000, Rule.LENS, where + ": size must be 1 to 1000");
        place.require(
                params.path("secondaryFields").isEmpty(),
                Rule.LENS,
                where + ": terms of several fields were never run here");
        place.require(
                Set.of("asc", "desc").contains(params.path("orderDirection").asText()),
                Rule.LENS,
                where + ": orderDirection must be asc or desc");
        String type = view.fields().type(column.path("sourceField").asText());
        String expected =
                Map.of("keyword", "string", "ip", "ip", "boolean", "boolean").getOrDefault(type, "number");
        place.require(
                type.isEmpty() || column.path("dataType").asText().equals(expected),
                Rule.LENS,
                where + ": dataType of a " + type + " must be " + expected);
        boolean missing = params.path("missingBucket").asBoolean();
        place.require(
                !missing
                        || (type.equals("keyword") && params.path("otherBucket").asBoolean()),
                Rule.LENS,
                where + ": missingBucket needs otherBucket and a keyword; others refuse the text that stands for it");
        JsonNode order = params.path("orderBy");
        switch (order.path("type").asText()) {
            case "alphabetical" -> {}
            case "custom" -> {
                place.require(params.path("orderAgg").isObject(), Rule.LENS, where + " needs orderAgg");
                operation(
                        params.path("orderAgg").path("operationType").asText(),
                        params.path("orderAgg"),
                        where + " orderAgg");
            }
            case "column" -> {
                JsonNode by = columns.path(order.path("columnId").asText());
                place.require(
                        by.path("isBucketed").isBoolean()
                                && !by.path("isBucketed").asBoolean(),
                        Rule.LENS,
                        where + " is ordered by «" + order.path("columnId").asText()
                                + "», which is no value of the layer");
                String operation = by.path("operationType").asText();
                place.require(
                        !Set.of("formula", "math").contains(operation) && !FULL_REFERENCES.contains(operation),
                        Rule.LENS,
                        where + ": Elasticsearch cannot order by a " + operation
                                + "; order by one of its parts, as custom");
            }
            default -> place.say(Rule.LENS, where + ": orderBy must be column, alphabetical or custom, not " + order);
        }
    }

    private void ranges(JsonNode params, String where) {
        boolean ranges = params.path("type").asText().equals("range")
                && !params.path("ranges").isEmpty();
        place.require(ranges, Rule.LENS, where + " needs the type range, with ranges");
    }

    private void filters(JsonNode filters, String where) {
        place.require(!filters.isEmpty(), Rule.LENS, where + " needs filters");
        Set<String> labels = new HashSet<>();
        for (JsonNode filter : filters) {
            place.text(filter, "label", Rule.TITLE, where);
            place.require(
                    labels.add(filter.path("label").asText()), Rule.LENS, where + ": two filters have the same label");
            fields.query(List.of(view), filter.path("input"), where);
        }
    }

    private void references(JsonNode column, String where) {
        for (JsonNode reference : column.path("references")) {
            place.require(
                    columns.has(reference.asText()),
                    Rule.LENS,
                    where + " refers to the column " + reference + ", which is not there");
        }
    }

    private void math(JsonNode node, String where, Set<String> named) {
        if (node.isTextual()) {
            named.add(node.asText());
            place.require(
                    columns.has(node.asText()),
                    Rule.LENS,
                    where + " calculates with the column " + node + ", which is not there");
        } else if (node.isObject()) {
            String name = node.path("name").asText();
            place.require(
                    node.path("args").size() == MATH.getOrDefault(name, -1),
                    Rule.LENS,
                    where + ": «" + name + "» is none of " + MATH.keySet() + " or has not its number of arguments");
            node.path("args").forEach(argument -> math(argument, where, named));
        } else {
            place.require(
                    node.isNumber(), Rule.LENS, where + ": tinymathAst must be made of functions, columns and numbers");
        }
    }
}
