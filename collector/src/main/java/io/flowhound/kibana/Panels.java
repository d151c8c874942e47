/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.SavedObject.Reference;
import java.util.ArrayList;
import java.util.List;

/** Makes the panels of one page, and collects what they refer to. */
final class Panels {
    private static final String LENS_REFERENCE = "indexpattern-datasource-layer-" + Charts.LAYER;

    private final Names names;
    private final PageFiles files;
    private final PageFile page;
    private final ArrayNode panels = Kibana.object().arrayNode();
    private final List<Reference> references = new ArrayList<>();

    Panels(Names names, PageFiles files, PageFile page) {
        this.names = names;
        this.files = files;
        this.page = page;
    }

    ArrayNode panels() {
        return panels;
    }

    List<Reference> references() {
        return references;
    }

    /** Adds a panel that shows another saved object. */
    ObjectNode addReference(String id, String title, List<Integer> at, String type, String target) {
        ObjectNode panel = panel(id, title, type, at);
        panel.putObject("embeddableConfig").putObject("enhancements");
        panel.put("panelRefName", "panel_" + id);
        refer(id, "panel_" + id, type, target);
        return panel;
    }

    /**
     * Adds what a page file describes.
     *
     * @param down rows by which it is moved down
     */
    void add(PanelSpec spec, int down) {
        List<Integer> at = List.of(
                spec.at().get(0),
                spec.at().get(1) + down,
                spec.at().get(2),
                spec.at().get(3));
        if (spec.chart() != null) {
            add(spec, at, "lens", lens(spec, spec.chart()));
        } else if (spec.map() != null) {
            MapPanel map = new MapPanel(names, files.vocabulary(), spec, spec.map(), view(spec));
            add(spec, at, "map", map.attributes());
            map.references().forEach(reference -> refer(spec.id(), reference.name(), reference.type(), reference.id()));
        } else if (spec.search() != null) {
            if (!files.searches().containsKey(spec.search())) {
                throw new IllegalArgumentException("no search '" + spec.search() + "' in contents.json");
            }
            ObjectNode panel = addReference(spec.id(), spec.title(), at, "search", names.object(spec.search()));
            if (spec.description() != null) {
                panel.withObject("/embeddableConfig").put("description", spec.description());
            }
        } else {
            ObjectNode panel = panel(spec.id(), spec.title() == null ? "" : spec.title(), "visualization", at);
            ObjectNode config = config(spec);
            if (spec.vega() != null) {
                config.set("savedVis", visualization(spec, "vega", vega(spec.vega())));
            } else {
                config.put("hidePanelTitles", true);
                config.set("savedVis", visualization(spec, "markdown", markdown(spec)));
            }
            panel.set("embeddableConfig", config);
        }
    }

    private void add(PanelSpec spec, List<Integer> at, String type, ObjectNode attributes) {
        ObjectNode config = config(spec);
        config.set("attributes", attributes);
        panel(spec.id(), spec.title(), type, at).set("embeddableConfig", config);
    }

    private ObjectNode config(PanelSpec spec) {
        ObjectNode config = Kibana.object();
        if (spec.description() != null) {
            config.put("description", spec.description());
        }
        ObjectNode enhancements = config.putObject("enhancements");
        if (!spec.opens().isEmpty()) {
            ArrayNode events = enhancements.putObject("dynamicActions").putArray("events");
            spec.opens().forEach(target -> events.add(drilldown(spec.id(), target)));
        }
        return config;
    }

    private ObjectNode drilldown(String panel, String target) {
        PageFile opened = files.pages().get(target);
        if (opened == null) {
            throw new IllegalArgumentException("'opens' of " + panel + ": no page '" + target + "' in contents.json");
        }
        String event = panel + "-" + target;
        ObjectNode node = Kibana.object().put("eventId", event);
        node.putArray("triggers").add("FILTER_TRIGGER");
        ObjectNode action = node.putObject("action");
        action.put("factoryId", "DASHBOARD_TO_DASHBOARD_DRILLDOWN").put("name", "Go to " + opened.title());
        action.putObject("config")
                .put("useCurrentFilters", true)
                .put("useCurrentDateRange", true)
                .put("openInNewTab", false);
        refer(
                panel,
                "drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:" + event + ":dashboardId",
                "dashboard",
                names.object(target));
        return node;
    }

    private ObjectNode panel(String id, String title, String type, List<Integer> at) {
        ObjectNode panel = panels.addObject().put("type", type);
        panel.putObject("gridData")
                .put("x", at.get(0))
                .put("y", at.get(1))
                .put("w", at.get(2))
                .put("h", at.get(3))
                .put("i", id);
        return panel.put("panelIndex", id).put("title", title);
    }

    private void refer(String panel, String name, String type, String id) {
        references.add(new Reference(panel + ":" + name, type, id));
    }

    private DataView view(PanelSpec spec) {
        return names.view(spec.view() != null ? spec.view() : page.view());
    }

    private ObjectNode lens(PanelSpec spec, Chart chart) {
        DataView view = view(spec);
        Columns columns = new Columns(view);
        List<ValueSpec> given = spec.values().stream()
                .map(value -> value.from(files.vocabulary()))
                .toList();
        if (given.isEmpty()) {
            throw new IllegalArgumentException("a chart needs values");
        }
        List<String> values = given.stream().map(columns::value).toList();
        // An axis of fields has no remainder: «Other» would be a bar among its parts.
        BucketSpec over = spec.over() == null ? BucketSpec.TIME : spec.over();
        String axis = chart.hasAxis() ? columns.group(over, given.getFirst(), values.getFirst(), false) : null;
        List<String> groups = spec.by().stream()
                .map(group -> columns.group(group, given.getFirst(), values.getFirst(), chart.showsWhole()))
                .toList();
        if (axis != null && (over.time() != null || chart == Chart.HEATMAP)) {
            columns.nestIn(axis, groups);
        }
        ObjectNode attributes = Kibana.object()
                .put("title", "")
                .put("description", spec.description() == null ? "" : spec.description());
        attributes.put("type", "lens").put("visualizationType", chart.visualization());
        ArrayNode own = attributes.putArray("references");
        own.addObject().put("type", "index-pattern").put("id", view.id()).put("name", LENS_REFERENCE);
        refer(spec.id(), LENS_REFERENCE, "index-pattern", view.id());
        ObjectNode state = attributes.putObject("state");
        state.set("visualization", new Charts(spec, chart, given, values, groups, axis).state());
        state.set("query", Kibana.kuery(spec.where()));
        state.putArray("filters");
        state.putObject("datasourceStates")
                .putObject("formBased")
                .putObject("layers")
                .set(Charts.LAYER, columns.layer());
        state.putArray("internalReferences");
        state.putObject("adHocDataViews");
        return attributes;
    }

    private JsonNode vega(String name) {
        return Kibana.object().put("spec", names.resolve(files.drawing(name).toPrettyString()));
    }

    private static JsonNode markdown(PanelSpec spec) {
        List<String> lines = spec.markdown() == null ? List.of() : spec.markdown();
        return Kibana.object()
                .put("fontSize", 12)
                .put("openLinksInNewTab", false)
                .put("markdown", String.join("\n", lines));
    }

    private static ObjectNode visualization(PanelSpec spec, String type, JsonNode params) {
        ObjectNode visualization = Kibana.object()
                .put("title", "")
                .put("description", spec.description() == null ? "" : spec.description());
        visualization.put("type", type).set("params", params);
        visualization.putObject("uiState");
        ObjectNode data = visualization.putObject("data");
        data.putArray("aggs");
        ObjectNode source = data.putObject("searchSource");
        source.set("query", Kibana.kuery(null));
        source.putArray("filter");
        return visualization;
    }
}
