/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.IndexTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that the index templates of some kinds of documents map, as Elasticsearch will know them. */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<DocumentKind, JsonNode> MAPPINGS = mappings();
    private static final String NONE = "";

    /**
     * A field.
     *
     * @param type of the mapping; that of its target for an alias
     * @param aggregatable whether it has doc values
     * @param nested path of the list of objects that it is in, else null
     */
    record Mapped(
            String path,
            String type,
            boolean aggregatable,
            @Nullable String nested) {}

    private final Map<String, Mapped> all = new TreeMap<>();

    /** Those of kinds; a field that several kinds have is that of the first. */
    static Fields of(Collection<DocumentKind> kinds) {
        Fields fields = new Fields();
        fields.meta("_id", false);
        fields.meta("_index", true);
        fields.meta("_source", false);
        fields.meta("_score", false);
        kinds.forEach(kind -> fields.add(MAPPINGS.get(kind)));
        return fields;
    }

    private static Map<DocumentKind, JsonNode> mappings() {
        Map<DocumentKind, JsonNode> mappings = new EnumMap<>(DocumentKind.class);
        for (DocumentKind kind : DocumentKind.values()) {
            mappings.put(kind, mapping(kind));
        }
        return mappings;
    }

    private static JsonNode mapping(DocumentKind kind) {
        try {
            return JSON.readTree(IndexTemplate.of(kind)).at("/template/mappings/properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void meta(String name, boolean aggregatable) {
        all.put(name, new Mapped(name, "keyword", aggregatable, null));
    }

    private void add(JsonNode properties) {
        walk(properties, "", null);
        aliases(properties, "");
    }

    private void walk(JsonNode properties, String prefix, @Nullable String nested) {
        for (Map.Entry<String, JsonNode> each : properties.properties()) {
            String path = prefix + each.getKey();
            JsonNode mapping = each.getValue();
            String type = mapping.path("properties").isObject()
                    ? "object"
                    : mapping.path("type").asText();
            if (type.equals("object")) {
                boolean list = mapping.path("type").asText().equals("nested");
                walk(mapping.path("properties"), path + ".", list ? path : nested);
            } else if (!type.equals("alias")) {
                boolean aggregatable =
                        !type.equals("text") && mapping.path("doc_values").asBoolean(true);
                all.putIfAbsent(path, new Mapped(path, type, aggregatable, nested));
            }
        }
    }

    private void aliases(JsonNode properties, String prefix) {
        for (Map.Entry<String, JsonNode> each : properties.properties()) {
            JsonNode mapping = each.getValue();
            String path = prefix + each.getKey();
            Mapped target = all.get(mapping.path("path").asText());
            if (mapping.path("type").asText().equals("alias") && target != null) {
                all.putIfAbsent(path, new Mapped(path, target.type(), target.aggregatable(), target.nested()));
            }
            aliases(mapping.path("properties"), path + ".");
        }
    }

    /** The field of that name, also one below a flattened field; null when there is none. */
    @Nullable
    Mapped find(String path) {
        Mapped field = all.get(path);
        for (int dot = path.lastIndexOf('.'); field == null && dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            Mapped above = all.get(path.substring(0, dot));
            if (above != null && above.type().equals("flattened")) {
                return new Mapped(path, "keyword", true, above.nested());
            }
        }
        return field;
    }

    /** The type of a field; empty when there is none. */
    String type(String path) {
        Mapped field = find(path);
        return field == null ? NONE : field.type();
    }

    /** Fields whose names match a pattern with asterisks. */
    Stream<Mapped> matching(String pattern) {
        String regex = pattern.replace(".", "\\.").replace("*", ".*");
        return all.values().stream().filter(field -> field.path().matches(regex));
    }
}
