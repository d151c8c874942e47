/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.FieldRow;
import io.flowhound.schema.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data view: what Kibana knows of the indices of one family, or of all.
 *
 * @param name as page files call it, such as {@code flows}
 * @param id of the saved object, such as {@code flowhound-flows}
 * @param pattern of the indices, such as {@code flowhound-flows-*}
 * @param title for people
 * @param fields by path, in the order of the documents
 */
record DataView(String name, String id, String pattern, String title, Map<String, FieldRow> fields) {
    static final String TIME = "@timestamp";

    /**
     * One for each family of indices, and one across all.
     *
     * @param logs where log lines are, ours and those of others
     */
    static List<DataView> all(String prefix, List<String> logs) {
        List<DataView> views = new ArrayList<>();
        Map<String, FieldRow> every = new LinkedHashMap<>();
        for (DocumentKind kind : DocumentKind.values()) {
            Map<String, FieldRow> fields = new LinkedHashMap<>();
            for (FieldRow row : kind.rows()) {
                fields.put(row.path(), row);
                every.putIfAbsent(row.path(), row);
            }
            views.add(new DataView(
                    kind.name().toLowerCase(Locale.ROOT),
                    kind.name(prefix),
                    kind == DocumentKind.SYSLOG ? String.join(",", logs) : kind.pattern(prefix),
                    "Flowhound: " + kind.title().toLowerCase(Locale.ROOT),
                    fields));
        }
        String everything = Stream.concat(
                        Stream.of(prefix + "-*"), logs.stream().filter(index -> !index.startsWith(prefix + "-")))
                .collect(Collectors.joining(","));
        views.add(new DataView("all", prefix + "-all", everything, "Flowhound: everything", every));
        return List.copyOf(views);
    }

    /**
     * The type of a field, of which one below a flattened field or an alias of ECS ({@code client.ip}) is one, too.
     *
     * @throws IllegalArgumentException when there is no such field
     */
    FieldType type(String path) {
        FieldRow row = row(path);
        if (row == null) {
            throw new IllegalArgumentException("no field '" + path + "' in the data view " + name);
        }
        return row.type() == FieldType.FLATTENED ? FieldType.KEYWORD : row.type();
    }

    private @Nullable FieldRow row(String path) {
        FieldRow row = fields.get(path);
        if (row == null) {
            row = fields.get(path.replaceFirst("^client\\.", "source.").replaceFirst("^server\\.", "destination."));
        }
        for (int dot = path.lastIndexOf('.'); row == null && dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            FieldRow parent = fields.get(path.substring(0, dot));
            row = parent != null && parent.type() == FieldType.FLATTENED ? parent : null;
        }
        return row;
    }
}
