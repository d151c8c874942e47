/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static io.flowhound.kibana.check.Broken.attributes;
import static io.flowhound.kibana.check.Broken.first;
import static io.flowhound.kibana.check.Broken.isType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Ways in which an object as a whole can be wrong. */
final class ObjectDefects {
    private ObjectDefects() {}

    static List<Defect> all() {
        List<Defect> defects = new ArrayList<>();
        versions(defects);
        references(defects);
        strings(defects);
        members(defects);
        return defects;
    }

    private static void add(List<Defect> defects, String name, Rule rule, Predicate<ObjectNode> breaker) {
        defects.add(new Defect(name, rule, breaker));
    }

    private static boolean done(Object changed) {
        return changed != null;
    }

    private static void versions(List<Defect> defects) {
        add(defects, "version of a newer Kibana", Rule.VERSION, o -> done(o.put("typeMigrationVersion", "10.3.0")));
        add(defects, "newer core version", Rule.VERSION, o -> done(o.put("coreMigrationVersion", "9.0.0")));
        add(defects, "no core version", Rule.VERSION, o -> o.remove("coreMigrationVersion") != null);
        add(
                defects,
                "no version of the type",
                Rule.VERSION,
                o -> o.has("typeMigrationVersion") && o.remove("typeMigrationVersion") != null);
    }

    private static void references(List<Defect> defects) {
        add(
                defects,
                "reference to what is not there",
                Rule.REFERENCE,
                o -> Broken.changeReference(o, name -> true, "id", "flowhound-nowhere"));
        add(
                defects,
                "reference to another type",
                Rule.REFERENCE,
                o -> Broken.changeReference(o, name -> true, "type", "query"));
        add(
                defects,
                "missing reference",
                Rule.REFERENCE,
                o -> Broken.removeReference(o, name -> !name.startsWith("tag-ref")));
        add(defects, "reference of a panel that is gone", Rule.REFERENCE, o -> {
            ((ArrayNode) o.path("references"))
                    .addObject()
                    .put("name", "gone:indexpattern-datasource-layer-l1")
                    .put("type", "index-pattern")
                    .put("id", "flowhound-flows");
            return true;
        });
        add(defects, "two references of one name", Rule.REFERENCE, o -> {
            ArrayNode references = (ArrayNode) o.path("references");
            return !references.isEmpty()
                    && done(references.add(references.get(0).deepCopy()));
        });
        add(defects, "no references", Rule.LINE, o -> done(o.remove("references")));
        add(defects, "id of another prefix", Rule.ID, o -> done(o.put("id", "other-thing")));
    }

    private static void strings(List<Defect> defects) {
        for (String key : List.of("panelsJSON", "optionsJSON", "fieldFormatMap", "fields")) {
            add(
                    defects,
                    key + " is a number",
                    Rule.STRINGIFIED,
                    o -> attributes(o).has(key) && done(attributes(o).put(key, 5)));
            add(
                    defects,
                    key + " is no JSON",
                    Rule.STRINGIFIED,
                    o -> attributes(o).has(key) && done(attributes(o).put(key, "[{")));
        }
        add(
                defects,
                "searchSourceJSON is no JSON",
                Rule.STRINGIFIED,
                o -> first(o, node -> node.has("searchSourceJSON"), node -> node.put("searchSourceJSON", "{")));
        for (String key : List.of("layerListJSON", "mapStateJSON", "uiStateJSON", "ignoreParentSettingsJSON")) {
            add(
                    defects,
                    key + " is missing",
                    Rule.STRINGIFIED,
                    o -> first(o, node -> node.has(key), node -> node.remove(key)));
        }
    }

    private static void members(List<Defect> defects) {
        add(
                defects,
                "unknown attribute",
                Rule.ATTRIBUTE,
                o -> done(attributes(o).put("bogus", 1)));
        add(defects, "unknown type", Rule.ATTRIBUTE, o -> done(o.put("type", "markdown")));
        add(defects, "unknown member", Rule.LINE, o -> done(o.put("migrationVersion", "7.3.0")));
        add(
                defects,
                "empty title",
                Rule.TITLE,
                o -> !isType(o, "index-pattern")
                        && attributes(o).has("title")
                        && done(attributes(o).put("title", " ")));
        add(
                defects,
                "empty name",
                Rule.TITLE,
                o -> attributes(o).has("name") && done(attributes(o).put("name", "")));
        add(
                defects,
                "indices of somebody else",
                Rule.DATA_VIEW,
                o -> isType(o, "index-pattern") && done(attributes(o).put("title", "metrics-*")));
        add(
                defects,
                "no such time field",
                Rule.FIELD,
                o -> isType(o, "index-pattern") && done(attributes(o).put("timeFieldName", "timestamp")));
        add(
                defects,
                "format of an unknown field",
                Rule.FIELD,
                o -> isType(o, "index-pattern")
                        && done(attributes(o).withObject("/fieldFormatMap").putObject("network.byte")));
        add(
                defects,
                "column of an unknown field",
                Rule.FIELD,
                o -> isType(o, "search") && done(((ArrayNode) attributes(o).path("columns")).add("source.address.ip")));
        add(
                defects,
                "sorted by an unknown field",
                Rule.FIELD,
                o -> isType(o, "search")
                        && done(((ArrayNode) attributes(o).path("sort"))
                                .addArray()
                                .add("when")
                                .add("asc")));
        add(
                defects,
                "search in ES|QL",
                Rule.ATTRIBUTE,
                o -> isType(o, "search") && done(attributes(o).put("isTextBasedQuery", true)));
        add(
                defects,
                "link to a page by an unknown name",
                Rule.REFERENCE,
                o -> first(
                        o, node -> node.has("destinationRefName"), node -> node.put("destinationRefName", "link_x")));
        add(
                defects,
                "link of an unknown type",
                Rule.LINKS,
                o -> first(o, node -> node.has("destinationRefName"), node -> node.put("type", "urlLink")));
        add(
                defects,
                "query that is no KQL",
                Rule.KQL,
                o -> isType(o, "search") || isType(o, "dashboard")
                        ? first(o, node -> node.path("language").isTextual(), node -> node.put("query", "a: (b or"))
                        : false);
        add(
                defects,
                "query of an unknown field",
                Rule.FIELD,
                o -> first(o, node -> node.path("language").isTextual(), node -> node.put("query", "nobody.knows: 1")));
        add(
                defects,
                "query with a value of another type",
                Rule.FIELD,
                o -> first(
                        o,
                        node -> node.path("language").isTextual(),
                        node -> node.put("query", "source.ip: somewhere")));
        add(
                defects,
                "query in Lucene",
                Rule.KQL,
                o -> first(o, node -> node.path("language").isTextual(), node -> node.put("language", "lucene")));
    }
}
