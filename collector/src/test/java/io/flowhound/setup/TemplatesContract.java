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
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldRow;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertThat(outcomes(templates.check())).containsOnly(Outcome.MISSING).hasSameSizeAs(DocumentKind.values());
        assertThat(outcomes(templates.dryRun()))
                .containsOnly(Outcome.WOULD_INSTALL)
                .hasSameSizeAs(DocumentKind.values());
        assertThat(outcomes(templates.check())).containsOnly(Outcome.MISSING).hasSameSizeAs(DocumentKind.values());
        assertThat(outcomes(templates.install()))
                .containsOnly(Outcome.INSTALLED)
                .hasSameSizeAs(DocumentKind.values());
        assertThat(outcomes(templates.install())).containsOnly(Outcome.CURRENT).hasSameSizeAs(DocumentKind.values());
        assertThat(outcomes(templates.check())).containsOnly(Outcome.CURRENT).hasSameSizeAs(DocumentKind.values());
        assertThat(templates.check()).allMatch(TemplateState::usable);
    }

    @Test
    void install_otherSettings_replaces() throws IOException {
        templates().install();
        Templates twoShards = new Templates(client, new TemplateSettings(prefix, 2, 0));
        assertThat(outcomes(twoShards.check())).containsOnly(Outcome.OUTDATED).hasSameSizeAs(DocumentKind.values());
        assertThat(outcomes(twoShards.install()))
                .containsOnly(Outcome.INSTALLED)
                .hasSameSizeAs(DocumentKind.values());
        assertThat(outcomes(twoShards.install())).containsOnly(Outcome.CURRENT).hasSameSizeAs(DocumentKind.values());
    }

    @Test
    void bulk_createsTheIndexWithMappingAndAlias() throws Exception {
        templates().install();
        String id = prefix + "-1";
        assertThat(create(index, id, document(DocumentKind.FLOWS))).contains("\"status\":201");
        assertThat(create(index, id, document(DocumentKind.FLOWS))).contains("\"status\":409");
        client.call(api -> api.indices().refresh(refresh -> refresh.index(index)));

        assertThat(mappedFields(index)).containsAll(leafPaths(DocumentKind.FLOWS));
        String alias = prefix + "-flows";
        for (String field : List.of("source.ip", "client.ip", "related.ip")) {
            assertThat(count(alias, field, "192.0.2.7")).as(field).isEqualTo(1);
        }
        assertThat(count(alias, "server.port", "443")).isEqualTo(1);
        assertThat(count(alias, "flow.ie.someElement", "x")).isEqualTo(1);
        assertThat(count(alias, "client.ip", "192.0.2.8")).isZero();
        assertThat(count(alias, "unmapped", "1")).isZero();
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void bulk_createsTheIndexOfEachKind_withItsRowsAndNoOther(DocumentKind kind) throws Exception {
        templates().install();
        String index = kind.name(prefix) + (kind.isDated() ? "-2026.11" : "");
        assertThat(create(index, "1", document(kind))).contains("\"status\":201");
        client.call(api -> api.indices().refresh(refresh -> refresh.index(index)));

        assertThat(mappedFields(index)).containsAll(leafPaths(kind)).doesNotContain("unmapped", "state.unmapped");
        assertThat(countAll(kind.name(prefix))).isEqualTo(1);
        assertThat(count(kind.name(prefix), "unmapped", "1")).isZero();
    }

    @Test
    void pivots_areFoundByOneLeg_notByPartsOfTwo() throws Exception {
        templates().install();
        String index = prefix + "-pivots-2026.11";
        String path =
                "{\"source\":{\"ip\":\"10.0.0.1\"},\"protocol\":\"ssh\"},{\"source\":{\"ip\":\"10.0.0.2\"},\"protocol\":\"rdp\"}";
        create(index, "1", "{\"message\":\"Possible pivot\",\"pivot\":{\"path\":[" + path + "]}}");
        client.call(api -> api.indices().refresh(refresh -> refresh.index(index)));
        assertThat(legs("10.0.0.1", "ssh")).isEqualTo(1);
        assertThat(legs("10.0.0.1", "rdp")).isZero();
        assertThat(count(prefix + "-pivots", "message", "pivot")).isEqualTo(1);
    }

    private long legs(String source, String protocol) throws IOException {
        return client.call(api -> api.count(count -> count.index(prefix + "-pivots")
                        .query(query -> query.nested(nested -> nested.path("pivot.path")
                                .query(leg -> leg.bool(all -> all.filter(
                                                one -> one.term(term -> term.field("pivot.path.source.ip")
                                                        .value(source)))
                                        .filter(one -> one.term(term -> term.field("pivot.path.protocol")
                                                .value(protocol)))))))))
                .count();
    }

    private long countAll(String name) throws IOException {
        return client.call(api -> api.count(count -> count.index(name))).count();
    }

    private Templates templates() {
        return new Templates(client, TemplateSettings.of(prefix));
    }

    private static List<Outcome> outcomes(List<TemplateState> states) {
        return states.stream().map(TemplateState::outcome).toList();
    }

    private String create(String index, String id, String document) throws IOException, InterruptedException {
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

    private Set<String> mappedFields(String index) throws IOException {
        return client.call(api -> api.fieldCaps(caps -> caps.index(index).fields("*")))
                .fields()
                .keySet();
    }

    private static Set<String> leafPaths(DocumentKind kind) {
        Set<String> paths = new TreeSet<>();
        for (FieldRow field : kind.rows()) {
            if (field.indexing() != null) {
                paths.add(field.path());
            }
        }
        return paths;
    }

    /** One document with a value for every row of its kind, and a field that has no row. */
    private static String document(DocumentKind kind) throws IOException {
        StringBuilder flat = new StringBuilder("{\"unmapped\":1");
        for (FieldRow field : kind.rows()) {
            if (field.indexing() != null) {
                flat.append(",\"").append(field.path()).append("\":").append(value(field));
            }
        }
        JsonNode valid = JSON.readTree(flat.append('}').toString());
        return JSON.writeValueAsString(valid);
    }

    private static String value(FieldRow field) {
        if (field == Field.DESTINATION_PORT) {
            return "443";
        }
        return switch (field.type()) {
            case DATE -> "\"2026-11-22T10:00:00.000Z\"";
            case IP -> "\"192.0.2.7\"";
            case IP_LIST -> "[\"192.0.2.7\",\"2001:db8::1\"]";
            case LONG -> "9223372036854775807";
            case HEX_KEYWORD -> "\"0123456789abcdef\"";
            case TEXT -> "\"some words\"";
            case NUMERIC_KEYWORD, KEYWORD -> "\"" + "k".repeat(2000) + "\"";
            case KEYWORDS -> "[\"a\",\"b\"]";
            case MAC -> "\"00-00-5E-00-53-23\"";
            case FLOAT -> "0.5";
            case BOOLEAN -> "true";
            case GEO_POINT -> "{\"lat\":52.5,\"lon\":13.4}";
            case FLATTENED -> "{\"someElement\":\"x\",\"long\":\"" + "y".repeat(40_000) + "\"}";
            case OBJECT, NESTED -> throw new IllegalArgumentException("an object has no value of its own: " + field);
        };
    }
}
