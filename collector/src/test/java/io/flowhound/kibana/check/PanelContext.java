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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds for all that a panel asks: the time that the page shows, and queries.
 *
 * @param queries in KQL: of the page, of the panel
 */
record PanelContext(TimeSpan time, List<String> queries) {
    PanelContext {
        queries = List.copyOf(queries);
    }

    /** The same with another query; what is no text is none. */
    PanelContext and(JsonNode query) {
        String text = query.path("query").asText();
        if (text.isBlank()) {
            return this;
        }
        List<String> more = new ArrayList<>(queries);
        more.add(text);
        return new PanelContext(time, more);
    }

    PanelContext earlier(long millis) {
        return new PanelContext(time.earlier(millis), queries);
    }

    /** The query of Elasticsearch, with the time on the field of the data view. */
    ObjectNode query(View view) {
        return query(view, view.timeField());
    }

    ObjectNode query(View view, String timeField) {
        ObjectNode bool = JsonNodeFactory.instance.objectNode();
        ArrayNode filter = bool.putObject("bool").putArray("filter");
        if (!timeField.isEmpty()) {
            filter.addObject()
                    .putObject("range")
                    .putObject(timeField)
                    .put("format", "strict_date_optional_time")
                    .put("gte", Instant.ofEpochMilli(time.from()).toString())
                    .put("lte", Instant.ofEpochMilli(time.to()).toString());
        }
        queries.forEach(kql -> filter.add(kql(view, kql)));
        return bool;
    }

    /** A query in KQL for the fields of a data view. */
    static ObjectNode kql(View view, String kql) {
        try {
            return new KqlQuery(view.fields()).of(kql);
        } catch (KqlException e) {
            throw new IllegalArgumentException("«" + kql + "» " + e.getMessage(), e);
        }
    }
}
