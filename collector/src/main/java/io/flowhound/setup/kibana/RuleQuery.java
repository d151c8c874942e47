/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.AlertField;
import io.flowhound.schema.ContactField;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.FieldRow;
import io.flowhound.schema.HealthField;
import java.util.List;

/** What our alert rules look for: the parameters of Kibana's Elasticsearch query, which counts documents of a time and compares. */
final class RuleQuery {
    /** {@code pivot.notified_at} lies behind the clock, hours after an outage; hits that were counted are not counted again. */
    private static final int PIVOT_HOURS = 24;
    /** Health documents come each minute. Those of fewer minutes would be missed whenever Elasticsearch is slow for a moment. */
    private static final int HEALTH_MINUTES = 5;

    private static final int MOST_HITS = 100;
    private static final int MOST_GROUPS = 100;

    private RuleQuery() {}

    /** Alerts of which people should be told, each time anew. */
    static ObjectNode pivots(String prefix, List<String> severities) {
        ObjectNode root = object();
        ArrayNode filter = root.putObject("query").putObject("bool").putArray("filter");
        filter.addObject().putObject("exists").put("field", AlertField.PIVOT_NOTIFIED_AT.path());
        if (!severities.isEmpty()) {
            ArrayNode terms = filter.addObject().putObject("terms").putArray(AlertField.PIVOT_SEVERITY.path());
            severities.forEach(terms::add);
        }
        ObjectNode params = of(DocumentKind.PIVOTS.pattern(prefix), AlertField.PIVOT_NOTIFIED_AT, root, MOST_HITS);
        params.put("timeWindowSize", PIVOT_HOURS).put("timeWindowUnit", "h");
        return all(params, ">", 0).put("excludeHitsFromPreviousRun", true);
    }

    /** First contacts, each once. */
    static ObjectNode contacts(String prefix) {
        ObjectNode root = object();
        root.putObject("query").putObject("match_all");
        ObjectNode params = of(DocumentKind.CONTACTS.pattern(prefix), ContactField.EVENT_CREATED, root, MOST_HITS);
        params.put("timeWindowSize", PIVOT_HOURS).put("timeWindowUnit", "h");
        return all(params, ">", 0).put("excludeHitsFromPreviousRun", true);
    }

    /** Collectors with a condition of {@code /health} that fails, one by one. */
    static ObjectNode dataAtRisk(String prefix) {
        ObjectNode query = filters();
        term(query, HealthField.KIND, "collector");
        add(query).put(HealthField.OK.path(), false);
        return each(health(prefix, query), HealthField.HOST_NAME);
    }

    /** That no collector tells anything at all. */
    static ObjectNode noCollector(String prefix) {
        ObjectNode query = filters();
        term(query, HealthField.KIND, "collector");
        return all(health(prefix, query), "<", 1).put("excludeHitsFromPreviousRun", false);
    }

    /** Exporters from which nothing comes any more, one by one. */
    static ObjectNode silentExporters(String prefix) {
        ObjectNode query = filters();
        term(query, HealthField.KIND, "exporter");
        term(query, HealthField.PROBLEMS, "silent");
        return each(health(prefix, query), HealthField.OBSERVER_IP);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode filters() {
        ObjectNode root = object();
        root.putObject("query").putObject("bool").putArray("filter");
        return root;
    }

    private static void term(ObjectNode query, FieldRow field, String value) {
        add(query).put(field.path(), value);
    }

    private static ObjectNode add(ObjectNode query) {
        return query.withArray("/query/bool/filter").addObject().putObject("term");
    }

    private static ObjectNode health(String prefix, ObjectNode query) {
        ObjectNode params = of(DocumentKind.HEALTH.pattern(prefix), HealthField.TIMESTAMP, query, 1);
        return params.put("timeWindowSize", HEALTH_MINUTES).put("timeWindowUnit", "m");
    }

    private static ObjectNode of(String index, FieldRow time, ObjectNode query, int hits) {
        ObjectNode params = object();
        params.put("searchType", "esQuery");
        params.putArray("index").add(index);
        params.put("timeField", time.path());
        params.put("esQuery", query.toString());
        return params.put("size", hits);
    }

    private static ObjectNode all(ObjectNode params, String comparator, int threshold) {
        params.put("thresholdComparator", comparator);
        params.putArray("threshold").add(threshold);
        return params.put("aggType", "count").put("groupBy", "all");
    }

    /** An alert for each value of a field. It lasts while there are such documents: nothing of the run before is left out. */
    private static ObjectNode each(ObjectNode params, FieldRow field) {
        params.put("thresholdComparator", ">");
        params.putArray("threshold").add(0);
        params.put("aggType", "count").put("groupBy", "top");
        params.put("termField", field.path()).put("termSize", MOST_GROUPS);
        return params.put("excludeHitsFromPreviousRun", false);
    }
}
