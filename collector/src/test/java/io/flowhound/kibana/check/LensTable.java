/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calculates what Kibana itself calculates from the values of Elasticsearch: formulas, and sums over rows. */
final class LensTable {
    private final JsonNode columns;
    private final LensQuery query;
    private final List<Row> rows;

    private LensTable(JsonNode columns, LensQuery query, List<Row> rows) {
        this.columns = columns;
        this.query = query;
        this.rows = rows;
    }

    /** Adds the values of all columns that are calculated. */
    static void complete(JsonNode columns, LensQuery query, List<Row> rows) {
        LensTable table = new LensTable(columns, query, rows);
        columns.fieldNames().forEachRemaining(table::column);
    }

    private void column(String id) {
        JsonNode column = columns.path(id);
        switch (column.path("operationType").asText()) {
            case "static_value" -> each(id, row -> column.at("/params/value").asDouble());
            case "formula" -> each(id, row -> value(row, reference(column)));
            case "math" -> each(id, row -> math(row, column.at("/params/tinymathAst")));
            case "normalize_by_unit" -> each(id, row -> perUnit(row, column));
            case "cumulative_sum" -> sums(id, reference(column), true);
            case "overall_sum" -> sums(id, reference(column), false);
            default -> {}
        }
    }

    private interface Calculation {
        @Nullable
        Double of(Row row);
    }

    private void each(String id, Calculation calculation) {
        for (Row row : rows) {
            Double value = row.values().containsKey(id) ? null : calculation.of(row);
            if (value != null && Double.isFinite(value)) {
                row.values().put(id, value);
            }
        }
    }

    private static String reference(JsonNode column) {
        return column.path("references").path(0).asText();
    }

    /** The value of another column, which may not be calculated yet. */
    private @Nullable Double value(Row row, String id) {
        if (!row.values().containsKey(id)) {
            column(id);
        }
        return row.values().get(id);
    }

    private @Nullable Double math(Row row, JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isTextual()) {
            return value(row, node.asText());
        }
        Double first = math(row, node.path("args").path(0));
        Double second =
                node.path("args").size() > 1 ? math(row, node.path("args").path(1)) : Double.valueOf(0);
        if (first == null || second == null) {
            return null;
        }
        return switch (node.path("name").asText()) {
            case "add" -> first + second;
            case "subtract" -> first - second;
            case "multiply" -> first * second;
            case "divide" -> second == 0 ? null : Double.valueOf(first / second);
            case "abs" -> Math.abs(first);
            case "round" -> (double) Math.round(first);
            default -> throw new IllegalArgumentException("no such function: " + node.path("name"));
        };
    }

    /** By the length of the bar of time, as far as it lies in the span that is shown; without bars, by that span. */
    private @Nullable Double perUnit(Row row, JsonNode column) {
        Double value = value(row, reference(column));
        if (value == null) {
            return null;
        }
        long unit = switch (column.at("/params/unit").asText()) {
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1_000;
        };
        TimeSpan time = query.context().time();
        long length = time.length();
        for (String id : query.buckets()) {
            if (isTime(id)) {
                long start = Long.parseLong(Objects.requireNonNull(row.keys().get(id)));
                long end = start
                        + time.step(columns.path(id).at("/params/interval").asText());
                length = Math.min(end, time.to()) - Math.max(start, time.from());
            }
        }
        return value * unit / Math.max(1, length);
    }

    private boolean isTime(String id) {
        return columns.path(id).path("operationType").asText().equals("date_histogram");
    }

    /** Along time for each of the other buckets; over all rows when there is no time. */
    private void sums(String id, String of, boolean upToHere) {
        rows.forEach(row -> value(row, of));
        boolean overTime = query.buckets().stream().anyMatch(this::isTime);
        Predicate<String> groups = bucket -> overTime && !isTime(bucket);
        Map<Map<String, String>, Double> sums = new LinkedHashMap<>();
        for (Row row : rows) {
            sums.merge(group(row, groups), row.values().getOrDefault(of, 0.0), Double::sum);
            if (upToHere) {
                row.values().put(id, Objects.requireNonNull(sums.get(group(row, groups))));
            }
        }
        if (!upToHere) {
            rows.forEach(row -> row.values().put(id, Objects.requireNonNull(sums.get(group(row, groups)))));
        }
    }

    private static Map<String, String> group(Row row, Predicate<String> by) {
        Map<String, String> group = new LinkedHashMap<>(row.keys());
        group.keySet().removeIf(by.negate());
        return group;
    }
}
