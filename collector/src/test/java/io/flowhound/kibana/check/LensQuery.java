/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.check.Views.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The aggregations that Kibana makes of the columns of a Lens layer: buckets in each other, values in the innermost. */
final class LensQuery {
    /** What separates the aggregation that filters from the one that calculates. */
    static final String INNER = "value";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> CALCULATED =
            Set.of("formula", "math", "normalize_by_unit", "cumulative_sum", "overall_sum", "static_value");
    private static final Map<String, String> AGGREGATIONS =
            Map.of("sum", "sum", "average", "avg", "min", "min", "max", "max", "unique_count", "cardinality");
    private static final int MEDIAN = 50;

    private final View view;
    private final JsonNode columns;
    private final PanelContext context;
    private final List<String> buckets = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    LensQuery(View view, JsonNode layer, PanelContext context) {
        this.view = view;
        this.columns = layer.path("columns");
        this.context = context;
        for (JsonNode id : layer.path("columnOrder")) {
            JsonNode column = columns.path(id.asText());
            if (column.path("isBucketed").asBoolean()) {
                buckets.add(id.asText());
            } else if (!CALCULATED.contains(column.path("operationType").asText())) {
                values.add(id.asText());
            }
        }
    }

    List<String> buckets() {
        return buckets;
    }

    List<String> values() {
        return values;
    }

    PanelContext context() {
        return context;
    }

    /** How much earlier some of the values are wanted, each as Kibana writes it; empty for those of the time shown. */
    Set<String> shifts() {
        Set<String> shifts = new TreeSet<>(Set.of(""));
        values.forEach(id -> shifts.add(columns.path(id).path("timeShift").asText()));
        return shifts;
    }

    /** The search for the values that are wanted so much earlier. */
    ObjectNode body(String shift) {
        PanelContext then =
                shift.isEmpty() ? context : context.earlier(context.time().shift(shift));
        ObjectNode body = JSON.objectNode();
        body.put("size", 0).put("track_total_hits", true);
        body.set("query", then.query(view));
        ObjectNode aggs = aggs(0, shift, then.time());
        if (!aggs.isEmpty()) {
            body.set("aggs", aggs);
        }
        return body;
    }

    private ObjectNode aggs(int depth, String shift, TimeSpan time) {
        ObjectNode aggs = JSON.objectNode();
        if (depth == buckets.size()) {
            for (String id : values) {
                if (columns.path(id).path("timeShift").asText().equals(shift)) {
                    metric(aggs, id, columns.path(id));
                }
            }
            return aggs;
        }
        String id = buckets.get(depth);
        JsonNode column = columns.path(id);
        ObjectNode below = aggs(depth + 1, shift, time);
        ObjectNode bucket = bucket(column, below, time);
        if (!below.isEmpty()) {
            bucket.set("aggs", below);
        }
        aggs.set(id, bucket);
        return aggs;
    }

    private ObjectNode bucket(JsonNode column, ObjectNode below, TimeSpan time) {
        ObjectNode bucket = JSON.objectNode();
        JsonNode params = column.path("params");
        String field = column.path("sourceField").asText();
        switch (column.path("operationType").asText()) {
            case "terms" -> terms(bucket.putObject("terms").put("field", field), params, below);
            case "date_histogram" ->
                histogram(bucket.putObject("date_histogram").put("field", field), params, time);
            case "range" -> {
                ArrayNode ranges = bucket.putObject("range").put("field", field).putArray("ranges");
                params.path("ranges").forEach(range -> ranges.add(range(range)));
            }
            default -> {
                ObjectNode filters = bucket.putObject("filters").putObject("filters");
                for (JsonNode filter : params.path("filters")) {
                    filters.set(
                            filter.path("label").asText(),
                            PanelContext.kql(view, filter.at("/input/query").asText()));
                }
            }
        }
        return bucket;
    }

    private static ObjectNode range(JsonNode range) {
        ObjectNode copy = JSON.objectNode();
        for (String bound : List.of("from", "to")) {
            if (range.path(bound).isNumber()) {
                copy.set(bound, range.path(bound));
            }
        }
        return copy;
    }

    private static void histogram(ObjectNode histogram, JsonNode params, TimeSpan time) {
        histogram.put("fixed_interval", time.step(params.path("interval").asText()) + "ms");
        histogram
                .put("time_zone", "UTC")
                .put("min_doc_count", params.path("includeEmptyRows").asBoolean() ? 0 : 1);
        if (params.path("includeEmptyRows").asBoolean()) {
            histogram.putObject("extended_bounds").put("min", time.from()).put("max", time.to());
        }
    }

    private void terms(ObjectNode terms, JsonNode params, ObjectNode below) {
        terms.put("size", params.path("size").asInt());
        String direction = params.path("orderDirection").asText();
        JsonNode by = params.path("orderBy");
        String path = switch (by.path("type").asText()) {
            case "column" ->
                order(
                        below,
                        by.path("columnId").asText(),
                        columns.path(by.path("columnId").asText()));
            case "custom" -> order(below, "order-by", params.path("orderAgg"));
            default -> "_key";
        };
        terms.putObject("order").put(path, direction);
        if (params.path("missingBucket").asBoolean()
                && params.path("otherBucket").asBoolean()) {
            terms.put("missing", "__missing__");
        }
    }

    /** Puts what a list is ordered by into each of its entries, and says how that is named. */
    private String order(ObjectNode below, String id, JsonNode column) {
        boolean count = column.path("operationType").asText().equals("count");
        boolean filtered = column.has("filter");
        if (count && isRecords(column)) {
            if (filtered) {
                metric(below, id, column);
            }
            // Elasticsearch knows no way into a filter that counts: it is the filter that is ordered by, as Kibana
            // does.
            return filtered ? id : "_count";
        }
        metric(below, id, column);
        String name = filtered ? id + ">" + INNER : id;
        return switch (column.path("operationType").asText()) {
            case "median" -> name + "." + MEDIAN;
            case "percentile" -> name + "." + column.at("/params/percentile").asText();
            default -> name;
        };
    }

    private static boolean isRecords(JsonNode column) {
        return column.path("sourceField").asText().equals(ColumnRules.RECORDS);
    }

    private void metric(ObjectNode aggs, String id, JsonNode column) {
        ObjectNode metric = metric(column);
        if (!column.has("filter")) {
            if (!metric.isEmpty()) {
                aggs.set(id, metric);
            }
            return;
        }
        ObjectNode filtered = JSON.objectNode();
        filtered.set("filter", PanelContext.kql(view, column.at("/filter/query").asText()));
        if (!metric.isEmpty()) {
            filtered.putObject("aggs").set(INNER, metric);
        }
        aggs.set(id, filtered);
    }

    /** The aggregation of a value; empty when documents are counted. */
    private static ObjectNode metric(JsonNode column) {
        ObjectNode metric = JSON.objectNode();
        String operation = column.path("operationType").asText();
        String field = column.path("sourceField").asText();
        switch (operation) {
            case "count" -> {
                if (!isRecords(column)) {
                    metric.putObject("value_count").put("field", field);
                }
            }
            case "median" ->
                metric.putObject("percentiles")
                        .put("field", field)
                        .putArray("percents")
                        .add(MEDIAN);
            case "percentile" ->
                metric.putObject("percentiles")
                        .put("field", field)
                        .putArray("percents")
                        .add(column.at("/params/percentile").asInt());
            default -> {
                String aggregation = AGGREGATIONS.get(operation);
                if (aggregation == null) {
                    throw new IllegalArgumentException("no aggregation is known for " + operation);
                }
                metric.putObject(aggregation).put("field", field);
            }
        }
        return metric;
    }
}
