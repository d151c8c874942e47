/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes single values of a JSON document by JSON pointer (RFC 6901), such as {@code /pivot/score}. Reading bears
 * whatever stands there: documents may have been edited by others, and a list of one is written as its only value by many.
 */
final class JsonTree {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JsonTree() {}

    /** The text at a place, or null when there is none. */
    static @Nullable String text(JsonNode from, String pointer) {
        JsonNode value = from.at(pointer);
        JsonNode first = value.isArray() ? value.path(0) : value;
        return first.isValueNode() && !first.isNull() ? first.asText() : null;
    }

    /** The text at a place, or another one when there is none. */
    static String text(JsonNode from, String pointer, String otherwise) {
        String text = text(from, pointer);
        return text == null ? otherwise : text;
    }

    /** The texts at a place, in order; none when there are none. */
    static List<String> texts(JsonNode from, String pointer) {
        JsonNode value = from.at(pointer);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else if (value.isValueNode() && !value.isNull()) {
            texts.add(value.asText());
        }
        return texts;
    }

    static long number(JsonNode from, String pointer, long otherwise) {
        return from.at(pointer).asLong(otherwise);
    }

    static double real(JsonNode from, String pointer) {
        return from.at(pointer).asDouble(0);
    }

    /** The time at a place in milliseconds since 1970, or 0 when there is none. */
    static long time(JsonNode from, String pointer) {
        String text = text(from, pointer);
        if (text == null) {
            return 0;
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** A time as documents have it, such as {@code 2026-03-07T11:12:05.991Z}. */
    static String iso(long epochMillis) {
        return ISO.format(Instant.ofEpochMilli(epochMillis));
    }

    static ArrayNode array(Collection<String> texts) {
        ArrayNode array = JSON.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** The object at a name, made when there is none. */
    static ObjectNode object(ObjectNode in, String name) {
        return in.get(name) instanceof ObjectNode there ? there : in.putObject(name);
    }

    /** A score with four digits: more say nothing, and would differ between runs that sum in another order. */
    static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
