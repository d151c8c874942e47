/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.ContactField;
import io.flowhound.schema.FieldRow;
import io.flowhound.schema.LedgerField;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactDocumentTest {
    private static final long FOUND = 1_772_841_600_000L;
    private static final String FLOW = """
            {"@timestamp":"2026-03-06T23:50:00.123Z","source":{"ip":"192.168.1.20","domain":"printer"},
            "destination":{"ip":"203.0.113.9","port":443,"domain":"update.example.jp",
            "geo":{"country_iso_code":"JP","city_name":"Tokyo","location":{"lat":1,"lon":2}},
            "as":{"number":2497,"organization":{"name":"IIJ"}}},
            "network":{"transport":"tcp","protocol":"https","direction":"outbound"},
            "flow":{"source":{"id":"00-00-5E-00-53-23"},"id":"0123456789abcdef"},"observer":{"ip":"192.0.2.1"}}""";

    private static ObjectNode flow(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Sighting sighting(String kind, String value, long bytes) {
        return new Sighting(
                new Machine("00-00-5E-00-53-23", "192.168.1.20"),
                kind,
                value,
                FOUND - 5_000,
                FOUND,
                3,
                bytes,
                List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            country | JP     | spoke to Japan for the first time (AS2497 IIJ, https), 12 kB
            as      | AS2497 | spoke to AS2497 IIJ for the first time (Japan, https), 12 kB
            service | https  | used https for the first time (to update.example.jp (203.0.113.9), Japan, AS2497 IIJ), 12 kB
            """)
    void message_isOneSentence(String kind, String value, String expected) {
        ObjectNode document = ContactDocument.of(sighting(kind, value, 12_345), flow(FLOW), FOUND);
        assertThat(document.path("message").asText()).isEqualTo("printer (192.168.1.20) " + expected);
    }

    @Test
    void message_withoutNamesAndPlaces_namesTheAddresses() {
        ObjectNode bare = flow("""
                {"@timestamp":"2026-03-06T23:50:00.000Z","source":{"ip":"192.168.1.20"},
                "destination":{"ip":"203.0.113.9","port":8443,"geo":{"country_iso_code":"JP"}},
                "network":{"transport":"tcp","direction":"outbound"}}""");
        assertThat(ContactDocument.of(sighting("country", "JP", 999), bare, FOUND)
                        .path("message")
                        .asText())
                .isEqualTo("192.168.1.20 spoke to Japan for the first time (to 203.0.113.9, tcp/8443), 999 B");
    }

    @Test
    void everyLeaf_hasARow() {
        assertThat(leaves(ContactDocument.of(sighting("country", "JP", 1), flow(FLOW), FOUND)))
                .isSubsetOf(paths(ContactField.values()))
                .contains("destination.geo.country_name", "flow.source.id", "flow.id", "related.ip", "contact.machine")
                .doesNotContain("destination.geo.city_name");
        ObjectNode entry = Entry.of(sighting("country", "JP", 1), flow(FLOW)).json();
        assertThat(leaves(entry))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(paths(LedgerField.values()).stream(), Stream.of(Entry.DOCUMENT))
                                .toList());
    }

    private static Set<String> paths(FieldRow[] rows) {
        return Stream.of(rows).map(FieldRow::path).collect(Collectors.toSet());
    }

    private static Set<String> leaves(JsonNode root) {
        Set<String> leaves = new TreeSet<>();
        leaves("", root, leaves);
        return leaves;
    }

    private static void leaves(String path, JsonNode at, Set<String> leaves) {
        if (!at.isObject()) {
            leaves.add(path);
            return;
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = at.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            leaves((path.isEmpty() ? "" : path + ".") + field.getKey(), field.getValue(), leaves);
        }
    }

    @Test
    void id_dependsOnWhoWhatAndWhen() {
        String id = ContactDocument.of(sighting("country", "JP", 1), flow(FLOW), FOUND)
                .at("/event/id")
                .asText();
        assertThat(id).isEqualTo(new EntryKey("00-00-5E-00-53-23", "country", "JP").id() + "-1772841000");
        assertThat(EntryKey.ofMachine("a").id())
                .hasSize(32)
                .isNotEqualTo(EntryKey.ofMachine("b").id())
                .isNotEqualTo(EntryKey.ofKind("a").id());
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "1240, 1.2 kB", "12345, 12 kB", "1500000000, 1.5 GB"})
    void bytes_inTheLargestUnit(long octets, String text) {
        assertThat(ContactDocument.bytes(octets)).isEqualTo(text);
    }
}
