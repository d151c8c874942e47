/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static io.flowhound.kibana.check.Broken.attributes;
import static io.flowhound.kibana.check.Broken.first;
import static io.flowhound.kibana.check.Broken.isType;
import static io.flowhound.kibana.check.Broken.object;
import static io.flowhound.kibana.check.Broken.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Ways in which panels, their grid, maps, drawings and controls can be wrong. */
final class PanelDefects {
    private PanelDefects() {}

    static List<Defect> all() {
        List<Defect> defects = new ArrayList<>();
        panels(defects);
        grid(defects);
        drilldowns(defects);
        controls(defects);
        maps(defects);
        vega(defects);
        return defects;
    }

    private static void add(List<Defect> defects, String name, Rule rule, Predicate<ObjectNode> breaker) {
        defects.add(new Defect(name, rule, breaker));
    }

    private static boolean isPanel(JsonNode node, String type) {
        return node.path("type").asText().equals(type);
    }

    private static void panels(List<Defect> defects) {
        add(
                defects,
                "unknown panel type",
                Rule.PANEL_TYPE,
                o -> panel(o, p -> true, p -> p.put("type", "DASHBOARD_MARKDOWN")));
        add(defects, "unknown panel member", Rule.ATTRIBUTE, o -> panel(o, p -> true, p -> p.put("bogus", 1)));
        add(
                defects,
                "panel without title",
                Rule.TITLE,
                o -> panel(o, p -> isPanel(p, "lens"), p -> p.put("title", "")));
        add(
                defects,
                "panel whose reference has another name",
                Rule.REFERENCE,
                o -> panel(o, p -> p.has("panelRefName"), p -> p.put("panelRefName", "panel_x")));
        add(defects, "missing panel", Rule.REFERENCE, o -> {
            if (!isType(o, "dashboard")) {
                return false;
            }
            ArrayNode panels = (ArrayNode) attributes(o).path("panelsJSON");
            int before = panels.size();
            return panels.removeIf(one -> isPanel(one, "lens")).size() < before;
        });
        add(defects, "no navigation", Rule.LINKS, o -> {
            if (!isType(o, "dashboard")) {
                return false;
            }
            ArrayNode panels = (ArrayNode) attributes(o).path("panelsJSON");
            panels.removeIf(one -> isPanel(one, "links"));
            return true;
        });
        add(
                defects,
                "TSVB",
                Rule.PANEL_TYPE,
                o -> panel(
                        o,
                        p -> isPanel(p, "visualization"),
                        p -> p.withObject("/embeddableConfig/savedVis").put("type", "metrics")));
        add(
                defects,
                "empty text",
                Rule.TITLE,
                o -> first(o, node -> node.has("markdown"), node -> node.put("markdown", "")));
    }

    private static void grid(List<Defect> defects) {
        Consumer<ObjectNode> wide = p -> p.withObject("/gridData").put("w", 49);
        add(defects, "panel outside of the grid", Rule.GRID, o -> panel(o, p -> true, wide));
        add(
                defects,
                "panel without size",
                Rule.GRID,
                o -> panel(o, p -> true, p -> p.withObject("/gridData").put("h", 0)));
        add(defects, "panels that overlap", Rule.GRID, o -> {
            if (!isType(o, "dashboard")) {
                return false;
            }
            JsonNode panels = attributes(o).path("panelsJSON");
            ObjectNode second = object(panels.path(1).path("gridData"));
            second.put("x", panels.path(0).at("/gridData/x").asInt())
                    .put("y", panels.path(0).at("/gridData/y").asInt());
            return true;
        });
        add(
                defects,
                "id of the grid differs",
                Rule.ID,
                o -> panel(o, p -> true, p -> p.withObject("/gridData").put("i", "x")));
        add(defects, "too many panels", Rule.GRID, o -> {
            if (!isType(o, "dashboard")) {
                return false;
            }
            ArrayNode panels = (ArrayNode) attributes(o).path("panelsJSON");
            for (int i = 0; i < 14; i++) {
                panels.add(panels.get(0).deepCopy());
            }
            return true;
        });
    }

    private static void drilldowns(List<Defect> defects) {
        Predicate<ObjectNode> event = node -> node.has("eventId");
        add(
                defects,
                "drilldown without its page",
                Rule.REFERENCE,
                o -> Broken.removeReference(o, name -> name.contains(":drilldown:")));
        add(
                defects,
                "drilldown to a data view",
                Rule.REFERENCE,
                o -> Broken.changeReference(o, name -> name.contains(":drilldown:"), "type", "index-pattern"));
        add(
                defects,
                "drilldown of an unknown kind",
                Rule.DRILLDOWN,
                o -> first(o, event, node -> node.withObject("/action").put("factoryId", "URL_DRILLDOWN")));
        add(
                defects,
                "drilldown without trigger",
                Rule.DRILLDOWN,
                o -> first(o, event, node -> node.putArray("triggers")));
        add(
                defects,
                "drilldown without name",
                Rule.DRILLDOWN,
                o -> first(o, event, node -> node.withObject("/action").put("name", "")));
    }

    private static void controls(List<Defect> defects) {
        Predicate<ObjectNode> control = node -> node.has("explicitInput");
        add(
                defects,
                "control of an unknown field",
                Rule.FIELD,
                o -> first(o, control, node -> node.withObject("/explicitInput").put("fieldName", "observer.address")));
        add(
                defects,
                "control of a field without values",
                Rule.FIELD,
                o -> first(
                        o,
                        control,
                        node -> node.withObject("/explicitInput").put("fieldName", "network.community_id")));
        add(
                defects,
                "control of an unknown type",
                Rule.CONTROL,
                o -> first(o, control, node -> node.put("type", "esqlControl")));
        add(
                defects,
                "control with another id",
                Rule.CONTROL,
                o -> first(o, control, node -> node.withObject("/explicitInput").put("id", "x")));
        add(
                defects,
                "control without data view",
                Rule.REFERENCE,
                o -> Broken.removeReference(o, name -> name.startsWith("controlGroup_")));
    }

    private static void maps(List<Defect> defects) {
        Predicate<ObjectNode> layer = node -> node.path("sourceDescriptor").has("geoField");
        add(
                defects,
                "map of a field that is no place",
                Rule.FIELD,
                o -> first(
                        o,
                        layer,
                        node -> node.withObject("/sourceDescriptor").put("geoField", "destination.geo.city_name")));
        add(
                defects,
                "map in vector tiles",
                Rule.MAP,
                o -> first(
                        o, layer, node -> node.withObject("/sourceDescriptor").put("resolution", "SUPER_FINE")));
        add(
                defects,
                "layer of a map whose reference has another name",
                Rule.REFERENCE,
                o -> first(
                        o,
                        layer,
                        node -> node.withObject("/sourceDescriptor").put("indexPatternRefName", "layer_9_x")));
        add(
                defects,
                "layer without a source",
                Rule.MAP,
                o -> first(
                        o, layer, node -> node.withObject("/sourceDescriptor").put("type", "WMS")));
        add(defects, "layer without a label", Rule.TITLE, o -> first(o, layer, node -> node.put("label", "")));
    }

    private static void vega(List<Defect> defects) {
        Predicate<ObjectNode> params = node -> node.has("spec");
        Predicate<ObjectNode> url = node -> node.has("%context%");
        add(
                defects,
                "drawing that does not parse",
                Rule.VEGA,
                o -> first(o, params, node -> node.put("spec", "{data: [")));
        add(defects, "drawing that is no string", Rule.STRINGIFIED, o -> first(o, params, node -> node.put("spec", 5)));
        add(
                defects,
                "drawing of an older Vega",
                Rule.VEGA,
                o -> first(
                        o,
                        params,
                        node -> node.withObject("/spec").put("$schema", "https://vega.github.io/schema/vega/v4.json")));
        add(
                defects,
                "drawing without the page's filters",
                Rule.VEGA,
                o -> first(o, url, node -> node.remove("%context%")));
        add(defects, "drawing of other indices", Rule.VEGA, o -> first(o, url, node -> node.put("index", "logs-*")));
        add(
                defects,
                "drawing with two queries",
                Rule.VEGA,
                o -> first(o, url, node -> node.withObject("/body/query").putObject("match_all")));
        add(
                defects,
                "drawing of an unknown field",
                Rule.FIELD,
                o -> first(o, url, node -> node.withObject("/body/aggs/x/terms").put("field", "pivot.color")));
        add(
                defects,
                "drawing that loads something from elsewhere",
                Rule.VEGA,
                o -> first(o, params, node -> node.withObject("/spec").put("image", "https://example.org/a.png")));
    }
}
