/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What maps, controls, saved searches and drawings ask, and the rows in the answers. */
final class SmallQueries {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String VALUE = "value";
    private static final int ROWS = 500;
    private static final int OPTIONS = 10;
    private static final int FINER = 2;

    private SmallQueries() {}

    /** Clusters of a map layer: tiles with their centres. */
    static ObjectNode map(JsonNode source, double zoom) {
        String field = source.path("geoField").asText();
        ObjectNode body = JSON.objectNode();
        body.put("size", 0).put("track_total_hits", false);
        ObjectNode grid = body.putObject("aggs").putObject("gridSplit");
        grid.putObject("geotile_grid")
                .put("field", field)
                .put("precision", (int) zoom + FINER)
                .put("size", 10_000);
        ObjectNode aggs = grid.putObject("aggs");
        aggs.putObject("gridCentroid").putObject("geo_centroid").put("field", field);
        for (JsonNode metric : source.path("metrics")) {
            String type = metric.path("type").asText();
            if (!type.equals("count")) {
                String name = type + "_of_" + metric.path("field").asText();
                aggs.putObject(name)
                        .putObject(type)
                        .put("field", metric.path("field").asText());
            }
        }
        return body;
    }

    /** The entries of a drop-down. */
    static ObjectNode options(String field) {
        ObjectNode body = JSON.objectNode();
        body.put("size", 0);
        ObjectNode aggs = body.putObject("aggs");
        ObjectNode terms = aggs.putObject("suggestions").putObject("terms");
        terms.put("field", field).put("size", OPTIONS).put("shard_size", OPTIONS);
        terms.putObject("order").put("_count", "desc");
        aggs.putObject("unique_terms").putObject("cardinality").put("field", field);
        return body;
    }

    /** The ends of a slider. */
    static ObjectNode extent(String field) {
        ObjectNode body = JSON.objectNode();
        body.put("size", 0);
        ObjectNode aggs = body.putObject("aggs");
        aggs.putObject("min").putObject("min").put("field", field);
        aggs.putObject("max").putObject("max").put("field", field);
        return body;
    }

    static List<Row> extent(JsonNode aggregations) {
        boolean found = aggregations.at("/min/value").isNumber();
        return found
                ? List.of(new Row(
                        Map.of(), Map.of(VALUE, aggregations.at("/max/value").asDouble()), 1))
                : List.of();
    }

    static ObjectNode search(JsonNode attributes) {
        ObjectNode body = JSON.objectNode();
        body.put("size", ROWS).put("_source", false).put("track_total_hits", true);
        ArrayNode fields = body.putArray("fields");
        attributes.path("columns").forEach(column -> fields.addObject().put("field", column.asText()));
        ArrayNode sort = body.putArray("sort");
        attributes
                .path("sort")
                .forEach(one -> sort.addObject()
                        .putObject(one.path(0).asText())
                        .put("order", one.path(1).asText())
                        .put("unmapped_type", "boolean"));
        return body;
    }

    static List<Row> buckets(JsonNode buckets) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode bucket : buckets) {
            String key = bucket.path("key_as_string").asText(bucket.path("key").asText());
            long documents = bucket.path("doc_count").asLong();
            rows.add(new Row(Map.of("key", key), Map.of(VALUE, (double) documents), documents));
        }
        return rows;
    }

    static List<Row> hits(JsonNode answer) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode hit : answer.at("/hits/hits")) {
            rows.add(new Row(Map.of("_id", hit.path("_id").asText()), Map.of(), 1));
        }
        return rows;
    }

    /** Hits, or the buckets of the first aggregation. */
    static List<Row> any(JsonNode answer) {
        List<Row> rows = hits(answer);
        for (JsonNode aggregation : answer.path("aggregations")) {
            if (rows.isEmpty()) {
                rows = buckets(aggregation.path("buckets"));
            }
        }
        return rows;
    }

    /** The body of a drawing's url, with the context of the page in it. */
    static ObjectNode vega(JsonNode url, ObjectNode query, TimeSpan time) {
        ObjectNode body = replace(url.path("body"), time).deepCopy();
        if (url.path("%context%").asBoolean()) {
            body.set("query", query);
        }
        return body;
    }

    private static JsonNode replace(JsonNode node, TimeSpan time) {
        if (node.has("%timefilter%")) {
            return switch (node.path("%timefilter%").asText()) {
                case "min" -> JSON.numberNode(time.from());
                case "max" -> JSON.numberNode(time.to());
                default ->
                    JSON.objectNode()
                            .put("gte", time.from())
                            .put("lte", time.to())
                            .put("format", "epoch_millis");
            };
        }
        if (node.has("%autointerval%")) {
            return JSON.textNode(time.step() + "ms");
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(one -> copy.add(replace(one, time)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                copy.set(member.getKey(), replace(member.getValue(), time));
            }
            return copy;
        }
        return node;
    }

    /** Every field that a search body names. */
    static Set<String> fields(JsonNode body) {
        Set<String> fields = new TreeSet<>();
        for (JsonNode field : body.findValues("field")) {
            if (field.isTextual()) {
                fields.add(field.asText());
            }
        }
        return fields;
    }
}
