/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.Linter.Scope;
import io.flowhound.kibana.check.Views.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for what all panels have in common: their type, title, references and drilldowns. */
final class PanelRules {
    private static final Set<String> TYPES = Set.of("lens", "map", "visualization", "search", "links");
    private static final Set<String> MEMBERS =
            Set.of("type", "gridData", "panelIndex", "title", "embeddableConfig", "panelRefName", "version");
    private static final String DRILLDOWN = "DASHBOARD_TO_DASHBOARD_DRILLDOWN";
    private static final Set<String> TRIGGERS =
            Set.of("FILTER_TRIGGER", "VALUE_CLICK_TRIGGER", "SELECT_RANGE_TRIGGER", "CONTEXT_MENU_TRIGGER");
    private static final Set<String> DRILLDOWN_CONFIG =
            Set.of("useCurrentFilters", "useCurrentDateRange", "openInNewTab");

    private final Scope scope;
    private final References page;
    private final Place place;

    /** @param scope that of the panel; @param page the references without the id of the panel */
    PanelRules(Scope scope, References page) {
        this.scope = scope;
        this.page = page;
        this.place = scope.place();
    }

    /** Judges a panel; returns the data views that it uses. */
    List<View> check(JsonNode panel) {
        String type = panel.path("type").asText();
        JsonNode config = panel.path("embeddableConfig");
        place.require(!place.panel().isEmpty(), Rule.ID, "a panel needs a panelIndex");
        place.onlyKeys(panel, MEMBERS, Rule.ATTRIBUTE, "a panel");
        if (!TYPES.contains(type)) {
            place.say(
                    Rule.PANEL_TYPE, "the type «" + type + "» is none of " + TYPES + ": the whole page would not load");
            return List.of();
        }
        place.require(config.isObject(), Rule.ATTRIBUTE, "a panel needs an embeddableConfig");
        title(panel, type);
        drilldowns(config.path("enhancements").path("dynamicActions").path("events"));
        if (panel.has("panelRefName")) {
            return byReference(panel, type);
        }
        return switch (type) {
            case "lens" -> new LensRules(scope).check(config.path("attributes"));
            case "map" -> new MapRules(scope).check(config.path("attributes"));
            case "visualization" -> new VegaRules(scope).check(config.path("savedVis"));
            default -> {
                place.say(Rule.REFERENCE, "a panel of type " + type + " needs panelRefName");
                yield List.of();
            }
        };
    }

    private void title(JsonNode panel, String type) {
        JsonNode config = panel.path("embeddableConfig");
        boolean hidden = config.path("hidePanelTitles").asBoolean();
        String title = panel.path("title").asText(config.path("title").asText());
        boolean needsNone =
                type.equals("links") || config.at("/savedVis/type").asText().equals("markdown");
        place.require(
                needsNone || (!hidden && !title.isBlank()), Rule.TITLE, "a panel needs a title: what does it answer?");
    }

    private List<View> byReference(JsonNode panel, String type) {
        String name = "panel_" + place.panel();
        place.require(
                panel.path("panelRefName").asText().equals(name),
                Rule.REFERENCE,
                "panelRefName must be «" + name + "»");
        String target =
                scope.references().take(place, panel.path("panelRefName").asText(), type);
        place.require(target != null, Rule.REFERENCE, "nothing is shown in it");
        return List.of();
    }

    private void drilldowns(JsonNode events) {
        Set<String> ids = new HashSet<>();
        for (JsonNode event : events) {
            String id = event.path("eventId").asText();
            JsonNode action = event.path("action");
            place.require(
                    !id.isEmpty() && ids.add(id), Rule.DRILLDOWN, "eventId must be there and unique, not «" + id + "»");
            place.require(
                    action.path("factoryId").asText().equals(DRILLDOWN),
                    Rule.DRILLDOWN,
                    "factoryId must be " + DRILLDOWN);
            place.text(action, "name", Rule.DRILLDOWN, "a drilldown");
            place.onlyKeys(action.path("config"), DRILLDOWN_CONFIG, Rule.DRILLDOWN, "the config of a drilldown");
            place.require(action.path("config").isObject(), Rule.DRILLDOWN, "a drilldown needs a config");
            boolean known = !event.path("triggers").isEmpty()
                    && event.path("triggers").valueStream().allMatch(trigger -> TRIGGERS.contains(trigger.asText()));
            place.require(known, Rule.DRILLDOWN, "triggers must be some of " + TRIGGERS);
            page.take(place, place.panel() + ":drilldown:" + DRILLDOWN + ":" + id + ":dashboardId", "dashboard");
        }
    }
}
