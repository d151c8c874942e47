/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Says in words what a Lens layer asks, such as «sum(network.bytes) by terms(source.ip)». */
final class LensSummary {
    private LensSummary() {}

    static String of(LensQuery query, JsonNode columns) {
        List<String> values = new ArrayList<>();
        query.values().forEach(id -> values.add(value(columns.path(id))));
        List<String> buckets = new ArrayList<>();
        query.buckets().forEach(id -> buckets.add(bucket(columns.path(id))));
        String what = String.join(", ", values.stream().distinct().toList());
        return buckets.isEmpty() ? what : what + " by " + String.join(", ", buckets);
    }

    private static String value(JsonNode column) {
        String field = column.path("sourceField").asText();
        String call =
                column.path("operationType").asText() + "(" + (field.equals(ColumnRules.RECORDS) ? "" : field) + ")";
        String shift = column.path("timeShift").asText();
        String filter = column.at("/filter/query").asText();
        return call + (filter.isEmpty() ? "" : " where " + filter) + (shift.isEmpty() ? "" : ", " + shift + " before");
    }

    private static String bucket(JsonNode column) {
        return switch (column.path("operationType").asText()) {
            case "terms" ->
                "top " + column.at("/params/size").asInt() + " "
                        + column.path("sourceField").asText();
            case "date_histogram" ->
                column.path("sourceField").asText() + " ("
                        + column.at("/params/interval").asText() + ")";
            case "range" -> "ranges of " + column.path("sourceField").asText();
            default -> column.at("/params/filters").size() + " queries";
        };
    }
}
