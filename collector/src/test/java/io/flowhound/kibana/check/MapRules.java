/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.FieldRules.Use;
import io.flowhound.kibana.check.Linter.Scope;
import io.flowhound.kibana.check.Views.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for a map by value. */
final class MapRules {
    private static final Set<String> ATTRIBUTES =
            Set.of("title", "description", "layerListJSON", "mapStateJSON", "uiStateJSON", "references");
    private static final Set<String> BASE_LAYERS = Set.of("EMS_VECTOR_TILE", "RASTER_TILE");
    /** Arcs (ES_PEW_PEW) need scripts, which no Elasticsearch here runs. */
    private static final Set<String> SOURCES = Set.of("ES_GEO_GRID");

    /** What a plain search answers; finer ones need vector tiles, which no Elasticsearch here can make. */
    private static final Set<String> RESOLUTIONS = Set.of("COARSE", "FINE");

    private final Scope scope;
    private final Place place;

    MapRules(Scope scope) {
        this.scope = scope;
        this.place = scope.place();
    }

    List<View> check(JsonNode attributes) {
        place.onlyKeys(attributes, ATTRIBUTES, Rule.ATTRIBUTE, "a map");
        JsonNode layers = place.stringified(attributes, "layerListJSON");
        JsonNode state = place.stringified(attributes, "mapStateJSON");
        place.stringified(attributes, "uiStateJSON");
        place.require(state.path("zoom").isNumber(), Rule.MAP, "mapStateJSON needs a zoom");
        place.require(state.path("center").path("lat").isNumber(), Rule.MAP, "mapStateJSON needs a center");
        List<View> views = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (JsonNode layer : layers) {
            place.require(ids.add(layer.path("id").asText()), Rule.MAP, "two layers have the same id");
            if (!BASE_LAYERS.contains(layer.path("type").asText())) {
                View view = data(layer, number);
                if (view != null) {
                    views.add(view);
                }
            }
            number++;
        }
        place.require(!views.isEmpty(), Rule.MAP, "no layer shows data");
        if (state.has("query")) {
            scope.fields().query(views, state.path("query"), "the query of the map");
        }
        return views;
    }

    private @Nullable View data(JsonNode layer, int number) {
        JsonNode source = layer.path("sourceDescriptor");
        String what = "layer «" + layer.path("label").asText() + "»";
        place.text(layer, "label", Rule.TITLE, "a layer");
        place.require(
                layer.path("type").asText().equals("GEOJSON_VECTOR"),
                Rule.MAP,
                what + " must be of type GEOJSON_VECTOR");
        place.require(
                SOURCES.contains(source.path("type").asText()),
                Rule.MAP,
                what + ": the source must be one of " + SOURCES);
        place.require(layer.path("style").isObject(), Rule.MAP, what + " needs a style");
        String reference = "layer_" + number + "_source_index_pattern";
        place.require(
                source.path("indexPatternRefName").asText().equals(reference),
                Rule.REFERENCE,
                what + ": indexPatternRefName must be «" + reference + "»");
        View view = scope.view(source.path("indexPatternRefName").asText(reference));
        if (view != null) {
            fields(layer, source, view, what);
        }
        return view;
    }

    private void fields(JsonNode layer, JsonNode source, View view, String what) {
        scope.fields().field(view, source.path("geoField").asText(), Use.PLACE, what);
        place.require(
                RESOLUTIONS.contains(source.path("resolution").asText()),
                Rule.MAP,
                what + ": resolution must be one of " + RESOLUTIONS);
        place.require(!source.path("metrics").isEmpty(), Rule.MAP, what + " needs metrics");
        for (JsonNode metric : source.path("metrics")) {
            String type = metric.path("type").asText();
            if (!type.equals("count")) {
                Use use = type.equals("cardinality") ? Use.COUNT_VALUES : Use.NUMBER;
                scope.fields().field(view, metric.path("field").asText(), use, what);
            }
        }
        if (layer.has("query")) {
            scope.fields().query(List.of(view), layer.path("query"), what);
        }
    }
}
