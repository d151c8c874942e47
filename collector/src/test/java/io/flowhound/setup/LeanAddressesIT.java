/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.bulk.IndexNames;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.FlowStream;
import io.flowhound.schema.IndexMode;
import io.flowhound.schema.Profile;
import io.flowhound.testkit.RealElastic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lean flows, whose text has no {@code related.ip}, are found by it; so are others that lie in the same index. */
class LeanAddressesIT {
    private static final String FLOW =
            "{\"@timestamp\":\"2026-11-22T10:00:00.000Z\",\"source\":{\"ip\":\"10.0.0.1\",\"nat\":"
                    + "{\"ip\":\"198.51.100.1\"}},\"destination\":{\"ip\":\"2001:db8::7\",\"nat\":{\"ip\":\"192.0.2.7\"}}";
    private static final String LEAN = FLOW + "}";
    private static final String STANDARD =
            FLOW + ",\"related\":{\"ip\":[\"10.0.0.1\",\"2001:db8::7\",\"198.51.100.1\",\"192.0.2.7\"]}}";
    private static final String OTHER = LEAN.replace("10.0.0.1", "10.9.9.9")
            .replace("198.51.100.1", "10.9.9.9")
            .replace("2001:db8::7", "10.9.9.8")
            .replace("192.0.2.7", "10.9.9.8");

    private final ElasticClient client = RealElastic.shared().client();
    private final String prefix = RealElastic.prefix();
    private final String alias = prefix + "-flows";
    private final TemplateSettings settings = TemplateSettings.of(prefix).with(Profile.LEAN);

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @EnumSource(IndexMode.class)
    void day_isFilteredAndCounted(IndexMode mode) throws Exception {
        String index = alias + "-2026.11.22";
        new Templates(client, settings.with(mode)).install();
        store(index);
        assertFound();
        assertThat(client.get("/" + index + "/_doc/lean", "_source").toString()).doesNotContain("related");
    }

    @Test
    void dataStream_isFilteredAndCounted() throws Exception {
        FlowStream stream = new FlowStream(prefix);
        new Templates(client, settings.with(stream)).install();
        store(IndexNames.ofStream(alias, stream.name()).index(0));
        assertFound();
    }

    @Test
    void evidence_isFoundLikeItsFlow() throws Exception {
        new Templates(client, settings).install();
        create(prefix + "-evidence-2026.11", "lean", LEAN);
        client.call(api -> api.indices().refresh(refresh -> refresh.index(prefix + "-evidence")));
        assertThat(count(prefix + "-evidence", "related.ip:192.0.2.7")).isEqualTo(1);
    }

    private void store(String index) throws Exception {
        create(index, "lean", LEAN);
        create(index, "standard", STANDARD);
        create(index, "other", OTHER);
        client.call(api -> api.indices().refresh(refresh -> refresh.index(alias)));
    }

    /** One address of each field, by value, by network, and by the other name of its side. */
    private void assertFound() throws ElasticException {
        for (String query : new String[] {
            "related.ip:10.0.0.1",
            "related.ip:198.51.100.1",
            "related.ip:\"2001:db8::7\"",
            "related.ip:192.0.2.7",
            "related.ip:\"10.0.0.0/16\"",
            "related.ip:\"2001:db8::/32\"",
            "client.ip:10.0.0.1",
            "server.nat.ip:192.0.2.7"
        }) {
            assertThat(count(alias, query)).as(query).isEqualTo(2);
        }
        String answer = client.call(api -> api.search(
                        search -> search.index(alias)
                                .size(0)
                                .aggregations("hosts", by -> by.cardinality(of -> of.field("related.ip")))
                                .aggregations("top", by -> by.terms(of -> of.field("related.ip"))),
                        Void.class))
                .toString();
        assertThat(answer)
                .contains(
                        "\"value\":6", "\"doc_count\":2,\"key\":\"10.0.0.1\"", "\"doc_count\":1,\"key\":\"10.9.9.8\"");
    }

    private long count(String name, String query) throws ElasticException {
        return client.call(api ->
                        api.count(count -> count.index(name).query(by -> by.queryString(text -> text.query(query)))))
                .count();
    }

    private void create(String index, String id, String document) throws Exception {
        String body = "{\"create\":{\"_index\":\"" + index + "\",\"_id\":\"" + id + "\"}}\n" + document + "\n";
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(client.bulk().send(octets, octets.length).body(), StandardCharsets.UTF_8))
                .contains("\"status\":201");
    }
}
