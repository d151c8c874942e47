/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static io.flowhound.kibana.check.Broken.column;
import static io.flowhound.kibana.check.Broken.first;
import static io.flowhound.kibana.check.Broken.lens;
import static io.flowhound.kibana.check.Broken.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Ways in which charts of Lens can be wrong. */
final class LensDefects {
    private static final Predicate<ObjectNode> ANY = node -> true;

    private LensDefects() {}

    static List<Defect> all() {
        List<Defect> defects = new ArrayList<>();
        charts(defects);
        accessors(defects);
        columns(defects);
        formulas(defects);
        return defects;
    }

    private static void add(List<Defect> defects, String name, Rule rule, Predicate<ObjectNode> breaker) {
        defects.add(new Defect(name, rule, breaker));
    }

    private static Predicate<ObjectNode> type(String type) {
        return node -> node.path("visualizationType").asText().equals(type);
    }

    private static Predicate<ObjectNode> operation(String operation) {
        return node -> node.path("operationType").asText().equals(operation);
    }

    private static ObjectNode layers(ObjectNode lens) {
        return lens.withObject("/state/datasourceStates/formBased/layers");
    }

    private static ObjectNode layer(ObjectNode lens) {
        return object(layers(lens).elements().next());
    }

    private static ObjectNode visualization(ObjectNode lens) {
        return lens.withObject("/state/visualization");
    }

    private static void charts(List<Defect> defects) {
        add(defects, "unknown chart", Rule.LENS, o -> lens(o, ANY, l -> l.put("visualizationType", "lnsFancy")));
        add(defects, "unknown attribute of a chart", Rule.ATTRIBUTE, o -> lens(o, ANY, l -> l.put("version", 2)));
        add(
                defects,
                "chart in ES|QL",
                Rule.LENS,
                o -> lens(o, ANY, l -> l.withObject("/state/query").put("esql", "FROM flowhound-flows-*")));
        add(
                defects,
                "layer without its reference",
                Rule.REFERENCE,
                o -> Broken.removeReference(o, name -> name.contains("indexpattern-datasource-layer-")));
        add(
                defects,
                "chart without its own reference",
                Rule.REFERENCE,
                o -> lens(o, ANY, l -> l.putArray("references")));
        add(
                defects,
                "layer that nothing shows",
                Rule.LENS,
                o -> lens(o, ANY, l -> layers(l).set("l9", layer(l).deepCopy())));
        add(defects, "layer without columns", Rule.LENS, o -> lens(o, ANY, l -> layer(l).putObject("columns")));
        add(
                defects,
                "order of other columns",
                Rule.LENS,
                o -> lens(o, ANY, l -> ((ArrayNode) layer(l).path("columnOrder")).add("x")));
        add(
                defects,
                "column that nothing shows",
                Rule.LENS,
                o -> lens(o, ANY, l -> {
                    layer(l).withObject("/columns")
                            .putObject("unseen")
                            .put("operationType", "count")
                            .put("sourceField", "___records___")
                            .put("label", "Unseen")
                            .put("isBucketed", false)
                            .put("dataType", "number");
                    ((ArrayNode) layer(l).path("columnOrder")).add("unseen");
                }));
    }

    private static void accessors(List<Defect> defects) {
        for (String type : List.of("lnsXY", "lnsPie")) {
            String member = type.equals("lnsXY") ? "accessors" : "metrics";
            add(
                    defects,
                    "dangling accessor of " + type,
                    Rule.LENS,
                    o -> lens(
                            o,
                            type(type),
                            l -> object(visualization(l).path("layers").path(0))
                                    .putArray(member)
                                    .add("nowhere")));
        }
        add(
                defects,
                "dangling accessor of lnsDatatable",
                Rule.LENS,
                o -> lens(o, type("lnsDatatable"), l -> {
                    JsonNode columns = visualization(l).path("columns");
                    object(columns.path(0)).put("columnId", "nowhere");
                }));
        for (String type : LensAccessors.types()) {
            for (String member : LensAccessors.needed(type)) {
                if (member.endsWith("Accessor")) {
                    add(
                            defects,
                            "dangling " + member + " of " + type,
                            Rule.LENS,
                            o -> lens(o, type(type), l -> visualization(l).put(member, "nowhere")));
                    add(
                            defects,
                            "no " + member + " of " + type,
                            Rule.LENS,
                            o -> lens(o, type(type), l -> visualization(l).remove(member)));
                }
            }
        }
        add(
                defects,
                "value on an axis",
                Rule.LENS,
                o -> lens(o, type("lnsXY"), l -> {
                    ObjectNode layer = object(visualization(l).path("layers").path(0));
                    layer.set("xAccessor", layer.path("accessors").path(0));
                }));
    }

    private static void columns(List<Defect> defects) {
        Predicate<ObjectNode> field = node ->
                node.has("sourceField") && !node.path("sourceField").asText().equals(ColumnRules.RECORDS);
        add(
                defects,
                "column of an unknown field",
                Rule.FIELD,
                o -> column(o, field, c -> c.put("sourceField", "network.byte")));
        add(
                defects,
                "sum of addresses",
                Rule.FIELD,
                o -> column(o, operation("sum"), c -> c.put("sourceField", "source.ip")));
        add(
                defects,
                "terms of a place",
                Rule.FIELD,
                o -> column(o, operation("terms"), c -> c.put("sourceField", "source.geo.location")));
        add(
                defects,
                "terms of a time",
                Rule.FIELD,
                o -> column(o, operation("terms"), c -> c.put("sourceField", "event.start")));
        add(
                defects,
                "terms of a field without values",
                Rule.FIELD,
                o -> column(o, operation("terms"), c -> c.put("sourceField", "network.community_id")));
        add(
                defects,
                "terms of several fields",
                Rule.LENS,
                o -> column(
                        o,
                        operation("terms"),
                        c -> c.withObject("/params").putArray("secondaryFields").add("source.port")));
        add(
                defects,
                "ordered by a column that is not there",
                Rule.LENS,
                o -> column(
                        o,
                        operation("terms"),
                        c -> c.withObject("/params/orderBy")
                                .put("type", "column")
                                .put("columnId", "x")));
        add(
                defects,
                "time of a field that is none",
                Rule.FIELD,
                o -> column(o, operation("date_histogram"), c -> c.put("sourceField", "network.bytes")));
        add(
                defects,
                "operation that was never run",
                Rule.LENS,
                o -> column(o, operation("sum"), c -> c.put("operationType", "last_value")));
        add(defects, "column without label", Rule.TITLE, o -> column(o, ANY, c -> c.put("label", "")));
        add(
                defects,
                "bucket that says it is none",
                Rule.LENS,
                o -> column(o, operation("terms"), c -> c.put("isBucketed", false)));
        add(
                defects,
                "named query that is no KQL",
                Rule.KQL,
                o -> column(
                        o,
                        operation("filters"),
                        c -> object(c.at("/params/filters").path(0))
                                .withObject("/input")
                                .put("query", "not )")));
        add(
                defects,
                "filter of a column that is no KQL",
                Rule.KQL,
                o -> column(
                        o,
                        operation("count"),
                        c -> c.putObject("filter").put("language", "kuery").put("query", "a: \"")));
        add(defects, "strange shift of time", Rule.LENS, o -> column(o, ANY, c -> c.put("timeShift", "yesterday")));
    }

    private static void formulas(List<Defect> defects) {
        add(
                defects,
                "formula without its result",
                Rule.LENS,
                o -> column(o, operation("formula"), c -> c.putArray("references")));
        add(
                defects,
                "formula that refers to nothing",
                Rule.LENS,
                o -> column(
                        o, operation("formula"), c -> c.putArray("references").add("nowhere")));
        add(
                defects,
                "formula that is broken",
                Rule.LENS,
                o -> column(
                        o, operation("formula"), c -> c.withObject("/params").put("isFormulaBroken", true)));
        add(
                defects,
                "calculation with a column that is not there",
                Rule.LENS,
                o -> column(
                        o,
                        operation("math"),
                        c -> c.withObject("/params/tinymathAst")
                                .putArray("args")
                                .add("nowhere")
                                .add(2)));
        add(
                defects,
                "calculation by an unknown function",
                Rule.LENS,
                o -> first(
                        o,
                        node -> node.has("tinymathAst"),
                        node -> node.putObject("tinymathAst")
                                .put("name", "explode")
                                .putArray("args")));
        add(
                defects,
                "unit of no time",
                Rule.LENS,
                o -> column(
                        o,
                        operation("normalize_by_unit"),
                        c -> c.withObject("/params").put("unit", "fortnight")));
    }
}
