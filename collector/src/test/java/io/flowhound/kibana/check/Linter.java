/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in an import file what Kibana would refuse, or show as an error or as nothing. */
final class Linter {
    private static final String CORE_VERSION = "8.8.0";
    private static final String NO_VERSION = "none";

    /** Versions that Kibana 8.9 to 9.x read; a Kibana refuses whole files for a version that it does not know yet. */
    private static final Map<String, String> VERSIONS = Map.of(
            "dashboard", "8.9.0",
            "lens", "8.9.0",
            "index-pattern", "8.0.0",
            "search", "8.0.0",
            "map", "8.4.0",
            "visualization", "8.5.0",
            "links", NO_VERSION,
            "tag", NO_VERSION);

    /** The attributes that each type has had since 8.9. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "dashboard",
                    Set.of(
                            "title",
                            "description",
                            "version",
                            "timeRestore",
                            "timeFrom",
                            "timeTo",
                            "refreshInterval",
                            "optionsJSON",
                            "panelsJSON",
                            "kibanaSavedObjectMeta",
                            "controlGroupInput"),
            "index-pattern",
                    Set.of(
                            "title",
                            "name",
                            "timeFieldName",
                            "fieldFormatMap",
                            "fields",
                            "fieldAttrs",
                            "sourceFilters",
                            "typeMeta",
                            "runtimeFieldMap",
                            "allowNoIndex"),
            "search",
                    Set.of(
                            "title",
                            "description",
                            "columns",
                            "sort",
                            "grid",
                            "hideChart",
                            "isTextBasedQuery",
                            "timeRestore",
                            "timeRange",
                            "refreshInterval",
                            "rowHeight",
                            "rowsPerPage",
                            "viewMode",
                            "breakdownField",
                            "hideAggregatedPreview",
                            "usesAdHocDataView",
                            "kibanaSavedObjectMeta"),
            "links", Set.of("title", "description", "layout", "links"),
            "tag", Set.of("name", "description", "color"));

    private static final Set<String> TAGGED = Set.of("dashboard", "search");

    private final String prefix;

    /** @param prefix {@code index.prefix} of the indices that the objects are for */
    Linter(String prefix) {
        this.prefix = prefix;
    }

    /** All problems of a file, in its order; none when Kibana would take and show it. */
    List<Problem> check(byte[] ndjson) {
        List<Problem> problems = new ArrayList<>();
        ObjectFile file = ObjectFile.read(ndjson, problems);
        Views views = new Views(prefix, file);
        for (JsonNode object : file.all()) {
            Place place = new Place(problems, ObjectFile.name(object), "");
            String type = object.path("type").asText();
            Set<String> allowed = ATTRIBUTES.get(type);
            place.require(
                    object.path("id").asText().startsWith(prefix + "-"), Rule.ID, "ids begin with «" + prefix + "-»");
            if (allowed == null) {
                place.say(
                        Rule.ATTRIBUTE,
                        "objects of type «" + type + "» are not known; known are " + ATTRIBUTES.keySet());
                continue;
            }
            version(place, object, VERSIONS.getOrDefault(type, NO_VERSION));
            JsonNode attributes = object.path("attributes");
            place.onlyKeys(attributes, allowed, Rule.ATTRIBUTE, "a " + type);
            References references = References.of(object.path("references"), file, place);
            judge(type, attributes, new Scope(place, references, views));
            if (TAGGED.contains(type)) {
                references.takeAll("tag-ref-", "tag", place);
            }
            references.sayUnused(place);
        }
        return problems;
    }

    private static void version(Place place, JsonNode object, String expected) {
        String core = object.path("coreMigrationVersion").asText();
        place.require(
                core.equals(CORE_VERSION),
                Rule.VERSION,
                "coreMigrationVersion must be " + CORE_VERSION + ", not «" + core + "»");
        String version = object.path("typeMigrationVersion").asText(NO_VERSION);
        place.require(
                version.equals(expected),
                Rule.VERSION,
                "typeMigrationVersion must be " + expected + ", not " + version + "; Kibana 8.9 to 9.x read that");
    }

    private static void judge(String type, JsonNode attributes, Scope scope) {
        switch (type) {
            case "dashboard" -> new DashboardRules(scope).check(attributes);
            case "index-pattern" -> SmallRules.dataView(attributes, scope);
            case "search" -> SmallRules.search(attributes, scope);
            case "links" -> SmallRules.links(attributes, scope);
            default -> SmallRules.tag(attributes, scope);
        }
    }

    /** What the rules of an object or of a panel need to know of the rest. */
    record Scope(Place place, References references, Views views) {
        /** The same for a panel by value, whose references stand at the dashboard. */
        Scope panel(String id) {
            return new Scope(place.panel(id), references.below(id + ":"), views);
        }

        /** The data view behind a reference; null, after saying so, when there is none. */
        Views.@Nullable View view(String name) {
            return views.find(references.take(place, name, "index-pattern"));
        }

        FieldRules fields() {
            return new FieldRules(place);
        }
    }
}
