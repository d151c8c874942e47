/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private Health journal = Health.ok("3 of 4096 MiB used");
    private Health pipeline = Health.ok("works");
    private Health templates = Health.ok("installed");
    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AdminServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                registry,
                List.of(source("journal", () -> journal)),
                List.of(source("journal", () -> journal), source("templates", () -> templates)),
                List.of(source("pipeline", () -> pipeline)),
                Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        registry.close();
    }

    @Test
    void health_allConditionsMet_is200() throws Exception {
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"ok\":true,\"conditions\":[{\"name\":\"journal\",\"ok\":true,"
                        + "\"reason\":\"3 of 4096 MiB used\"}]}");
    }

    @Test
    void health_conditionNotMet_is503_withReason() throws Exception {
        journal = Health.failing("disk is full");
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(answer.body()).at("/ok").asBoolean()).isFalse();
        assertThat(JSON.readTree(answer.body()).at("/conditions/0/reason").asText())
                .isEqualTo("disk is full");
    }

    @Test
    void ready_hasConditionsOfItsOwn() throws Exception {
        templates = Health.failing("not installed");
        assertThat(get("/health").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = get("/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(answer.body()).at("/conditions"))
                .hasSize(2)
                .last()
                .isEqualTo(JSON.readTree("{\"name\":\"templates\",\"ok\":false,\"reason\":\"not installed\"}"));
    }

    @Test
    void live_isNotMetOnlyByWhatARestartPutsRight() throws Exception {
        journal = Health.failing("disk is full");
        templates = Health.failing("not installed");
        assertThat(get("/live").statusCode()).isEqualTo(200);
        pipeline = Health.failing("ended by an error");
        assertThat(get("/live").statusCode()).isEqualTo(503);
    }

    @Test
    void health_warning_isShown_andStays200() throws Exception {
        journal = Health.warning("nearly full");
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).at("/conditions/0"))
                .isEqualTo(JSON.readTree(
                        "{\"name\":\"journal\",\"ok\":true,\"reason\":\"nearly full\",\"warning\":true}"));
    }

    @Test
    void health_sourceThrows_isNotMet() throws Exception {
        try (AdminServer broken = new AdminServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                registry,
                List.of(source("bulk", () -> {
                    throw new IllegalStateException("closed");
                })),
                List.of(),
                List.of(),
                Map.of())) {
            HttpResponse<String> answer = get(broken, "/health");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("cannot be asked: java.lang.IllegalStateException: closed");
            assertThat(get(broken, "/ready").body()).isEqualTo("{\"ok\":true,\"conditions\":[]}");
        }
    }

    @Test
    void metrics_collectorAndProcess_inPrometheusText() throws Exception {
        new CollectorMetrics(registry).datagramsReceived.increment(7);
        try (ProcessMeters meters = new ProcessMeters(registry)) {
            HttpResponse<String> answer = get("/metrics?name=x");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body())
                    .contains("flowhound_datagrams_received_total 7.0\n")
                    .contains("jvm_memory_used_bytes{", "jvm_gc_", "process_cpu_usage", "process_uptime_seconds")
                    .contains("jvm_threads_live_threads", "process_files_open_files");
            assertThat(meters).isNotNull();
        }
    }

    @Test
    void unknownPath_is404_andListsPaths() throws Exception {
        for (String path : List.of("/", "/healthy", "/health/x")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree(answer.body()).at("/paths"))
                    .isEqualTo(JSON.readTree("[\"/health\",\"/live\",\"/metrics\",\"/ready\"]"));
        }
    }

    @Test
    void otherMethods_are405_headHasNoBody() throws Exception {
        HttpResponse<String> post = send(server, "POST", "/health");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
        HttpResponse<String> head = send(server, "HEAD", "/metrics");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void start_addressInUse_namesSettingAndAddress() {
        InetSocketAddress used = server.address();
        assertThatThrownBy(() -> new AdminServer(used, registry, List.of(), List.of(), List.of(), Map.of()).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen on admin.address ")
                .hasMessageContaining(":" + used.getPort() + " (");
    }

    @Test
    void start_unknownHost_isSaid() {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 1);
        assertThatThrownBy(() -> new AdminServer(unknown, registry, List.of(), List.of(), List.of(), Map.of()).close())
                .hasMessage("admin.address: the host no-such-host.invalid is not known");
    }

    @Test
    void close_stopsListening() {
        server.close();
        assertThatThrownBy(() -> get("/health")).isInstanceOf(ConnectException.class);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(server, path);
    }

    private HttpResponse<String> get(AdminServer from, String path) throws Exception {
        return send(from, "GET", path);
    }

    private HttpResponse<String> send(AdminServer to, String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + to.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HealthSource source(String name, Supplier<Health> health) {
        return new HealthSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health health() {
                return health.get();
            }
        };
    }
}
