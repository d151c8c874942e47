/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.testkit.HttpStub;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorStateTest {
    private static final String CREATED =
            "{\"_index\":\"x-state\",\"_id\":\"1\",\"_version\":1,\"result\":\"created\",\"_shards\":{\"total\":1,"
                    + "\"successful\":1,\"failed\":0},\"_seq_no\":0,\"_primary_term\":1}";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    private static JsonNode last(HttpStub elastic) throws Exception {
        return new ObjectMapper().readTree(elastic.requests().getLast().body());
    }

    private void publish(HttpStub elastic, StoredBefore stored) throws Exception {
        Configuration configuration =
                Configuration.load(null, List.of("elasticsearch.urls=" + elastic.url(), "index.prefix=x"), Map.of());
        try (ElasticClient client = ElasticAccess.writer(configuration);
                CollectorState state =
                        new CollectorState(client, configuration, "00112233aabbccdd", stored, registry)) {
            state.start();
            await().until(() -> !elastic.requests().isEmpty());
        }
    }

    @Test
    void close_allIsStored_saysStopped() throws Exception {
        try (HttpStub elastic = HttpStub.http(0, request -> new HttpStub.Reply(201, CREATED))) {
            publish(elastic, new StoredBefore(position -> true, 0, () -> 1_700_000_000_000L));
            assertThat(elastic.requests()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(elastic.requests().get(0).path()).isEqualTo("/x-state/_doc/collector-00112233aabbccdd");
            JsonNode document = last(elastic);
            assertThat(document.at("/state/kind").asText()).isEqualTo("collector");
            assertThat(document.at("/state/name").asText()).isEqualTo("00112233aabbccdd");
            assertThat(document.at("/state/stored_before").asText()).isEqualTo("2023-11-14T22:13:20Z");
            assertThat(document.at("/state/stopped").asBoolean()).isTrue();
            assertThat(document.at("/@timestamp").asText()).isNotEmpty();
            assertThat(document.at("/host/name").asText()).isNotEmpty();
        }
    }

    @Test
    void close_somethingWaits_saysUntilWhenAndNotStopped() throws Exception {
        StoredBefore stored = new StoredBefore(position -> false, 0, () -> 1_700_000_000_000L);
        stored.taken(0, 1_600_000_000_000L);
        try (HttpStub elastic = HttpStub.http(0, request -> new HttpStub.Reply(201, CREATED))) {
            publish(elastic, stored);
            assertThat(last(elastic).at("/state/stored_before").asText()).isEqualTo("2020-09-13T12:26:40Z");
            assertThat(last(elastic).at("/state/stopped").asBoolean()).isFalse();
        }
    }

    @Test
    void elasticsearchRefuses_isCounted() throws Exception {
        String refused = "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"},\"status\":403}";
        try (HttpStub elastic = HttpStub.http(0, request -> new HttpStub.Reply(403, refused))) {
            publish(elastic, new StoredBefore(position -> true, 0, () -> 1_700_000_000_000L));
        }
        assertThat(registry.get("flowhound.collector.state.failed").counter().count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void collectorId_isKept_andReplacedWhenItIsNoId() throws Exception {
        String id = CollectorId.of(folder);
        assertThat(id).matches("[0-9a-f]{16}");
        assertThat(CollectorId.of(folder)).isEqualTo(id);
        Files.writeString(folder.resolve("collector-id"), "nonsense");
        assertThat(CollectorId.of(folder)).matches("[0-9a-f]{16}").isNotEqualTo(id);
    }
}
