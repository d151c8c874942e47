/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flowhound.kibana.check.FieldRules.Use;
import io.flowhound.kibana.check.Linter.Scope;
import io.flowhound.kibana.check.Views.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for visualizations by value: drawings of Vega, and texts in Markdown. */
final class VegaRules {
    private static final String SCHEMA = "https://vega.github.io/schema/vega(-lite)?/v5([.][0-9]+)*[.]json";
    private static final Set<String> MEMBERS =
            Set.of("id", "title", "description", "type", "params", "uiState", "data");
    private static final Set<String> URL =
            Set.of("%context%", "%timefield%", "%timefilter%", "index", "body", "%type%");
    private static final JsonMapper HJSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final Scope scope;
    private final Place place;
    private final List<View> views = new ArrayList<>();

    VegaRules(Scope scope) {
        this.scope = scope;
        this.place = scope.place();
    }

    /** The part of HJSON that we use: JSON with comments, names without quotes, and commas at the end. */
    static JsonNode parse(String spec) throws IOException {
        return HJSON.readTree(spec);
    }

    List<View> check(JsonNode visualization) {
        place.onlyKeys(visualization, MEMBERS, Rule.ATTRIBUTE, "savedVis");
        JsonNode params = visualization.path("params");
        switch (visualization.path("type").asText()) {
            case "vega" -> spec(params);
            case "markdown" -> place.text(params, "markdown", Rule.TITLE, "a text panel");
            default ->
                place.say(
                        Rule.PANEL_TYPE,
                        "visualizations are of type vega or markdown, not " + visualization.path("type")
                                + "; the others are deprecated");
        }
        JsonNode source = visualization.path("data").path("searchSource");
        if (source.has("query")) {
            scope.fields().query(views, source.path("query"), "the query of the panel");
        }
        return views;
    }

    private void spec(JsonNode params) {
        if (!params.path("spec").isTextual()) {
            place.say(Rule.STRINGIFIED, "«spec» must be a string");
            return;
        }
        try {
            JsonNode spec = parse(params.path("spec").asText());
            place.require(spec.isObject(), Rule.VEGA, "the specification must be an object");
            place.require(
                    spec.path("$schema").asText().matches(SCHEMA),
                    Rule.VEGA,
                    "$schema must be that of Vega 5, as " + SCHEMA);
            walk(spec, "");
            place.require(!views.isEmpty(), Rule.VEGA, "no data come from our indices");
        } catch (IOException e) {
            place.say(Rule.VEGA, "the specification does not parse: " + e.getMessage());
        }
    }

    private void walk(JsonNode node, String key) {
        if (key.equals("url") && node.isObject()) {
            url(node);
            return;
        }
        boolean address = node.isTextual() && node.asText().matches("(?s).*\\b(https?|ftp|data|file|javascript):.*");
        place.require(
                !address || key.equals("$schema"),
                Rule.VEGA,
                "«" + key + "» leads outside: " + node + "; data come from Elasticsearch");
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            walk(member.getValue(), member.getKey());
        }
        if (node.isArray()) {
            node.forEach(one -> walk(one, key));
        }
    }

    private void url(JsonNode url) {
        place.onlyKeys(url, URL, Rule.VEGA, "a url");
        boolean filtered =
                url.path("%context%").asBoolean() && url.path("%timefield%").isTextual();
        boolean inBody = url.path("body").toString().contains("%dashboard_context-must_clause%")
                || url.path("body").toString().contains("%timefilter%");
        place.require(
                filtered || inBody,
                Rule.VEGA,
                "a url needs %context% and %timefield%, or the page's filters do not hold for it");
        View view = scope.views().byTitle(url.path("index").asText());
        if (view == null) {
            place.say(Rule.VEGA, "the index «" + url.path("index").asText() + "» is that of no data view of the file");
            return;
        }
        views.add(view);
        if (url.has("%timefield%")) {
            scope.fields().field(view, url.path("%timefield%").asText(), Use.TIME, "%timefield%");
        }
        place.require(
                !(url.path("%context%").asBoolean() && url.path("body").has("query")),
                Rule.VEGA,
                "%context% replaces the query of the body: Kibana refuses both");
        body(url.path("body"), view);
    }

    private void body(JsonNode body, View view) {
        for (String list : List.of("_source", "fields", "docvalue_fields")) {
            for (JsonNode name : body.path(list)) {
                String field = name.asText();
                boolean known = field.endsWith("*")
                        || view.fields().matching(field + ".*").findAny().isPresent()
                        || view.fields().find(field) != null;
                place.require(known, Rule.FIELD, list + ": " + view.title() + " has no field «" + field + "»");
            }
        }
        for (JsonNode field : body.findValues("field")) {
            if (field.isTextual()) {
                place.require(
                        view.fields().find(field.asText()) != null,
                        Rule.FIELD,
                        "the body names «" + field.asText() + "», which " + view.title() + " does not have");
            }
        }
        for (JsonNode sort : body.path("sort")) {
            sort.fieldNames().forEachRemaining(name -> scope.fields().field(view, name, Use.COUNT_VALUES, "sort"));
        }
    }
}
