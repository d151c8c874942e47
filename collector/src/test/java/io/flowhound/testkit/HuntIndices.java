/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The indices of one installation in a real Elasticsearch, with the templates of the product, and flows put there by a test. */
public final class HuntIndices implements AutoCloseable {
    private static final int BATCH = 5_000;
    private static final int MOST = 10_000;

    private final ElasticClient client = RealElastic.shared().client();
    private final String prefix = RealElastic.prefix();

    /** Installs the templates under a prefix that no other test has. */
    public HuntIndices() throws IOException {
        new Templates(client, TemplateSettings.of(prefix)).install();
    }

    /** Others in which the same flows are found, without storing them twice. */
    public HuntIndices sharingFlows() throws IOException {
        HuntIndices other = new HuntIndices();
        client.call(api ->
                api.indices().putAlias(alias -> alias.index(prefix + "-flows-*").name(other.prefix + "-flows")));
        return other;
    }

    public String prefix() {
        return prefix;
    }

    /** A configuration for them with some settings, such as {@code pivot.learning-days=0}. */
    public Configuration configuration(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "index.prefix=" + prefix,
                "elasticsearch.urls=" + RealElastic.shared().url()));
        all.addAll(List.of(settings));
        try {
            return Configuration.load(null, all, Map.of());
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores flow documents in the index of their day, and makes them visible. */
    public void store(Collection<ObjectNode> flows) throws Exception {
        store("flows", flows);
    }

    /** Stores documents of a kind such as {@code syslog} in the index of their day, and makes them visible. */
    public void store(String kind, Collection<ObjectNode> documents) throws Exception {
        StringBuilder body = new StringBuilder();
        int waiting = 0;
        for (ObjectNode flow : documents) {
            String day = flow.path("@timestamp").asText().substring(0, 10).replace('-', '.');
            body.append("{\"create\":{\"_index\":\"" + prefix + "-" + kind + "-" + day + "\"}}\n" + flow + "\n");
            if (++waiting == BATCH) {
                send(body);
                waiting = 0;
            }
        }
        send(body);
        refresh(kind);
    }

    private void send(StringBuilder body) throws Exception {
        if (!body.isEmpty()) {
            byte[] octets = body.toString().getBytes(StandardCharsets.UTF_8);
            body.setLength(0);
            assertThat(new String(client.bulk().send(octets, octets.length).body(), StandardCharsets.UTF_8))
                    .contains("\"errors\":false");
        }
    }

    /** Lets a collector say that everything that arrived before a time is stored. */
    public void storedBefore(long millis) throws IOException {
        String json = """
                {"@timestamp":"%s","host":{"name":"test"},"state":{"kind":"collector","name":"test","stopped":false,
                "stored_before":"%s"}}""".formatted(Instant.now(), Instant.ofEpochMilli(millis));
        client.call(api -> api.index(
                put -> put.index(prefix + "-state").id("collector-test").withJson(new StringReader(json))));
    }

    private void refresh(String kind) throws IOException {
        client.call(api -> api.indices().refresh(all -> all.index(prefix + "-" + kind + "*")));
    }

    private List<Hit<ObjectNode>> hits(String kind) throws IOException {
        refresh(kind);
        List<Hit<ObjectNode>> hits = client.call(api -> api.search(
                        search -> search.index(prefix + "-" + kind + "*")
                                .size(MOST)
                                .version(true)
                                .seqNoPrimaryTerm(true),
                        ObjectNode.class))
                .hits()
                .hits();
        assertThat(hits).as("more documents than one page").hasSizeLessThan(MOST);
        return hits;
    }

    /** The documents of a kind such as {@code pivots}, by their ids. */
    public Map<String, ObjectNode> documents(String kind) throws IOException {
        Map<String, ObjectNode> documents = new TreeMap<>();
        hits(kind).forEach(hit -> documents.put(hit.index().substring(prefix.length()) + "/" + hit.id(), hit.source()));
        return documents;
    }

    /** How often each document of a kind was written, and where its last write stands in the order of all. */
    public Map<String, String> writes(String kind) throws IOException {
        Map<String, String> writes = new TreeMap<>();
        hits(kind)
                .forEach(hit -> writes.put(
                        hit.index().substring(prefix.length()) + "/" + hit.id(), hit.version() + " at " + hit.seqNo()));
        return writes;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
