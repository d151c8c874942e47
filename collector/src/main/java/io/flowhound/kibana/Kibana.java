/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.FieldType;
import org.jspecify.annotations.Nullable;

/** Forms that recur in Kibana's saved objects. */
final class Kibana {
    private Kibana() {}

    /** A query in the Kibana Query Language; empty for null. */
    static ObjectNode kuery(@Nullable String query) {
        return object().put("query", query == null ? "" : query).put("language", "kuery");
    }

    /** What Lens and Discover distinguish of the type of a field. */
    static String dataType(FieldType type) {
        return switch (type) {
            case IP, IP_LIST -> "ip";
            case LONG, FLOAT -> "number";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            default -> "string";
        };
    }

    /** JSON inside of a string, as many attributes want it. */
    static String text(JsonNode json) {
        return json.toString();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
