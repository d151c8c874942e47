/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Saved objects without strings that hold JSON, in which tests read and change them, and back. */
final class Folding {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ANYWHERE = Set.of(
            "panelsJSON",
            "optionsJSON",
            "searchSourceJSON",
            "layerListJSON",
            "mapStateJSON",
            "uiStateJSON",
            "ignoreParentSettingsJSON",
            "spec");
    private static final Set<String> DATA_VIEW =
            Set.of("fields", "fieldFormatMap", "fieldAttrs", "sourceFilters", "typeMeta", "runtimeFieldMap");

    private Folding() {}

    /** Hand-made objects of every type and kind of panel, in which nothing is wrong. */
    static List<ObjectNode> valid() {
        try (InputStream in = Folding.class.getResourceAsStream("valid.json")) {
            List<ObjectNode> objects = new ArrayList<>();
            JSON.readTree(in)
                    .forEach(object -> objects.add(((ObjectNode) object).put("coreMigrationVersion", "8.8.0")));
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of an import file, unfolded. */
    static List<ObjectNode> unfold(byte[] ndjson) {
        return ObjectFile.read(ndjson).all().stream().map(Folding::unfolded).toList();
    }

    private static ObjectNode unfolded(JsonNode object) {
        ObjectNode copy = object.deepCopy();
        unfold(copy, ANYWHERE);
        if (isDataView(object)) {
            unfold((ObjectNode) copy.path("attributes"), DATA_VIEW);
        }
        return copy;
    }

    private static boolean isDataView(JsonNode object) {
        return object.path("type").asText().equals("index-pattern");
    }

    private static void unfold(JsonNode node, Set<String> keys) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (keys.contains(member.getKey()) && member.getValue().isTextual()) {
                member.setValue(parse(member.getValue().asText()));
            }
            unfold(member.getValue(), keys);
        }
        if (node.isArray()) {
            node.forEach(one -> unfold(one, keys));
        }
    }

    private static JsonNode parse(String json) {
        try {
            return VegaRules.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an import file; what is a text already stays as it is. */
    static byte[] fold(List<ObjectNode> objects) {
        StringBuilder lines = new StringBuilder();
        for (ObjectNode object : objects) {
            ObjectNode copy = object.deepCopy();
            if (isDataView(object)) {
                fold(copy.path("attributes"), DATA_VIEW);
            } else {
                fold(copy, ANYWHERE);
            }
            lines.append(copy).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void fold(JsonNode node, Set<String> keys) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            boolean string = keys.contains(member.getKey()) && member.getValue().isContainerNode();
            fold(member.getValue(), keys);
            if (string) {
                ((ObjectNode) node).put(member.getKey(), member.getValue().toString());
            }
        }
        if (node.isArray()) {
            node.forEach(one -> fold(one, keys));
        }
    }
}
