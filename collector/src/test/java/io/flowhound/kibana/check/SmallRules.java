/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.FieldRules.Use;
import io.flowhound.kibana.check.Linter.Scope;
import io.flowhound.kibana.check.Views.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for data views, saved searches, links and tags. */
final class SmallRules {
    private static final Set<String> LAYOUTS = Set.of("vertical", "horizontal");

    private SmallRules() {}

    static void dataView(JsonNode attributes, Scope scope) {
        Place place = scope.place();
        place.text(attributes, "name", Rule.TITLE, "a data view");
        String title = attributes.path("title").asText();
        place.require(
                scope.views().isOurs(title),
                Rule.DATA_VIEW,
                "«" + title + "» is not the pattern of indices that we write; see DocumentKind");
        View view = scope.views().byTitle(title);
        String time = attributes.path("timeFieldName").asText();
        for (String key :
                List.of("fields", "fieldAttrs", "fieldFormatMap", "sourceFilters", "typeMeta", "runtimeFieldMap")) {
            JsonNode value = place.stringified(attributes, key);
            if (view != null && (key.equals("fieldAttrs") || key.equals("fieldFormatMap"))) {
                value.fieldNames().forEachRemaining(name -> scope.fields().field(view, name, Use.SHOW, key));
            }
        }
        if (view != null && scope.views().isOurs(title)) {
            scope.fields().field(view, time, Use.TIME, "timeFieldName");
        }
    }

    static void search(JsonNode attributes, Scope scope) {
        Place place = scope.place();
        place.text(attributes, "title", Rule.TITLE, "a saved search");
        place.require(
                !attributes.path("isTextBasedQuery").asBoolean(),
                Rule.ATTRIBUTE,
                "ES|QL was never run here: write KQL");
        JsonNode source = place.stringified(attributes.path("kibanaSavedObjectMeta"), "searchSourceJSON");
        View view = scope.view(source.path("indexRefName").asText("kibanaSavedObjectMeta.searchSourceJSON.index"));
        place.require(source.path("indexRefName").isTextual(), Rule.REFERENCE, "searchSourceJSON needs indexRefName");
        if (view == null) {
            return;
        }
        scope.fields().query(List.of(view), source.path("query"), "the query");
        place.require(
                !attributes.path("columns").isEmpty(),
                Rule.FIELD,
                "a saved search without columns shows whole documents");
        attributes.path("columns").forEach(column -> scope.fields().field(view, column.asText(), Use.SHOW, "columns"));
        for (JsonNode sort : attributes.path("sort")) {
            boolean pair = sort.size() == 2
                    && Set.of("asc", "desc").contains(sort.path(1).asText());
            place.require(pair, Rule.ATTRIBUTE, "sort must be pairs of a field and asc or desc, not " + sort);
            scope.fields().field(view, sort.path(0).asText(), Use.COUNT_VALUES, "sort");
        }
    }

    static void links(JsonNode attributes, Scope scope) {
        Place place = scope.place();
        place.text(attributes, "title", Rule.TITLE, "a links object");
        place.require(
                LAYOUTS.contains(attributes.path("layout").asText()), Rule.LINKS, "layout must be one of " + LAYOUTS);
        place.require(!attributes.path("links").isEmpty(), Rule.LINKS, "there are no links in it");
        Set<String> ids = new HashSet<>();
        for (JsonNode link : attributes.path("links")) {
            String id = link.path("id").asText();
            place.require(
                    !id.isEmpty() && ids.add(id), Rule.LINKS, "each link needs an id of its own, not «" + id + "»");
            place.require(link.path("order").isInt(), Rule.LINKS, "link «" + id + "» needs an order");
            switch (link.path("type").asText()) {
                case "dashboardLink" ->
                    scope.references()
                            .take(place, link.path("destinationRefName").asText(), "dashboard");
                case "externalLink" ->
                    place.require(
                            link.path("destination").asText().startsWith("https://"),
                            Rule.LINKS,
                            "link «" + id + "» must lead to https://");
                default -> place.say(Rule.LINKS, "link «" + id + "» is of an unknown type " + link.path("type"));
            }
        }
    }

    static void tag(JsonNode attributes, Scope scope) {
        scope.place().text(attributes, "name", Rule.TITLE, "a tag");
        scope.place()
                .require(
                        attributes.path("color").asText().matches("#[0-9A-Fa-f]{6}"),
                        Rule.ATTRIBUTE,
                        "color must be like #54B399");
        scope.place().require(attributes.path("description").isTextual(), Rule.ATTRIBUTE, "a tag needs a description");
    }
}
