/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IndexTemplateTest {
    private final JsonNode root = read();
    private final JsonNode properties = root.at("/template/mappings/properties");

    @Test
    void flows_takesOnlyTypesThatEveryElasticsearchHas() {
        Set<String> types = new TreeSet<>();
        types(properties, types);
        assertThat(types)
                .isSubsetOf(
                        "alias",
                        "keyword",
                        "ip",
                        "long",
                        "integer",
                        "short",
                        "float",
                        "boolean",
                        "date",
                        "geo_point",
                        "text",
                        "flattened",
                        "nested");
        assertThat(root.toString()).doesNotContain("ignore_malformed");
    }

    @Test
    void flows_mapsByIndexing() {
        assertThat(properties.at("/source/properties/ip").toString()).isEqualTo("{\"type\":\"ip\"}");
        assertThat(properties.at("/source/properties/bytes").toString())
                .isEqualTo("{\"type\":\"long\",\"index\":false}");
        assertThat(properties.at("/network/properties/community_id").toString())
                .isEqualTo("{\"type\":\"keyword\",\"ignore_above\":1024,\"doc_values\":false}");
    }

    @Test
    void flows_namesTheSidesTwiceWithoutStoringThem() {
        assertThat(properties.at("/client/properties/geo/properties/city_name").toString())
                .isEqualTo("{\"type\":\"alias\",\"path\":\"source.geo.city_name\"}");
        assertThat(properties.at("/server/properties/port/path").asText()).isEqualTo("destination.port");
        assertThat(properties
                        .at("/flow/properties/source/properties/locality/type")
                        .asText())
                .isEqualTo("keyword");
    }

    @Test
    void flows_addsNoFieldByItself() {
        assertThat(root.at("/template/mappings/dynamic").toString()).isEqualTo("false");
        assertThat(root.at("/template/aliases").has("flowhound-flows")).isTrue();
        assertThat(root.at("/_meta/version").asInt()).isEqualTo(IndexTemplate.VERSION);
    }

    private static void types(JsonNode properties, Set<String> into) {
        for (JsonNode field : properties) {
            if (field.has("properties")) {
                types(field.get("properties"), into);
            } else {
                into.add(field.get("type").asText());
            }
        }
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(IndexTemplate.flows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
