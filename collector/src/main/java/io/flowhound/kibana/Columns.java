/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of one layer of a Lens chart: what it groups by and what it computes, as Lens stores them. */
final class Columns {
    private static final String DOCUMENTS = "___records___";

    private final DataView view;
    private final Map<String, ObjectNode> columns = new LinkedHashMap<>();
    /** Helpers of formulas, which Lens keeps behind all that is shown. */
    private final Map<String, ObjectNode> helpers = new LinkedHashMap<>();

    private int groups;
    private int values;

    Columns(DataView view) {
        this.view = view;
    }

    /**
     * Adds a value and returns its column's id.
     *
     * @param spec with what the vocabulary says of it
     */
    String value(ValueSpec spec) {
        String id = "value" + values++;
        Formula formula = Formula.parse(spec.value());
        String label = spec.label() == null ? labelOf(formula) : spec.label();
        if (formula instanceof Formula.Metric metric) {
            ObjectNode column = metric(metric, label, spec);
            format(column, metric, spec.unit());
            columns.put(id, column);
            return id;
        }
        String last = helper(id, formula, label, spec);
        Unit unit = spec.unit() == null ? Unit.DECIMAL : spec.unit();
        ObjectNode format = unit.format();
        if (format == null) {
            throw new IllegalArgumentException(
                    "'" + spec.value() + "': only a function of one field can be shown as " + unit);
        }
        ObjectNode column = column(label, "number", "formula", "ratio");
        filter(column, spec.where(), null);
        ObjectNode params = column.putObject("params");
        params.put("formula", Formula.shifted(formula, spec.value(), spec.shift()))
                .put("isFormulaBroken", false)
                .set("format", format);
        column.putArray("references").add(last);
        columns.put(id, column);
        return id;
    }

    private static String labelOf(Formula formula) {
        if (formula instanceof Formula.Metric metric && metric.field() != null) {
            String field = FieldLabels.of(metric.field());
            return switch (metric.function()) {
                case "sum" -> field;
                case "unique_count" -> "Different: " + field;
                case "percentile" -> field + ", " + metric.percentile() + "th percentile";
                default -> field + ", " + metric.function();
            };
        }
        return formula instanceof Formula.Metric ? "Count" : formula.text();
    }

    /** Durations and other units that the data view knows come from there; counts have no decimals. */
    private static void format(ObjectNode column, Formula.Metric metric, @Nullable Unit unit) {
        Unit shown = unit;
        if (shown == null && (metric.field() == null || metric.function().equals("unique_count"))) {
            shown = Unit.NUMBER;
        }
        ObjectNode format = shown == null ? null : shown.format();
        if (format != null) {
            column.withObject("/params").set("format", format);
        }
    }

    /** Adds the columns that a part of a formula is computed by, and returns the id of its result. */
    private String helper(String id, Formula formula, String label, ValueSpec spec) {
        String part = "Part of " + label;
        ObjectNode column = switch (formula) {
            case Formula.Constant constant ->
                throw new IllegalArgumentException("'" + spec.value() + "' has a number where a column must be");
            case Formula.Metric metric -> metric(metric, part, spec);
            case Formula.OfColumn of -> {
                String argument = helper(id, of.argument(), label, spec);
                ObjectNode made = column(part, "number", of.function(), "ratio");
                made.putArray("references").add(argument);
                ObjectNode params = made.putObject("params");
                if (of.unit() != null) {
                    params.put("unit", of.unit());
                }
                yield made;
            }
            case Formula.Arithmetic arithmetic -> {
                List<String> references = new ArrayList<>();
                ObjectNode tree = tree(id, arithmetic, label, spec, references);
                ObjectNode made = column(part, "number", "math", "ratio");
                made.putObject("params").set("tinymathAst", tree);
                ArrayNode names = made.putArray("references");
                references.forEach(names::add);
                yield made;
            }
        };
        String name = id + "X"
                + helpers.keySet().stream()
                        .filter(other -> other.startsWith(id + "X"))
                        .count();
        helpers.put(name, column);
        return name;
    }

    private ObjectNode tree(
            String id, Formula.Arithmetic arithmetic, String label, ValueSpec spec, List<String> references) {
        ObjectNode node = object().put("type", "function").put("name", arithmetic.function());
        ArrayNode args = node.putArray("args");
        for (Formula side : List.of(arithmetic.left(), arithmetic.right())) {
            switch (side) {
                case Formula.Constant constant -> args.add(constant.value());
                case Formula.Arithmetic inner -> args.add(tree(id, inner, label, spec, references));
                case Formula.Metric metric -> args.add(reference(id, metric, label, spec, references));
                case Formula.OfColumn of -> args.add(reference(id, of, label, spec, references));
            }
        }
        int start = spec.value().indexOf(arithmetic.text());
        node.putObject("location")
                .put("min", start)
                .put("max", start + arithmetic.text().length());
        return node.put("text", arithmetic.text());
    }

    private String reference(String id, Formula formula, String label, ValueSpec spec, List<String> references) {
        String name = helper(id, formula, label, spec);
        references.add(name);
        return name;
    }

    private ObjectNode metric(Formula.Metric metric, String label, ValueSpec spec) {
        FieldType type = metric.field() == null ? FieldType.LONG : view.type(metric.field());
        boolean date = type == FieldType.DATE && !metric.function().equals("unique_count");
        ObjectNode column = column(label, date ? "date" : "number", metric.function(), "ratio");
        column.put("sourceField", metric.field() == null ? DOCUMENTS : metric.field());
        filter(column, spec.where(), metric.kql());
        if (spec.shift() != null) {
            column.put("timeShift", spec.shift());
        }
        ObjectNode params = column.putObject("params");
        switch (metric.function()) {
            case "count", "sum", "unique_count" -> params.put("emptyAsNull", false);
            case "percentile" -> params.put("percentile", metric.percentile());
            default -> {}
        }
        return column;
    }

    private static void filter(ObjectNode column, @Nullable String some, @Nullable String more) {
        String query = some == null ? more : more == null ? some : "(" + some + ") and (" + more + ")";
        if (query != null) {
            column.set("filter", Kibana.kuery(query));
        }
    }

    /**
     * Adds what documents are grouped by and returns its column's id.
     *
     * @param order what the highest are found by: the first value, with what the vocabulary says of it
     * @param orderColumn the column of that value
     * @param other whether the rest is shown when the specification says nothing of it
     */
    String group(BucketSpec spec, ValueSpec order, String orderColumn, boolean other) {
        String id = "group" + groups++;
        ObjectNode column;
        if (spec.top() != null) {
            column = terms(spec, spec.top(), order, orderColumn, other);
        } else if (spec.ranges() != null) {
            column = ranges(spec, spec.ranges());
        } else if (spec.time() != null) {
            String field = spec.field() == null ? DataView.TIME : spec.field();
            view.type(field);
            column = column(label(spec, field), "date", "date_histogram", "interval");
            column.put("sourceField", field)
                    .putObject("params")
                    .put("interval", spec.time())
                    .put("includeEmptyRows", true)
                    .put("dropPartials", false);
        } else {
            column = filters(spec);
        }
        columns.put(id, column.put("isBucketed", true));
        return id;
    }

    /**
     * Computes a group inside of others, though it was added before them. Elasticsearch finds the highest values of a group within
     * each bucket of the one around it: those of a whole time range need the axis inside, or each step would have ten of its own.
     */
    void nestIn(String inner, List<String> outer) {
        ObjectNode column = columns.get(inner);
        if (column != null && !outer.isEmpty()) {
            columns.remove(inner);
            columns.put(inner, column);
        }
    }

    private ObjectNode terms(BucketSpec spec, String field, ValueSpec order, String orderColumn, boolean other) {
        boolean missing = spec.missing();
        boolean rest = spec.other() == null ? other || missing : spec.other();
        if (missing && !rest) {
            throw new IllegalArgumentException("'missing' of " + field + " needs 'other', as in Kibana");
        }
        String type = Kibana.dataType(view.type(field));
        if (missing && !type.equals("string")) {
            throw new IllegalArgumentException("'missing' of " + field + ": Kibana can show that for keywords only");
        }
        ObjectNode column = column(label(spec, field), type, "terms", "ordinal");
        column.put("sourceField", field);
        ObjectNode params = column.putObject("params").put("size", spec.sizeOrDefault());
        if (spec.order() == BucketSpec.Order.ALPHABETICAL) {
            params.putObject("orderBy").put("type", "alphabetical").put("fallback", false);
            params.put("orderDirection", "asc");
        } else {
            orderBy(params, order, orderColumn);
        }
        params.put("otherBucket", rest).put("missingBucket", missing);
        params.putObject("parentFormat").put("id", "terms");
        params.putArray("include");
        params.putArray("exclude");
        params.put("includeIsRegex", false).put("excludeIsRegex", false);
        return column;
    }

    /** Lens can order by a column that Elasticsearch computes; for a formula it is given the first metric of the formula. */
    private void orderBy(ObjectNode params, ValueSpec order, String orderColumn) {
        Formula formula = Formula.parse(order.value());
        if (formula instanceof Formula.Metric && order.shift() == null) {
            params.putObject("orderBy").put("type", "column").put("columnId", orderColumn);
        } else {
            Formula.Metric first = formula.metrics().getFirst();
            params.putObject("orderBy").put("type", "custom");
            ValueSpec now = new ValueSpec(order.value(), null, null, order.where(), null, null, null, null);
            params.set("orderAgg", metric(first, labelOf(first), now));
        }
        params.put("orderDirection", "desc");
    }

    private ObjectNode ranges(BucketSpec spec, String field) {
        view.type(field);
        ObjectNode column = column(label(spec, field), "string", "range", "ordinal");
        column.put("sourceField", field);
        ObjectNode params = column.putObject("params").put("type", "range");
        ArrayNode ranges = params.putArray("ranges");
        for (int i = 0; i < spec.bounds().size(); i++) {
            ObjectNode range = ranges.addObject();
            number(range, "from", spec.bounds().get(i));
            if (i + 1 < spec.bounds().size()) {
                number(range, "to", spec.bounds().get(i + 1));
            } else {
                range.putNull("to");
            }
            range.put("label", spec.names().isEmpty() ? "" : spec.names().get(i));
        }
        params.put("maxBars", "auto");
        params.putObject("parentFormat")
                .put("id", "range")
                .putObject("params")
                .put("template", "arrow_right")
                .put("replaceInfinity", true);
        return column;
    }

    private static void number(ObjectNode node, String key, double value) {
        if (value == Math.rint(value)) {
            node.put(key, (long) value);
        } else {
            node.put(key, value);
        }
    }

    private static ObjectNode filters(BucketSpec spec) {
        String label = spec.label() == null ? "Kind" : spec.label();
        ObjectNode column = column(label, "string", "filters", "ordinal");
        ArrayNode filters = column.putObject("params").putArray("filters");
        for (BucketSpec.Query query : spec.filters()) {
            filters.addObject().put("label", query.label()).set("input", Kibana.kuery(query.where()));
        }
        return column;
    }

    private static String label(BucketSpec spec, String field) {
        return spec.label() == null ? FieldLabels.of(field) : spec.label();
    }

    private static ObjectNode column(String label, String dataType, String operation, String scale) {
        return object().put("label", label)
                .put("customLabel", true)
                .put("dataType", dataType)
                .put("operationType", operation)
                .put("isBucketed", false)
                .put("scale", scale);
    }

    /** The layer: groups first, then values, then helpers. */
    ObjectNode layer() {
        ObjectNode layer = object();
        ObjectNode all = layer.putObject("columns");
        ArrayNode order = layer.putArray("columnOrder");
        List<Map.Entry<String, ObjectNode>> entries = new ArrayList<>();
        columns.entrySet().stream().filter(column -> isGroup(column.getValue())).forEach(entries::add);
        columns.entrySet().stream()
                .filter(column -> !isGroup(column.getValue()))
                .forEach(entries::add);
        entries.addAll(helpers.entrySet());
        for (Map.Entry<String, ObjectNode> entry : entries) {
            all.set(entry.getKey(), entry.getValue());
            order.add(entry.getKey());
        }
        layer.putObject("incompleteColumns");
        layer.put("sampling", 1).put("ignoreGlobalFilters", false);
        return layer;
    }

    private static boolean isGroup(ObjectNode column) {
        return column.path("isBucketed").asBoolean();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
