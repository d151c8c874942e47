/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.bulk.IndexNames;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.FlowStream;
import io.flowhound.schema.IndexMode;
import io.flowhound.schema.IndexTemplate;
import io.flowhound.setup.TemplateState.Outcome;
import io.flowhound.testkit.RealElastic;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Indices of the template of the previous version, of data streams and of logsdb, as whoever reads flows sees them. */
class IndexUpgradeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OLD = "flowhound-flows-4.json";
    private static final String TODAY = "2026-11-22";
    private static final String TOMORROW = "2026-11-23";

    private final ElasticClient client = RealElastic.shared().client();
    private final String prefix = RealElastic.prefix();
    private final String alias = prefix + "-flows";

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void upgrade_oldAndNewDaysAreReadAsOne_andBack() throws Exception {
        String old = oldTemplate();
        putIndexTemplate(old);
        store(day(TODAY), "old", TODAY, 443);

        TemplateState upgraded = install(TemplateSettings.of(prefix));
        assertThat(upgraded.outcome()).isEqualTo(Outcome.INSTALLED);
        assertThat(upgraded.message()).contains("version " + IndexTemplate.VERSION, "version 4 was there");
        store(day(TODAY), "new-in-old", TODAY, 443);
        store(day(TOMORROW), "new", TOMORROW, 443);
        assertReadable(3);
        assertThat(client.get("/" + alias + "-2026.11.23/_settings", "**.sort.field")
                        .toString())
                .contains("destination.ip");

        // The older collector compares versions alone: it finds a newer template and leaves it. What it writes fits.
        TemplateSettings settings = TemplateSettings.of(prefix);
        putIndexTemplate(withVersion(Template.all(settings).get(0).json(), IndexTemplate.VERSION + 1));
        TemplateState found = install(settings);
        assertThat(found.outcome()).isEqualTo(Outcome.CURRENT);
        assertThat(found.message()).contains("newer than ours", "left alone");
        store(day(TOMORROW), "rolled-back", TOMORROW, 443);
        assertReadable(4);

        // Or the old template is put back: the next day is as it was.
        client.call(api -> api.indices().deleteIndexTemplate(delete -> delete.name(alias)));
        putIndexTemplate(old);
        store(day("2026-11-24"), "old-again", TOMORROW, 443);
        assertReadable(5);
    }

    @Test
    void custom_overridesOurs_andStays() throws Exception {
        client.call(api -> api.cluster()
                .putComponentTemplate(put -> put.name(alias + "@custom")
                        .withJson(new StringReader(
                                "{\"template\":{\"settings\":{\"index\":{\"refresh_interval\":\"42s\"}}}}"))));
        install(TemplateSettings.of(prefix));
        store(day(TODAY), "1", TODAY, 443);
        assertThat(client.get("/" + day(TODAY) + "/_settings", "").toString())
                .contains("\"refresh_interval\":\"42s\"", "\"codec\":\"best_compression\"");
        assertReadable(1);
    }

    @Test
    void dataStream_isReadByTheSameNames_andCreatesOnce() throws Exception {
        FlowStream stream = new FlowStream(prefix);
        assertThat(install(TemplateSettings.of(prefix).with(stream)).outcome()).isEqualTo(Outcome.INSTALLED);
        String name = IndexNames.ofStream(alias, stream.name()).index(0);
        store(name, "1", TODAY, 443);
        store(name, "2", "2026-10-01", 443);
        assertThat(bulk(name, "2", TODAY, 443)).contains("\"status\":409");
        assertReadable(2);
        assertThat(install(TemplateSettings.of(prefix).with(stream)).outcome()).isEqualTo(Outcome.CURRENT);

        // Ids are compared within the newest index only: this is the price that docs/rationale.md tells of.
        client.call(api -> api.indices().rollover(roll -> roll.alias(name)));
        store(name, "2", TODAY, 443);
        assertReadable(3);

        TemplateState dated = install(TemplateSettings.of(prefix));
        assertThat(dated.usable()).isFalse();
        assertThat(dated.message()).contains(stream.name(), "index.prefix");
    }

    @Test
    void days_cannotBecomeADataStream() throws Exception {
        install(TemplateSettings.of(prefix));
        store(day(TODAY), "1", TODAY, 443);
        TemplateState refused = install(TemplateSettings.of(prefix).with(new FlowStream(prefix)));
        assertThat(refused.usable()).isFalse();
        assertThat(refused.message()).contains(day(TODAY), "docs/upgrade.md");
    }

    @Test
    void logsdb_takesOurMapping_andGivesTheDocumentBack() throws Exception {
        assertThat(install(TemplateSettings.of(prefix).with(IndexMode.LOGSDB)).outcome())
                .isEqualTo(Outcome.INSTALLED);
        store(day(TODAY), "1", TODAY, 443);
        assertReadable(1);
        assertThat(client.get("/" + day(TODAY) + "/_settings", "").toString()).contains("\"mode\":\"logsdb\"");
    }

    private TemplateState install(TemplateSettings settings) throws ElasticException {
        return new Templates(client, settings).install().get(0);
    }

    /** What the hunt, the dashboards and a search in Discover ask for, by alias and by pattern. */
    private void assertReadable(int documents) throws Exception {
        client.call(api -> api.indices().refresh(refresh -> refresh.index(alias)));
        for (String name : new String[] {alias, alias + "-*"}) {
            for (String query : new String[] {
                "server.port:443",
                "source.port:50000",
                "source.ip:\"10.0.0.0/8\"",
                "related.ip:192.0.2.7",
                "flow.ie.vendorElement:x",
                "network.community_id:\"1:abc\"",
                "event.dataset:flowhound.flow"
            }) {
                assertThat(count(name, query)).as(name + " " + query).isEqualTo(documents);
            }
        }
        String answer = client.call(api -> api.search(
                        search -> search.index(alias)
                                .size(10)
                                .sort(by -> by.field(field -> field.field("@timestamp")))
                                .docvalueFields(field -> field.field("source.port"))
                                .aggregations("bytes", by -> by.sum(sum -> sum.field("network.bytes")))
                                .aggregations("hosts", by -> by.cardinality(of -> of.field("related.ip")))
                                .aggregations(
                                        "country", by -> by.terms(of -> of.field("destination.geo.country_iso_code"))),
                        ObjectNode.class))
                .toString()
                .replace("\\", ""); // the document is printed as a text within the answer
        assertThat(answer)
                .contains("\"community_id\":\"1:abc\"", "\"vendorElement\":\"x\"", "\"source.port\":[50000]")
                .contains("\"value\":" + documents * 100 + ".0", "\"doc_count\":" + documents + ",\"key\":\"DE\"");
    }

    private long count(String name, String query) throws ElasticException {
        return client.call(api ->
                        api.count(count -> count.index(name).query(by -> by.queryString(text -> text.query(query)))))
                .count();
    }

    private void store(String index, String id, String day, int port) throws Exception {
        assertThat(bulk(index, id, day, port)).contains("\"status\":201");
    }

    private String bulk(String index, String id, String day, int port) throws Exception {
        String document = "{\"@timestamp\":\"" + day + "T10:00:00.000Z\",\"event\":{\"dataset\":\"flowhound.flow\"},"
                + "\"source\":{\"ip\":\"10.0.0.1\",\"port\":50000},\"destination\":{\"ip\":\"192.0.2.7\",\"port\":"
                + port
                + ",\"geo\":{\"country_iso_code\":\"DE\",\"location\":{\"lat\":52.5,\"lon\":13.4}}},"
                + "\"network\":{\"bytes\":100,\"community_id\":\"1:abc\"},\"flow\":{\"ie\":{\"vendorElement\":\"x\"}},"
                + "\"related\":{\"ip\":[\"10.0.0.1\",\"192.0.2.7\"]}}";
        String body = "{\"create\":{\"_index\":\"" + index + "\",\"_id\":\"" + id + "\"}}\n" + document + "\n";
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return new String(client.bulk().send(octets, octets.length).body(), StandardCharsets.UTF_8);
    }

    private String day(String day) {
        return alias + "-" + day.replace('-', '.');
    }

    private String oldTemplate() throws IOException {
        try (InputStream in = Objects.requireNonNull(IndexUpgradeIT.class.getResourceAsStream(OLD))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("flowhound-flows", alias);
        }
    }

    private static String withVersion(String json, int version) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(json);
        root.withObject("/_meta").put("version", version);
        return root.toString();
    }

    private void putIndexTemplate(String json) throws ElasticException {
        client.call(api -> api.indices().putIndexTemplate(put -> put.name(alias).withJson(new StringReader(json))));
    }
}
