/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.config.Configuration;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.HttpStub.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElasticsearchCheckTest {
    private static final Reply NOT_ALLOWED = new Reply(
            403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"needs [monitor]\"},\"status\":403}");

    private String url = "";

    @Test
    void run_saysTheVersion() throws Exception {
        assertThat(check("green", nodes("9.5.3", "9.5.3")))
                .isEqualTo(Check.Result.ok("cluster c is green, 2 node(s) with Elasticsearch 9.5.3, at [" + url + "]"));
        assertThat(check("yellow", nodes("9.5.3", "8.19.21")).summary())
                .contains("2 node(s) with Elasticsearch 8.19.21 and 9.5.3, at");
    }

    @Test
    void run_versionNotForUs_staysSilent() throws Exception {
        assertThat(check("green", NOT_ALLOWED))
                .isEqualTo(Check.Result.ok("cluster c is green, 2 node(s), at [" + url + "]"));
    }

    @Test
    void run_wrongKey_isToldByTheHealth() throws Exception {
        Reply wrong = new Reply(
                401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"api key is expired\"},\"status\":401}");
        try (HttpStub stub = HttpStub.http(0, request -> wrong)) {
            assertThatThrownBy(() -> new ElasticsearchCheck().run(configuration(stub.url())))
                    .hasMessageContaining("asks for credentials: set elasticsearch.api-key")
                    .hasMessageContaining("api key is expired");
        }
    }

    @Test
    void run_oneNodeTooOld_fails() throws Exception {
        assertThat(check("green", nodes("9.5.3", "8.18.8")))
                .isEqualTo(Check.Result.failed(
                        "Elasticsearch 8.18.8 and 9.5.3 at [" + url + "] is too old for Flowhound",
                        "Upgrade every node to 8.19 or 9.x."));
    }

    @Test
    void run_newerThanTested_warns() throws Exception {
        Check.Result result = check("green", nodes("10.0.0", "9.5.3"));
        assertThat(result.ok()).isTrue();
        assertThat(result.nextStep()).contains("tested with Elasticsearch 8.19 and 9.x");
    }

    @Test
    void run_red_fails() throws Exception {
        Check.Result result = check("red", nodes("9.5.3", "9.5.3"));
        assertThat(result.ok()).isFalse();
        assertThat(result.summary()).contains("is red").contains("9.5.3");
        assertThat(result.nextStep()).contains("_cluster/allocation/explain");
    }

    private Check.Result check(String status, Reply nodes) throws Exception {
        try (HttpStub stub =
                HttpStub.http(0, request -> request.path().startsWith("/_nodes") ? nodes : health(status))) {
            url = stub.url().toString();
            return new ElasticsearchCheck().run(configuration(stub.url()));
        }
    }

    private static Configuration configuration(URI url) throws Exception {
        return Configuration.load(null, List.of("elasticsearch.urls=" + url), Map.of());
    }

    private static Reply nodes(String first, String second) {
        return new Reply(
                200, "{\"nodes\":{\"a\":{\"version\":\"%s\"},\"b\":{\"version\":\"%s\"}}}".formatted(first, second));
    }

    private static Reply health(String status) {
        return new Reply(
                200,
                "{\"cluster_name\":\"c\",\"status\":\"" + status
                        + "\",\"timed_out\":false,\"number_of_nodes\":2,\"number_of_data_nodes\":2,"
                        + "\"active_primary_shards\":0,\"active_shards\":0,\"relocating_shards\":0,"
                        + "\"initializing_shards\":0,\"unassigned_shards\":0,\"unassigned_primary_shards\":0,"
                        + "\"delayed_unassigned_shards\":0,\"number_of_pending_tasks\":0,"
                        + "\"number_of_in_flight_fetch\":0,\"task_max_waiting_in_queue_millis\":0,"
                        + "\"active_shards_percent_as_number\":100.0}");
    }
}
