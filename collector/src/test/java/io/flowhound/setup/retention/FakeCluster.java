/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.HttpStub.Reply;
import io.flowhound.testkit.HttpStub.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A server with some indices on one node, that refuses what it is told to, in the forms in which Elasticsearch does. */
final class FakeCluster implements AutoCloseable {
    static final Reply FORBIDDEN = error(403, "security_exception", "action is unauthorized for API key");
    static final Reply NOT_FOUND = error(404, "index_not_found_exception", "no such index");
    static final Reply UNAVAILABLE = error(503, "master_not_discovered_exception", "none");

    private final HttpStub server = HttpStub.http(0, this::answer);
    private final Map<String, Long> indices = new TreeMap<>();
    private final Map<String, Reply> refusals = new ConcurrentHashMap<>();
    private volatile Instant clock = Views.NOW;

    FakeCluster() throws IOException {}

    static Reply error(int status, String type, String reason) {
        return new Reply(
                status,
                "{\"error\":{\"type\":\"%s\",\"reason\":\"%s\",\"root_cause\":[]},\"status\":%d}"
                        .formatted(type, reason, status));
    }

    ElasticClient client() throws ElasticException {
        return ElasticClient.of(ElasticSettings.of(server.url()));
    }

    FakeCluster with(String index, long octets) {
        indices.put(index, octets);
        return this;
    }

    /** Answers requests of a method whose path ends so with this. */
    FakeCluster refusing(String method, String path, Reply reply) {
        refusals.put(method + " " + path, reply);
        return this;
    }

    /** Has the clock of its node show this. */
    FakeCluster at(Instant time) {
        clock = time;
        return this;
    }

    void allowAll() {
        refusals.clear();
    }

    /** What came in of a method, as paths without the slash. */
    List<String> requests(String method) {
        return server.requests().stream()
                .filter(request -> request.method().equals(method))
                .map(request -> request.path().substring(1))
                .toList();
    }

    private Reply answer(Request request) {
        String path = request.path();
        for (Map.Entry<String, Reply> refusal : refusals.entrySet()) {
            String[] what = refusal.getKey().split(" ");
            if (request.method().equals(what[0]) && path.endsWith(what[1])) {
                return refusal.getValue();
            }
        }
        if (path.endsWith("/_stats/docs,store")) {
            return new Reply(200, stats());
        }
        if (path.contains("/_settings/")) {
            return new Reply(200, "{}");
        }
        if (path.startsWith("/_nodes/stats")) {
            return new Reply(200, NODES.formatted(clock.toEpochMilli()));
        }
        if (path.startsWith("/_index_template/")) {
            return new Reply(200, template(path.substring(path.lastIndexOf('/') + 1)));
        }
        return new Reply(200, "{\"acknowledged\":true,\"shards_acknowledged\":true,\"index\":\"" + path + "\"}");
    }

    private static final String NODES = """
            {"_nodes":{"total":1,"successful":1,"failed":0},"cluster_name":"c","nodes":{"n1":{"name":"node-1","fs":{
            "timestamp":%d,"total":{"total_in_bytes":1000,"free_in_bytes":100,"available_in_bytes":100},"data":[]}}}}""";

    private static String template(String name) {
        return """
                {"index_templates":[{"name":"%s","index_template":{"index_patterns":["x"],"composed_of":[],
                "_meta":{"version":1,"checksum":"0"}}}]}""".formatted(name);
    }

    private String stats() {
        String each = indices.entrySet().stream()
                .map(index -> """
                        "%s":{"uuid":"u","primaries":{"docs":{"count":7,"deleted":0}},"total":{},"shards":{"0":[
                        {"routing":{"state":"STARTED","primary":true,"node":"n1","relocating_node":null},
                        "docs":{"count":7,"deleted":0},"store":{"size_in_bytes":%d,"reserved_in_bytes":0}}]}}""".formatted(index.getKey(), index.getValue()))
                .collect(Collectors.joining(","));
        return "{\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},\"_all\":{\"primaries\":{},\"total\":{}},\"indices\":{"
                + each + "}}";
    }

    @Override
    public void close() {
        server.close();
    }
}
