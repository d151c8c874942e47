/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads values of documents by their dotted paths. Bears documents that lack them or were edited. */
final class Documents {
    static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /** What stands at a path; of the objects in a list, the values of all. Missing when there is nothing. */
    static JsonNode at(JsonNode document, String path) {
        JsonNode at = document;
        for (String name : path.split("\\.", -1)) {
            at = step(at, name);
        }
        return at;
    }

    private static JsonNode step(JsonNode at, String name) {
        if (!at.isArray()) {
            return at.path(name);
        }
        ArrayNode all = JSON.createArrayNode();
        for (JsonNode each : at) {
            JsonNode value = step(each, name);
            if (!value.isMissingNode()) {
                all.add(value);
            }
        }
        return all.isEmpty() ? MissingNode.getInstance() : all;
    }

    /** A value for people: items of a list with commas, objects as JSON, nothing when it is missing. */
    static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(item)));
            return String.join(", ", items);
        }
        return value.isNull() || value.isMissingNode() ? "" : value.isObject() ? value.toString() : value.asText();
    }

    static String text(JsonNode document, String path) {
        return text(at(document, path));
    }

    /** Milliseconds since 1970; 0 for what is no time. */
    static long time(JsonNode document, String path) {
        try {
            return Instant.parse(text(document, path)).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
