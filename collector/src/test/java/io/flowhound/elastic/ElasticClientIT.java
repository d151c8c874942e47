/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhound.bulk.BulkTransport;
import io.flowhound.elastic.ElasticException.Kind;
import io.flowhound.testkit.RealElastic;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElasticClientIT {
    private final RealElastic elastic = RealElastic.shared();
    private final String index = RealElastic.prefix();

    @ParameterizedTest
    @EnumSource(Compression.class)
    void send_verdictsLineUpWithItems(Compression compression) throws Exception {
        String body = action("1") + "{\"at\":\"2026-11-22\"}\n" + action("1") + "{}\n" + action("2")
                + "{\"at\":\"no date\"}\n" + action("3") + "{}\n";
        try (ElasticClient client =
                ElasticClient.strict(ElasticSettings.of(elastic.url()).with(compression))) {
            BulkTransport.Response response = send(client, body);
            assertThat(response.status()).isEqualTo(200);
            assertThat(text(response)
                            .replaceAll("\"took\":[0-9]+,", "")
                            .replaceAll("\"reason\":\"[^}]*\"", "\"reason\":0"))
                    .isEqualTo("{\"errors\":true,\"items\":[{\"create\":{\"status\":201}},"
                            + "{\"create\":{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\",\"reason\":0}}},"
                            + "{\"create\":{\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":0}}},"
                            + "{\"create\":{\"status\":201}}]}");
        }
    }

    @Test
    void send_notNdjson_isAnAnswerWithItsReason() throws Exception {
        try (ElasticClient client = elastic.client()) {
            BulkTransport.Response response = send(client, "{\"create\":{}}");
            assertThat(response.status()).isEqualTo(400);
            assertThat(text(response)).contains("illegal_argument_exception");
        }
    }

    @Test
    void health_answers() throws Exception {
        try (ElasticClient client = elastic.client()) {
            assertThat(client.health().nodes()).isEqualTo(1);
            assertThat(client.health().status()).isIn("green", "yellow");
        }
    }

    @Test
    void versions_areThatOfTheDistribution() throws Exception {
        try (ElasticClient client = elastic.client()) {
            assertThat(client.versions()).hasToString("[" + RealElastic.version() + "]");
        }
    }

    @Test
    void call_refused_hasStatusAndReason() throws Exception {
        try (ElasticClient client = elastic.client()) {
            ElasticException failure = catchThrowableOfType(
                    ElasticException.class, () -> client.call(api -> api.count(count -> count.index("no-such-index"))));
            assertThat(failure.status()).isEqualTo(404);
            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failure).hasMessageContaining("index_not_found_exception");
            // This distribution answers GET / with 405 and a string for an error.
            assertThatThrownBy(() -> client.call(api -> api.info())).hasMessageContaining("405");
        }
    }

    private String action(String id) {
        return "{\"create\":{\"_index\":\"" + index + "\",\"_id\":\"" + id + "\"}}\n";
    }

    private static BulkTransport.Response send(ElasticClient client, String body) throws Exception {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return client.bulk().send(octets, octets.length);
    }

    private static String text(BulkTransport.Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
