/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.FieldRules.Use;
import io.flowhound.kibana.check.Linter.Scope;
import io.flowhound.kibana.check.Views.View;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for a page as a whole: what it holds besides its panels, and the grid that they stand in. */
final class DashboardRules {
    static final int COLUMNS = 48;

    private static final int MOST_PANELS = 16;
    private static final Set<String> CONTROLS = Set.of("optionsListControl", "rangeSliderControl");
    private static final Set<String> GROUP =
            Set.of("controlStyle", "chainingSystem", "ignoreParentSettingsJSON", "panelsJSON");
    private static final Set<String> CONTROL = Set.of("type", "order", "grow", "width", "explicitInput");

    private final Scope scope;
    private final Place place;

    DashboardRules(Scope scope) {
        this.scope = scope;
        this.place = scope.place();
    }

    void check(JsonNode attributes) {
        place.text(attributes, "title", Rule.TITLE, "a dashboard");
        place.text(attributes, "description", Rule.TITLE, "a dashboard");
        place.stringified(attributes, "optionsJSON");
        time(attributes);
        JsonNode panels = place.stringified(attributes, "panelsJSON");
        Set<View> views = new LinkedHashSet<>();
        for (JsonNode panel : panels) {
            Scope of = scope.panel(panel.path("panelIndex").asText());
            views.addAll(new PanelRules(of, scope.references()).check(panel));
        }
        JsonNode source = place.stringified(attributes.path("kibanaSavedObjectMeta"), "searchSourceJSON");
        if (source.isObject()) {
            scope.fields().query(views, source.path("query"), "the query of the page");
        }
        filters(source.path("filter"));
        grid(panels);
        navigation(panels);
        controls(attributes.path("controlGroupInput"));
    }

    private void time(JsonNode attributes) {
        place.require(attributes.path("timeRestore").asBoolean(), Rule.ATTRIBUTE, "timeRestore must be true");
        place.text(attributes, "timeFrom", Rule.ATTRIBUTE, "a dashboard with timeRestore");
        place.text(attributes, "timeTo", Rule.ATTRIBUTE, "a dashboard with timeRestore");
        place.require(attributes.path("version").isInt(), Rule.ATTRIBUTE, "version must be a number");
    }

    private void filters(JsonNode filters) {
        for (JsonNode filter : filters) {
            scope.view(filter.path("meta")
                    .path("indexRefName")
                    .asText(filter.path("meta").path("index").asText()));
        }
    }

    private void grid(JsonNode panels) {
        place.require(!panels.isEmpty(), Rule.GRID, "there is no panel on the page");
        place.require(
                panels.size() <= MOST_PANELS, Rule.GRID, panels.size() + " panels; a page has at most " + MOST_PANELS);
        for (int i = 0; i < panels.size(); i++) {
            Place at = place.panel(panels.get(i).path("panelIndex").asText());
            JsonNode grid = panels.get(i).path("gridData");
            inside(grid, at);
            for (int j = 0; j < i; j++) {
                JsonNode other = panels.get(j).path("gridData");
                at.require(
                        !overlap(grid, other),
                        Rule.GRID,
                        "lies over the panel " + other.path("i").asText());
                at.require(
                        !grid.path("i").equals(other.path("i")), Rule.ID, "another panel of the page has the same id");
            }
        }
    }

    private static void inside(JsonNode grid, Place at) {
        boolean numbers = List.of("x", "y", "w", "h").stream()
                .allMatch(key -> grid.path(key).isInt());
        boolean inside = grid.path("x").asInt() >= 0
                && grid.path("y").asInt() >= 0
                && grid.path("w").asInt() > 0
                && grid.path("h").asInt() > 0
                && grid.path("x").asInt() + grid.path("w").asInt() <= COLUMNS;
        at.require(numbers && inside, Rule.GRID, "must lie within " + COLUMNS + " columns and have a size: " + grid);
        at.require(
                grid.path("i").asText().equals(at.panel()),
                Rule.ID,
                "gridData.i must equal panelIndex: " + grid.path("i"));
    }

    private static boolean overlap(JsonNode some, JsonNode other) {
        return apart(some, other, "x", "w") && apart(some, other, "y", "h");
    }

    private static boolean apart(JsonNode some, JsonNode other, String from, String size) {
        int start = some.path(from).asInt();
        int otherStart = other.path(from).asInt();
        return start < otherStart + other.path(size).asInt()
                && otherStart < start + some.path(size).asInt();
    }

    private void navigation(JsonNode panels) {
        boolean there = panels.valueStream()
                .anyMatch(panel -> panel.path("type").asText().equals("links"));
        place.require(there, Rule.LINKS, "a page needs the links panel, or nobody gets on from it");
    }

    private void controls(JsonNode group) {
        if (group.isMissingNode()) {
            return;
        }
        place.onlyKeys(group, GROUP, Rule.ATTRIBUTE, "controlGroupInput");
        place.stringified(group, "ignoreParentSettingsJSON");
        for (Map.Entry<String, JsonNode> control :
                place.stringified(group, "panelsJSON").properties()) {
            control(control.getKey(), control.getValue(), scope.place().panel("control " + control.getKey()));
        }
    }

    private void control(String id, JsonNode control, Place at) {
        at.onlyKeys(control, CONTROL, Rule.CONTROL, "a control");
        String type = control.path("type").asText();
        JsonNode input = control.path("explicitInput");
        at.require(CONTROLS.contains(type), Rule.CONTROL, "the type «" + type + "» is none of " + CONTROLS);
        at.require(input.path("id").asText().equals(id), Rule.CONTROL, "explicitInput.id must be «" + id + "»");
        at.require(control.path("order").isInt(), Rule.CONTROL, "a control needs an order");
        at.text(input, "title", Rule.TITLE, "a control");
        boolean range = type.equals("rangeSliderControl");
        String name = "controlGroup_" + id + (range ? ":rangeSliderDataView" : ":optionsListDataView");
        View view = scope.views().find(scope.references().take(at, name, "index-pattern"));
        if (view != null) {
            new FieldRules(at)
                    .field(view, input.path("fieldName").asText(), range ? Use.NUMBER : Use.VALUES, "control");
        }
    }
}
