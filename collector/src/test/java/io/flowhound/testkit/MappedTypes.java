/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.IndexTemplate;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares the values of a document with the mapping of the index template: Elasticsearch takes some wrong types silently
 * (a number for a keyword, text for a long) and refuses the document for others.
 */
public final class MappedTypes {
    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z";
    private static final Map<DocumentKind, JsonNode> MAPPINGS = mappings();

    private MappedTypes() {}

    private static Map<DocumentKind, JsonNode> mappings() {
        Map<DocumentKind, JsonNode> mappings = new EnumMap<>(DocumentKind.class);
        for (DocumentKind kind : DocumentKind.values()) {
            try {
                mappings.put(
                        kind,
                        new ObjectMapper().readTree(IndexTemplate.of(kind)).at("/template/mappings"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return mappings;
    }

    /** The fields of a flow document that have no mapping or not the JSON type that theirs wants, with their values. */
    public static List<String> misfits(JsonNode document) {
        return misfits(DocumentKind.FLOWS, document);
    }

    /** The same of a document of any kind. */
    public static List<String> misfits(DocumentKind kind, JsonNode document) {
        List<String> misfits = new ArrayList<>();
        object(document, Objects.requireNonNull(MAPPINGS.get(kind)), "", misfits);
        return misfits;
    }

    private static void object(JsonNode object, JsonNode mapping, String prefix, List<String> misfits) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String path = prefix + member.getKey();
            JsonNode value = member.getValue();
            JsonNode wanted = mapping.path("properties").path(member.getKey());
            if (wanted.has("properties") && value.isObject()) {
                object(value, wanted, path + ".", misfits);
            } else if (wanted.has("properties") && value.isArray()) {
                value.forEach(one -> object(one, wanted, path + ".", misfits));
            } else if (wanted.has("properties")
                    || !fits(value, wanted.path("type").asText())) {
                misfits.add(path + " is mapped as '" + wanted.path("type").asText() + "': " + value);
            }
        }
    }

    private static boolean fits(JsonNode value, String type) {
        if (value.isArray()) {
            boolean list = type.equals("keyword") || type.equals("ip");
            return list && !value.isEmpty() && value.valueStream().allMatch(one -> fits(one, type));
        }
        return switch (type) {
            case "keyword", "text" -> value.isTextual();
            case "long" -> value.isIntegralNumber() && value.canConvertToLong();
            case "float" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "date" -> value.asText().matches(TIME);
            case "ip" -> value.isTextual() && isAddress(value.asText());
            case "geo_point" ->
                value.size() == 2
                        && value.path("lat").isNumber()
                        && value.path("lon").isNumber();
            case "flattened" -> value.isObject();
            default -> false;
        };
    }

    private static boolean isAddress(String text) {
        try {
            return IpAddress.parse(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
