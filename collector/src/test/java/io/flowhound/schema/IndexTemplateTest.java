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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IndexTemplateTest {
    private final JsonNode root = read(DocumentKind.FLOWS);
    private final JsonNode properties = root.at("/template/mappings/properties");

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void everyKind_takesOnlyTypesThatEveryElasticsearchHas(DocumentKind kind) {
        JsonNode root = read(kind);
        Set<String> types = new TreeSet<>();
        types(root.at("/template/mappings/properties"), types);
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
        // Where a value of another type is our own doing, and nowhere else: it would hide mistakes.
        assertThat(root.toString().split("ignore_malformed", -1).length - 1)
                .isEqualTo(
                        kind.rows().stream().filter(FieldRow::ignoresMalformed).count());
        assertThat(kind.rows().stream().filter(FieldRow::ignoresMalformed))
                .allMatch(row -> row == LogField.LOG_SYSLOG_FACILITY_CODE);
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

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void everyKind_addsNoFieldByItself(DocumentKind kind) {
        JsonNode root = read(kind);
        assertThat(root.at("/template/mappings/dynamic").toString()).isEqualTo("false");
        assertThat(root.at("/template/mappings").toString().split("\"dynamic\""))
                .hasSize(2);
        assertThat(root.at("/_meta/version").asInt()).isEqualTo(IndexTemplate.VERSION);
        JsonNode index = root.at("/template/settings/index");
        assertThat(index.path("codec").asText()).isEqualTo("best_compression");
        assertThat(index.path("number_of_shards").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOWS, flowhound-flows-*, 5s",
        "PIVOTS, flowhound-pivots-*, 5s",
        "EVIDENCE, flowhound-evidence-*, 5s",
        "BASELINE, flowhound-baseline, 5s",
        "CONTACTS, flowhound-first-contacts-*, 5s",
        "LEDGER, flowhound-contacts, 1s",
        "HEALTH, flowhound-health-*, 5s",
        "STATE, flowhound-state, 1s"
    })
    void everyKind_hasItsIndices(DocumentKind kind, String pattern, String refresh) {
        JsonNode root = read(kind);
        assertThat(root.path("index_patterns").toString()).isEqualTo("[\"" + pattern + "\"]");
        assertThat(root.at("/template/settings/index/refresh_interval").asText())
                .isEqualTo(refresh);
        // An index cannot have an alias of its own name.
        String alias = pattern.endsWith("*") ? "{\"" + kind.name("flowhound") + "\":{}}" : "";
        assertThat(root.at("/template/aliases").toString()).isEqualTo(alias);
    }

    @Test
    void pivots_searchesEachLegByItself() {
        JsonNode path = read(DocumentKind.PIVOTS).at("/template/mappings/properties/pivot/properties/path");
        assertThat(path.path("type").asText()).isEqualTo("nested");
        assertThat(path.at("/properties/source/properties/ip/type").asText()).isEqualTo("ip");
        assertThat(path.at("/properties/link/properties/gap_ms/type").asText()).isEqualTo("long");
    }

    @Test
    void evidence_isWhatFlowsAre_andTheAlert() {
        JsonNode evidence = read(DocumentKind.EVIDENCE).at("/template/mappings/properties");
        properties
                .properties()
                .forEach(field -> assertThat(evidence.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(evidence.at("/pivot/properties/alert/properties/id/type").asText())
                .isEqualTo("keyword");
        assertThat(evidence.at("/pivot/properties/leg/type").asText()).isEqualTo("long");
        assertThat(evidence).hasSize(properties.size() + 1);
    }

    private static void types(JsonNode properties, Set<String> into) {
        for (JsonNode field : properties) {
            if (field.has("properties")) {
                types(field.get("properties"), into);
            }
            if (field.has("type") && field.get("type").isTextual()) {
                into.add(field.get("type").asText());
            }
        }
    }

    private static JsonNode read(DocumentKind kind) {
        try {
            return new ObjectMapper().readTree(IndexTemplate.of(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
