/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a Lens layer out of the aggregations of an answer. */
final class LensAnswer {
    private final LensQuery query;
    private final JsonNode columns;
    private final String shift;
    private final List<Row> rows = new ArrayList<>();

    private LensAnswer(LensQuery query, JsonNode columns, String shift) {
        this.query = query;
        this.columns = columns;
        this.shift = shift;
    }

    /** The rows with the values that were asked for with a shift. Buckets without documents are no rows. */
    static List<Row> rows(LensQuery query, JsonNode columns, String shift, JsonNode answer) {
        LensAnswer reader = new LensAnswer(query, columns, shift);
        long total = answer.at("/hits/total/value").asLong();
        reader.walk(0, answer.path("aggregations"), total, new LinkedHashMap<>());
        return reader.rows;
    }

    private void walk(int depth, JsonNode aggs, long documents, Map<String, String> keys) {
        if (depth == query.buckets().size()) {
            if (documents > 0) {
                rows.add(new Row(keys, values(aggs, documents), documents));
            }
            return;
        }
        String id = query.buckets().get(depth);
        JsonNode buckets = aggs.path(id).path("buckets");
        if (buckets.isArray()) {
            buckets.forEach(bucket -> below(depth, id, key(id, bucket), bucket, keys));
        } else {
            buckets.properties().forEach(each -> below(depth, id, each.getKey(), each.getValue(), keys));
        }
    }

    private void below(int depth, String id, String key, JsonNode bucket, Map<String, String> keys) {
        Map<String, String> more = new LinkedHashMap<>(keys);
        more.put(id, key);
        walk(depth + 1, bucket, bucket.path("doc_count").asLong(), more);
    }

    /** Times are told as in the span that is shown, so that earlier values stand beside them. */
    private String key(String id, JsonNode bucket) {
        boolean time = columns.path(id).path("operationType").asText().equals("date_histogram");
        if (time) {
            long shifted = shift.isEmpty() ? 0 : query.context().time().shift(shift);
            return Long.toString(bucket.path("key").asLong() + shifted);
        }
        return bucket.path("key_as_string").asText(bucket.path("key").asText());
    }

    private Map<String, Double> values(JsonNode aggs, long documents) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String id : query.values()) {
            JsonNode column = columns.path(id);
            Double value =
                    column.path("timeShift").asText().equals(shift) ? value(aggs.path(id), column, documents) : null;
            if (value != null) {
                values.put(id, value);
            }
        }
        return values;
    }

    private static @Nullable Double value(JsonNode agg, JsonNode column, long documents) {
        boolean filtered = column.has("filter");
        boolean records = column.path("sourceField").asText().equals(ColumnRules.RECORDS);
        if (column.path("operationType").asText().equals("count") && records) {
            return (double) (filtered ? agg.path("doc_count").asLong() : documents);
        }
        JsonNode inner = filtered ? agg.path(LensQuery.INNER) : agg;
        JsonNode value = inner.has("values") ? inner.path("values").elements().next() : inner.path("value");
        return value.isNumber() ? value.asDouble() : null;
    }
}
