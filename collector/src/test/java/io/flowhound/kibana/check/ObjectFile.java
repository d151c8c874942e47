/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects of an import file, by type and id. */
final class ObjectFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> MEMBERS =
            Set.of("id", "type", "attributes", "references", "coreMigrationVersion", "typeMigrationVersion");

    private final Map<String, JsonNode> byName = new LinkedHashMap<>();

    /** Reads a file, and says what is no object or there twice. */
    static ObjectFile read(byte[] ndjson, List<Problem> problems) {
        ObjectFile file = new ObjectFile();
        int number = 0;
        for (String line : new String(ndjson, StandardCharsets.UTF_8).lines().toList()) {
            Place place = new Place(problems, "line " + ++number, "");
            try {
                file.add(JSON.readTree(line), place);
            } catch (IOException e) {
                place.say(Rule.LINE, "is not JSON: " + e.getMessage());
            }
        }
        return file;
    }

    /** The objects of a file that is known to be good. */
    static ObjectFile read(byte[] ndjson) {
        List<Problem> problems = new ArrayList<>();
        ObjectFile file = read(ndjson, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return file;
    }

    private void add(JsonNode object, Place place) {
        boolean complete = object.path("id").isTextual()
                && object.path("type").isTextual()
                && object.path("attributes").isObject()
                && object.path("references").isArray();
        place.require(complete, Rule.LINE, "needs id, type, attributes and references");
        Set<String> others = new HashSet<>();
        object.fieldNames().forEachRemaining(others::add);
        others.removeAll(MEMBERS);
        place.require(others.isEmpty(), Rule.LINE, "an import does not know " + others);
        place.require(!byName.containsKey(name(object)), Rule.ID, name(object) + " is there twice");
        byName.put(name(object), object);
    }

    /** Type and id. */
    static String name(JsonNode object) {
        return object.path("type").asText() + " " + object.path("id").asText();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    List<JsonNode> all() {
        return List.copyOf(byName.values());
    }

    List<JsonNode> ofType(String type) {
        return byName.values().stream()
                .filter(object -> object.path("type").asText().equals(type))
                .toList();
    }
}
