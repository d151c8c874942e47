/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.testkit.HttpStub;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A notifier on an Elasticsearch that can search health documents, and no alerts. */
class NotifierTest {
    private static final long NOW = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private static final String SEARCHED =
            "{\"took\":1,\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},\"hits\":{\"hits\":[%s]}}";
    private static final String AT_RISK =
            "{\"_index\":\"x-health\",\"_id\":\"1\",\"_source\":{\"@timestamp\":\"2026-11-22T11:59:00.000Z\","
                    + "\"host\":{\"name\":\"flows1\"},\"health\":{\"collector\":\"a1\",\"ok\":false,\"problems\":[\"journal\"]}}}";

    private final List<String> told = new ArrayList<>();

    private static HttpStub.Reply reply(HttpStub.Request request) {
        String path = request.path();
        String body = new String(request.body(), StandardCharsets.UTF_8);
        if (path.startsWith("/x-pivots/")) {
            return new HttpStub.Reply(
                    400, "{\"error\":{\"type\":\"broken\",\"reason\":\"all shards failed\"},\"status\":400}");
        }
        if (path.endsWith("/_search")) {
            boolean risks = path.startsWith("/x-health/") && !body.contains("observer.ip");
            return new HttpStub.Reply(200, SEARCHED.formatted(risks ? AT_RISK : ""));
        }
        if (path.endsWith("/_mget")) {
            return new HttpStub.Reply(200, "{\"docs\":[{\"_index\":\"x\",\"_id\":\"none\",\"found\":false}]}");
        }
        if (path.endsWith("/_bulk")) {
            return new HttpStub.Reply(
                    200,
                    "{\"took\":1,\"errors\":false,\"items\":[{\"create\":{\"_index\":\"x\",\"_id\":\"i\",\"status\":201,"
                            + "\"_seq_no\":1,\"_primary_term\":1}}]}");
        }
        return request.method().equals("GET")
                ? new HttpStub.Reply(404, "{\"_index\":\"x\",\"_id\":\"i\",\"found\":false}")
                : new HttpStub.Reply(
                        201,
                        "{\"_index\":\"x\",\"_id\":\"i\",\"_version\":1,\"result\":\"created\",\"_seq_no\":1,\"_primary_term\":1,"
                                + "\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}");
    }

    private final class Listener implements Channel {
        @Override
        public String name() {
            return "chat";
        }

        @Override
        public String address() {
            return "here";
        }

        @Override
        public Urgency least() {
            return Urgency.LOW;
        }

        @Override
        public Outcome send(Message message) {
            told.add(message.title());
            return Outcome.sent("thanks");
        }
    }

    @Test
    void poll_alertsCannotBeSearched_healthIsTold_andTheFailureIsThrown() throws Exception {
        NotifierSettings settings = new NotifierSettings(
                "x",
                Duration.ofSeconds(30),
                Set.of(NoticeKind.values()),
                Urgency.HIGH,
                Urgency.MEDIUM,
                Urgency.LOW,
                "",
                "");
        try (HttpStub stub = HttpStub.http(0, NotifierTest::reply);
                Notifier notifier = new Notifier(
                        settings,
                        ElasticClient.of(ElasticSettings.of(stub.url())),
                        List.of(new Listener()),
                        new SimpleMeterRegistry(),
                        () -> NOW)) {
            assertThatThrownBy(notifier::poll)
                    .isInstanceOf(ElasticException.class)
                    .hasMessageContaining("all shards failed");
            assertThat(told).containsExactly("Flowhound: data at risk (high)");
        }
    }
}
