/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.LensAccessors.Accessor;
import io.flowhound.kibana.check.LensAccessors.Role;
import io.flowhound.kibana.check.Linter.Scope;
import io.flowhound.kibana.check.Views.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for a chart of Lens by value: its layers, and what its visualization takes from them. */
final class LensRules {
    private static final Set<String> ATTRIBUTES =
            Set.of("title", "description", "type", "visualizationType", "references", "state");
    private static final Set<String> STATE =
            Set.of("visualization", "query", "filters", "datasourceStates", "internalReferences", "adHocDataViews");
    private static final Set<String> LAYER =
            Set.of("columns", "columnOrder", "incompleteColumns", "sampling", "ignoreGlobalFilters", "indexPatternId");

    private final Scope scope;
    private final Place place;

    LensRules(Scope scope) {
        this.scope = scope;
        this.place = scope.place();
    }

    List<View> check(JsonNode attributes) {
        place.onlyKeys(attributes, ATTRIBUTES, Rule.ATTRIBUTE, "a Lens chart");
        JsonNode state = attributes.path("state");
        place.onlyKeys(state, STATE, Rule.ATTRIBUTE, "the state of a Lens chart");
        JsonNode sources = state.path("datasourceStates");
        boolean esql = state.path("query").has("esql")
                || !sources.path("textBased").path("layers").isEmpty();
        place.require(!esql, Rule.LENS, "ES|QL was never run here: use formBased layers");
        place.require(
                state.path("adHocDataViews").isEmpty()
                        && state.path("internalReferences").isEmpty(),
                Rule.LENS,
                "data views are objects of the file, not ad hoc");
        JsonNode layers = sources.path("formBased").path("layers");
        place.require(!layers.isEmpty(), Rule.LENS, "there are no formBased layers");
        List<View> views = new ArrayList<>();
        for (Map.Entry<String, JsonNode> layer : layers.properties()) {
            layer(layer.getKey(), layer.getValue(), attributes, views);
        }
        visualization(attributes.path("visualizationType").asText(), state.path("visualization"), layers);
        if (!views.isEmpty()) {
            scope.fields().query(views, state.path("query"), "the query of the chart");
        }
        filters(state.path("filters"));
        return views;
    }

    private void layer(String id, JsonNode layer, JsonNode attributes, List<View> views) {
        place.onlyKeys(layer, LAYER, Rule.ATTRIBUTE, "a layer");
        String name = "indexpattern-datasource-layer-" + id;
        View view = scope.view(name);
        ownReference(attributes.path("references"), name, view);
        JsonNode columns = layer.path("columns");
        Set<String> order = new LinkedHashSet<>();
        layer.path("columnOrder").forEach(column -> order.add(column.asText()));
        Set<String> there = new HashSet<>();
        columns.fieldNames().forEachRemaining(there::add);
        place.require(
                order.equals(there) && order.size() == layer.path("columnOrder").size(),
                Rule.LENS,
                "layer " + id + ": columnOrder " + order + " must have each of the columns " + there + " once");
        place.require(!there.isEmpty(), Rule.LENS, "layer " + id + " has no columns");
        place.require(layer.path("incompleteColumns").isEmpty(), Rule.LENS, "layer " + id + " has incomplete columns");
        bucketsFirst(id, order, columns);
        if (view != null) {
            views.add(view);
            for (Map.Entry<String, JsonNode> column : columns.properties()) {
                new ColumnRules(place, view, columns).check(column.getKey(), column.getValue());
            }
        }
    }

    /** The chart has the same reference as the page, for the day on which somebody takes it out of the page. */
    private void ownReference(JsonNode references, String name, @Nullable View view) {
        boolean same = references
                .valueStream()
                .anyMatch(reference -> reference.path("name").asText().equals(name)
                        && (view == null || reference.path("id").asText().equals(view.id())));
        place.require(same, Rule.REFERENCE, "attributes.references needs «" + name + "», as the page has it");
    }

    private void bucketsFirst(String id, Set<String> order, JsonNode columns) {
        boolean values = false;
        for (String name : order) {
            boolean bucket = columns.path(name).path("isBucketed").asBoolean();
            place.require(
                    !bucket || !values,
                    Rule.LENS,
                    "layer " + id + ": the bucket " + name + " must come before the values");
            values |= !bucket;
        }
    }

    private void visualization(String type, JsonNode visualization, JsonNode layers) {
        if (!LensAccessors.types().contains(type)) {
            place.say(Rule.LENS, "visualizationType «" + type + "» is none of " + LensAccessors.types());
            return;
        }
        for (String member : LensAccessors.needed(type)) {
            place.require(!visualization.path(member).isMissingNode(), Rule.LENS, type + " needs «" + member + "»");
        }
        List<Accessor> accessors = LensAccessors.of(type, visualization);
        Set<String> shown = new HashSet<>();
        for (Accessor accessor : accessors) {
            shown.add(accessor.layer());
            JsonNode column = layers.path(accessor.layer()).path("columns").path(accessor.column());
            if (column.isMissingNode()) {
                place.say(
                        Rule.LENS,
                        accessor.name() + " names the column «" + accessor.column() + "», which layer «"
                                + accessor.layer() + "» does not have");
            } else if (accessor.role() != Role.ANY) {
                boolean bucket = column.path("isBucketed").asBoolean();
                place.require(
                        bucket == (accessor.role() == Role.BUCKET),
                        Rule.LENS,
                        accessor.name() + " must be a " + accessor.role() + ", which «" + accessor.column()
                                + "» is not");
            }
        }
        layers.fieldNames()
                .forEachRemaining(layer -> place.require(
                        shown.contains(layer), Rule.LENS, "no part of the visualization shows the layer " + layer));
        unshown(accessors, layers);
    }

    private void unshown(List<Accessor> accessors, JsonNode layers) {
        for (Map.Entry<String, JsonNode> layer : layers.properties()) {
            JsonNode columns = layer.getValue().path("columns");
            Set<String> used = new HashSet<>();
            accessors.forEach(accessor -> used.add(accessor.column()));
            for (JsonNode column : columns) {
                column.path("references").forEach(reference -> used.add(reference.asText()));
                used.add(column.at("/params/orderBy/columnId").asText());
            }
            columns.fieldNames()
                    .forEachRemaining(name -> place.require(
                            used.contains(name), Rule.LENS, "nothing shows the column «" + name + "»; remove it"));
        }
    }

    private void filters(JsonNode filters) {
        for (JsonNode filter : filters) {
            scope.view(filter.path("meta").path("index").asText());
        }
    }
}
