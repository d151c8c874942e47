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
import java.util.Set;

/** Which columns of which layers a visualization of Lens shows, and as what. */
final class LensAccessors {
    /** What a column is shown as. */
    enum Role {
        /** It divides: an axis, a ring, a split. */
        BUCKET,
        /** It is a number. */
        VALUE,
        ANY
    }

    /**
     * A column that is shown.
     *
     * @param name how the visualization calls it
     */
    record Accessor(String layer, String name, String column, Role role) {}

    /** The members of each type that name one column, with what it must be. */
    private static final Map<String, Map<String, Role>> SINGLE = Map.of(
            "lnsMetric",
                    roles("metricAccessor", Role.VALUE)
                            .and("secondaryMetricAccessor", Role.VALUE)
                            .and("maxAccessor", Role.VALUE)
                            .and("breakdownByAccessor", Role.BUCKET)
                            .all,
            "lnsGauge",
                    roles("metricAccessor", Role.VALUE)
                            .and("minAccessor", Role.VALUE)
                            .and("maxAccessor", Role.VALUE)
                            .and("goalAccessor", Role.VALUE)
                            .all,
            "lnsTagcloud", roles("tagAccessor", Role.BUCKET).and("valueAccessor", Role.VALUE).all,
            "lnsHeatmap",
                    roles("valueAccessor", Role.VALUE)
                            .and("xAccessor", Role.BUCKET)
                            .and("yAccessor", Role.BUCKET)
                            .all,
            "lnsChoropleth", roles("regionAccessor", Role.BUCKET).and("valueAccessor", Role.VALUE).all);

    /** The members without which a type shows nothing. */
    private static final Map<String, Set<String>> NEEDED = Map.of(
            "lnsMetric", Set.of("metricAccessor"),
            "lnsGauge", Set.of("metricAccessor"),
            "lnsTagcloud", Set.of("tagAccessor", "valueAccessor"),
            "lnsHeatmap", Set.of("valueAccessor", "xAccessor"),
            "lnsChoropleth", Set.of("regionAccessor", "valueAccessor", "emsLayerId", "emsField"),
            "lnsXY", Set.of("layers", "preferredSeriesType"),
            "lnsPie", Set.of("layers", "shape"),
            "lnsDatatable", Set.of("columns"));

    private final List<Accessor> found = new ArrayList<>();

    private record Roles(Map<String, Role> all) {
        Roles and(String name, Role role) {
            all.put(name, role);
            return this;
        }
    }

    private static Roles roles(String name, Role role) {
        return new Roles(new LinkedHashMap<>()).and(name, role);
    }

    private LensAccessors() {}

    static Set<String> types() {
        return NEEDED.keySet();
    }

    /** Members that a visualization of a type must have. */
    static Set<String> needed(String type) {
        return NEEDED.getOrDefault(type, Set.of());
    }

    /** All columns that a visualization shows. */
    static List<Accessor> of(String type, JsonNode visualization) {
        LensAccessors accessors = new LensAccessors();
        switch (type) {
            case "lnsXY" -> visualization.path("layers").forEach(accessors::xyLayer);
            case "lnsPie" -> visualization.path("layers").forEach(accessors::pieLayer);
            case "lnsDatatable" -> accessors.table(visualization);
            default -> accessors.single(type, visualization);
        }
        return accessors.found;
    }

    private void one(JsonNode layer, String name, JsonNode column, Role role) {
        if (!column.isMissingNode() && !column.isNull()) {
            found.add(new Accessor(layer.path("layerId").asText(), name, column.asText(), role));
        }
    }

    private void many(JsonNode layer, String name, Role role) {
        layer.path(name).forEach(column -> one(layer, name, column, role));
    }

    private void single(String type, JsonNode visualization) {
        SINGLE.getOrDefault(type, Map.of())
                .forEach((name, role) -> one(visualization, name, visualization.path(name), role));
    }

    private void xyLayer(JsonNode layer) {
        many(layer, "accessors", Role.VALUE);
        one(layer, "xAccessor", layer.path("xAccessor"), Role.BUCKET);
        one(layer, "splitAccessor", layer.path("splitAccessor"), Role.BUCKET);
        for (JsonNode look : layer.path("yConfig")) {
            one(layer, "yConfig", look.path("forAccessor"), Role.VALUE);
        }
    }

    private void pieLayer(JsonNode layer) {
        many(layer, "primaryGroups", Role.BUCKET);
        many(layer, "secondaryGroups", Role.BUCKET);
        many(layer, "metrics", Role.VALUE);
    }

    private void table(JsonNode table) {
        for (JsonNode column : table.path("columns")) {
            one(table, "columns", column.path("columnId"), Role.ANY);
        }
        one(table, "sorting", table.path("sorting").path("columnId"), Role.ANY);
    }
}
