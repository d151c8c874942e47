/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.HealthField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One health document, filled by the rows of its fields. */
final class HealthDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String id;
    private final ObjectNode root = JSON.createObjectNode();

    /**
     * A document without fields.
     *
     * @param id the same for the same minute of the same thing, so that it is never there twice
     */
    HealthDocument(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    HealthDocument put(HealthField field, String value) {
        place(field).put(name(field), value);
        return this;
    }

    HealthDocument put(HealthField field, long value) {
        place(field).put(name(field), value);
        return this;
    }

    HealthDocument put(HealthField field, boolean value) {
        place(field).put(name(field), value);
        return this;
    }

    /** Puts a number with at most six digits behind the point; one that is none is left out. */
    HealthDocument put(HealthField field, double value) {
        if (Double.isFinite(value)) {
            place(field).put(name(field), Math.round(value * 1e6) / 1e6);
        }
        return this;
    }

    HealthDocument put(HealthField field, List<String> values) {
        ArrayNode array = place(field).putArray(name(field));
        values.forEach(array::add);
        return this;
    }

    /** Puts epoch milliseconds as ISO 8601. */
    HealthDocument time(HealthField field, long epochMillis) {
        return put(field, TIME.format(Instant.ofEpochMilli(epochMillis)));
    }

    private ObjectNode place(HealthField field) {
        String path = field.path();
        if (path.startsWith("@")) {
            return root;
        }
        ObjectNode at = root;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            at = at.withObjectProperty(names[i]);
        }
        return at;
    }

    private static String name(HealthField field) {
        return field.path().substring(field.path().lastIndexOf('.') + 1);
    }

    /** The document as JSON on one line. */
    String json() {
        return root.toString();
    }
}
