/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.testkit.RealElastic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Indices of one test in a real Elasticsearch, with the mappings that matter here. */
final class TestIndices implements AutoCloseable {
    private static final String FLOWS = """
            {"mappings":{"dynamic":false,"properties":{"@timestamp":{"type":"date"},
            "event":{"properties":{"start":{"type":"date","index":false},"end":{"type":"date","index":false},
            "created":{"type":"date","index":false},"duration":{"type":"long","index":false}}},
            "source":{"properties":{"ip":{"type":"ip"},"port":{"type":"long"},"bytes":{"type":"long","index":false}}},
            "destination":{"properties":{"ip":{"type":"ip"},"port":{"type":"long"},"bytes":{"type":"long","index":false}}},
            "network":{"properties":{"application":{"type":"keyword"},"transport":{"type":"keyword"}}},"observer":{"properties":{"ip":{"type":"ip"}}},
            "flow":{"properties":{"id":{"type":"keyword","index":false},"tcp_flags":{"type":"keyword"},
            "sampling":{"properties":{"rate":{"type":"long","index":false}}}IDS}}}},
            "settings":{"index":{"number_of_replicas":0,"codec":"best_compression"}},"aliases":{"ALIAS":{}}}""";
    private static final String IDS = """
            ,"source":{"properties":{"id":{"type":"keyword"}}},"destination":{"properties":{"id":{"type":"keyword"}}}""";
    private static final String BASELINE = """
            {"mappings":{"dynamic":false,"properties":{"@timestamp":{"type":"date"},
            "flow":{"properties":{"source":{"properties":{"id":{"type":"keyword"}}},"destination":{"properties":{"id":{"type":"keyword"}}}}},
            "source":{"properties":{"ip":{"type":"ip"}}},"destination":{"properties":{"ip":{"type":"ip"}}},
            "baseline":{"properties":{"day":{"type":"long"},"kind":{"type":"keyword"},"services":{"type":"keyword"},
            "sessions":{"type":"long"},"refused":{"type":"long"}}}}},"settings":{"index":{"number_of_replicas":0}}}""";

    final ElasticClient elastic = RealElastic.shared().client();
    final Counter requests = Counter.builder("requests").register(new SimpleMeterRegistry());
    final String prefix = RealElastic.prefix();
    final QueryClient client = new QueryClient(elastic, prefix, requests);

    /** Makes a flow index below the alias. */
    String flows(String suffix) throws Exception {
        String name = client.flows() + "-" + suffix;
        create(name, FLOWS.replace("ALIAS", client.flows()).replace("IDS", IDS));
        return name;
    }

    /** Makes a flow index of a version without identities. */
    String earlierFlows(String suffix) throws Exception {
        String name = client.flows() + "-" + suffix;
        create(name, FLOWS.replace("ALIAS", client.flows()).replace("IDS", ""));
        return name;
    }

    void baseline() throws Exception {
        create(client.baseline(), BASELINE);
    }

    private void create(String name, String json) throws Exception {
        elastic.call(api -> api.indices().create(create -> create.index(name).withJson(new StringReader(json))));
    }

    /** Stores documents and makes them visible. */
    void store(String index, Collection<FlowDocument> documents) throws Exception {
        String body = documents.stream()
                .map(document -> "{\"create\":{\"_index\":\"" + index + "\"}}\n" + document.json() + "\n")
                .collect(Collectors.joining());
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(elastic.bulk().send(octets, octets.length).body(), StandardCharsets.UTF_8))
                .contains("\"errors\":false");
        elastic.call(api -> api.indices().refresh(refresh -> refresh.index(index)));
    }

    void store(String index, FlowDocument... documents) throws Exception {
        store(index, List.of(documents));
    }

    /** Requests since the last time this was asked. */
    RequestCount count() {
        return new RequestCount(requests);
    }

    /** How many requests were sent since it was made. */
    static final class RequestCount {
        private final Counter requests;
        private final double before;

        RequestCount(Counter requests) {
            this.requests = requests;
            this.before = requests.count();
        }

        int sent() {
            return (int) (requests.count() - before);
        }
    }

    @Override
    public void close() throws Exception {
        elastic.close();
    }
}
