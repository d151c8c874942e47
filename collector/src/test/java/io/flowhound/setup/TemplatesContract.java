/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.bulk.BulkTransport;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.Field;
import io.flowhound.setup.TemplateState.Outcome;
import io.flowhound.testkit.RealElastic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What installation must do on any real Elasticsearch. */
abstract class TemplatesContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String prefix = RealElastic.prefix();
    private final String index = prefix + "-flows-2026.11.22";
    private ElasticClient client;

    /** A client of the server; the test closes it. */
    abstract ElasticClient connect() throws Exception;

    @BeforeEach
    void open() throws Exception {
        client = connect();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void install_missing_thenNothingToDo() throws IOException {
        Templates templates = templates();
        assertThat(outcomes(templates.check())).containsExactly(Outcome.MISSING);
        assertThat(outcomes(templates.dryRun())).containsExactly(Outcome.WOULD_INSTALL);
        assertThat(outcomes(templates.check())).containsExactly(Outcome.MISSING);
        assertThat(outcomes(templates.install())).containsExactly(Outcome.INSTALLED);
        assertThat(outcomes(templates.install())).containsExactly(Outcome.CURRENT);
        assertThat(outcomes(templates.check())).containsExactly(Outcome.CURRENT);
        assertThat(templates.check()).allMatch(TemplateState::usable);
    }

    @Test
    void install_otherSettings_replaces() throws IOException {
        templates().install();
        Templates twoShards = new Templates(client, new TemplateSettings(prefix, 2, 0));
        assertThat(outcomes(twoShards.check())).containsExactly(Outcome.OUTDATED);
        assertThat(outcomes(twoShards.install())).containsExactly(Outcome.INSTALLED);
        assertThat(outcomes(twoShards.install())).containsExactly(Outcome.CURRENT);
    }

    @Test
    void bulk_createsTheIndexWithMappingAndAlias() throws Exception {
        templates().install();
        String id = prefix + "-1";
        assertThat(create(id, document())).contains("\"status\":201");
        assertThat(create(id, document())).contains("\"status\":409");
        client.call(api -> api.indices().refresh(refresh -> refresh.index(index)));

        assertThat(mappedFields()).containsAll(leafPaths());
        String alias = prefix + "-flows";
        for (String field : List.of("source.ip", "client.ip", "related.ip")) {
            assertThat(count(alias, field, "192.0.2.7")).as(field).isEqualTo(1);
        }
        assertThat(count(alias, "server.port", "443")).isEqualTo(1);
        assertThat(count(alias, "flow.ie.someElement", "x")).isEqualTo(1);
        assertThat(count(alias, "client.ip", "192.0.2.8")).isZero();
        assertThat(count(alias, "unmapped", "1")).isZero();
    }

    private Templates templates() {
        return new Templates(client, TemplateSettings.of(prefix));
    }

    private static List<Outcome> outcomes(List<TemplateState> states) {
        return states.stream().map(TemplateState::outcome).toList();
    }

    private String create(String id, String document) throws IOException, InterruptedException {
        String body = "{\"create\":{\"_index\":\"" + index + "\",\"_id\":\"" + id + "\"}}\n" + document + "\n";
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        BulkTransport.Response response = client.bulk().send(octets, octets.length);
        assertThat(response.status()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private long count(String alias, String field, String value) throws IOException {
        return client.call(api -> api.count(count -> count.index(alias)
                        .query(query -> query.term(term -> term.field(field).value(value)))))
                .count();
    }

    private Set<String> mappedFields() throws IOException {
        return client.call(api -> api.fieldCaps(caps -> caps.index(index).fields("*")))
                .fields()
                .keySet();
    }

    private static Set<String> leafPaths() {
        Set<String> paths = new TreeSet<>();
        for (Field field : Field.values()) {
            if (field.indexing() != null) {
                paths.add(field.path());
            }
        }
        return paths;
    }

    /** One document with a value for every row of Field, and a field that has no row. */
    private static String document() throws IOException {
        StringBuilder flat = new StringBuilder("{\"unmapped\":1");
        for (Field field : Field.values()) {
            if (field.indexing() != null) {
                flat.append(",\"").append(field.path()).append("\":").append(value(field));
            }
        }
        JsonNode valid = JSON.readTree(flat.append('}').toString());
        return JSON.writeValueAsString(valid);
    }

    private static String value(Field field) {
        if (field == Field.DESTINATION_PORT) {
            return "443";
        }
        return switch (field.type()) {
            case DATE -> "\"2026-11-22T10:00:00.000Z\"";
            case IP -> "\"192.0.2.7\"";
            case IP_LIST -> "[\"192.0.2.7\",\"2001:db8::1\"]";
            case LONG -> "9223372036854775807";
            case NUMERIC_KEYWORD, KEYWORD -> "\"" + "k".repeat(2000) + "\"";
            case KEYWORDS -> "[\"a\",\"b\"]";
            case MAC -> "\"00-00-5E-00-53-23\"";
            case FLOAT -> "0.5";
            case BOOLEAN -> "true";
            case GEO_POINT -> "{\"lat\":52.5,\"lon\":13.4}";
            case FLATTENED -> "{\"someElement\":\"x\",\"long\":\"" + "y".repeat(40_000) + "\"}";
            case OBJECT -> throw new IllegalArgumentException("an object has no value of its own: " + field);
        };
    }
}
