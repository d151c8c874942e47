/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.SavedObject.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map: the world of Elastic's map service below, and circles on a grid that grow with a value above. */
final class MapPanel {
    private static final int FARTHEST_ZOOM = 24;

    private final Names names;
    private final Vocabulary vocabulary;
    private final PanelSpec panel;
    private final MapSpec map;
    private final DataView usual;
    private final List<Reference> references = new ArrayList<>();

    /** @param usual the data view of the layers that name no other */
    MapPanel(Names names, Vocabulary vocabulary, PanelSpec panel, MapSpec map, DataView usual) {
        this.names = names;
        this.vocabulary = vocabulary;
        this.panel = panel;
        this.map = map;
        this.usual = usual;
    }

    /** What the layers refer to; complete after {@link #attributes}. */
    List<Reference> references() {
        return references;
    }

    ObjectNode attributes() {
        ArrayNode layers = Kibana.object().arrayNode();
        layers.add(world());
        for (MapSpec.Layer layer : map.layers()) {
            layers.add(clusters(layer, layers.size()));
        }
        ObjectNode attributes = Kibana.object()
                .put("title", "")
                .put("description", panel.description() == null ? "" : panel.description());
        attributes.put("layerListJSON", Kibana.text(layers));
        attributes.put("mapStateJSON", Kibana.text(state()));
        ObjectNode ui = Kibana.object().put("isLayerTOCOpen", true);
        ui.putArray("openTOCDetails");
        attributes.put("uiStateJSON", Kibana.text(ui));
        return attributes;
    }

    private static ObjectNode world() {
        ObjectNode layer = layer("world", null, "EMS_VECTOR_TILE", 1);
        layer.putObject("sourceDescriptor")
                .put("type", "EMS_TMS")
                .put("isAutoSelect", true)
                .put("lightModeDefault", "road_map_desaturated");
        layer.putObject("style").put("type", "EMS_VECTOR_TILE").put("color", "");
        return layer;
    }

    private static ObjectNode layer(String id, @Nullable String label, String type, double alpha) {
        ObjectNode layer = Kibana.object().put("id", id).put("label", label).put("type", type);
        layer.put("visible", true).put("alpha", alpha).put("minZoom", 0).put("maxZoom", FARTHEST_ZOOM);
        layer.put("includeInFitToBounds", true);
        return layer;
    }

    private ObjectNode clusters(MapSpec.Layer spec, int number) {
        DataView view = spec.view() == null ? usual : names.view(spec.view());
        view.type(spec.location());
        String reference = "layer_" + number + "_source_index_pattern";
        references.add(new Reference(reference, "index-pattern", view.id()));
        ObjectNode layer = layer("clusters" + number, spec.label(), "GEOJSON_VECTOR", 0.75);
        if (spec.where() != null) {
            layer.set("query", Kibana.kuery(spec.where()));
        }
        layer.putArray("joins");
        ObjectNode source =
                layer.putObject("sourceDescriptor").put("type", "ES_GEO_GRID").put("id", "grid" + number);
        source.put("geoField", spec.location()).put("requestType", "point").put("resolution", "COARSE");
        ArrayNode metrics = source.putArray("metrics");
        metrics.addObject().put("type", "count");
        String size = size(spec, view, metrics);
        source.put("applyGlobalQuery", true).put("applyGlobalTime", true).put("applyForceRefresh", true);
        source.put("indexPatternRefName", reference);
        layer.set("style", style(spec.color(), size));
        return layer;
    }

    /** Adds the metric that the circles grow with, unless it is the count, and returns what Kibana calls it. */
    private String size(MapSpec.Layer spec, DataView view, ArrayNode metrics) {
        Formula formula = Formula.parse(spec.value().from(vocabulary).value());
        if (!(formula instanceof Formula.Metric metric)) {
            throw new IllegalArgumentException(
                    "layer '" + spec.label() + "': a map needs a function of one field, not " + formula.text());
        }
        if (metric.field() == null) {
            return "doc_count";
        }
        view.type(metric.field());
        String type = switch (metric.function()) {
            case "unique_count" -> "cardinality";
            case "average" -> "avg";
            default -> metric.function();
        };
        metrics.addObject().put("type", type).put("field", metric.field());
        return type + "_of_" + metric.field();
    }

    private static ObjectNode style(String color, String size) {
        ObjectNode style = Kibana.object().put("type", "VECTOR").put("isTimeAware", true);
        ObjectNode properties = style.putObject("properties");
        fixed(properties, "fillColor").put("color", color);
        fixed(properties, "lineColor").put("color", "#FFFFFF");
        fixed(properties, "lineWidth").put("size", 0);
        ObjectNode icon =
                properties.putObject("iconSize").put("type", "DYNAMIC").putObject("options");
        icon.put("minSize", 5).put("maxSize", 32);
        icon.putObject("field").put("name", size).put("origin", "source");
        icon.putObject("fieldMetaOptions").put("isEnabled", true).put("sigma", 3);
        return style;
    }

    private static ObjectNode fixed(ObjectNode properties, String name) {
        return properties.putObject(name).put("type", "STATIC").putObject("options");
    }

    private ObjectNode state() {
        ObjectNode state = Kibana.object().put("zoom", map.zoom());
        state.putObject("center")
                .put("lon", map.center().get(0))
                .put("lat", map.center().get(1));
        state.putObject("timeFilters").put("from", "now-1h").put("to", "now");
        state.putObject("refreshConfig").put("isPaused", true).put("interval", 0);
        state.set("query", Kibana.kuery(null));
        state.putArray("filters");
        state.putObject("settings").put("autoFitToDataBounds", false);
        return state;
    }
}
