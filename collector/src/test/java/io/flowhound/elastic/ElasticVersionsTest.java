/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.CountRequest;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.flowhound.elastic.ElasticException.Kind;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.HttpStub.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One build speaks to Elasticsearch 8 and 9, and learns which of them it is. */
class ElasticVersionsTest {
    /** What 8.19.21 says to the headers of a client of version 9. */
    private static final Reply REFUSED = new Reply(
            400,
            "{\"error\":{\"root_cause\":[{\"type\":\"media_type_header_exception\",\"reason\":\"Invalid media-type value on headers"
                    + " [Accept, Content-Type]\"}],\"type\":\"media_type_header_exception\",\"reason\":\"Invalid media-type value on"
                    + " headers [Accept, Content-Type]\",\"caused_by\":{\"type\":\"status_exception\",\"reason\":\"Accept version must"
                    + " be either version 8 or 7, but found 9. Accept=application/vnd.elasticsearch+json; compatible-with=9\"}},"
                    + "\"status\":400}");

    private static final Reply COUNTED =
            new Reply(200, "{\"count\":7,\"_shards\":{\"total\":1,\"successful\":1,\"skipped\":0,\"failed\":0}}");
    private static final Reply STORED = new Reply(
            200,
            "{\"took\":1,\"errors\":false,\"items\":[{\"create\":{\"_index\":\"i\",\"_id\":\"1\",\"_version\":1,"
                    + "\"result\":\"created\",\"_seq_no\":0,\"_primary_term\":1,\"status\":201}}]}");

    /** As Elasticsearch 8 does: refuses what a client of version 9 asks by itself, and otherwise answers. */
    private static Function<HttpStub.Request, Reply> eight(Reply reply) {
        return request -> isOfNine(request) ? REFUSED : reply;
    }

    private static boolean isOfNine(HttpStub.Request request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Accept")
                        || header.getKey().equalsIgnoreCase("Content-Type"))
                .flatMap(header -> header.getValue().stream())
                .anyMatch(value -> value.contains("compatible-with=9"));
    }

    @Test
    void typedClient_leftToItself_isRefusedByEight() throws Exception {
        try (HttpStub stub = HttpStub.http(0, eight(COUNTED));
                Rest5Client rest = Rest5Client.builder(stub.url()).build()) {
            ElasticsearchClient api = new ElasticsearchClient(new Rest5ClientTransport(rest, new JacksonJsonpMapper()));
            assertThatThrownBy(() -> api.count(count -> count.index("i")))
                    .isInstanceOf(ElasticsearchException.class)
                    .hasMessageContaining("media_type_header_exception");
        }
    }

    @Test
    void call_eight_answersAtTheFirstRequest() throws Exception {
        try (HttpStub stub = HttpStub.http(0, eight(COUNTED));
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            assertThat(client.call(api -> api.count(count -> count.index("i"))).count())
                    .isEqualTo(7);
            assertThat(client.call(api ->
                                    api.count(count -> count.index("i").query(query -> query.matchAll(all -> all))))
                            .count())
                    .isEqualTo(7);
            assertThat(stub.requests()).hasSize(2).allSatisfy(ElasticVersionsTest::assertPlainJson);
            assertThat(stub.requests().get(1).body()).isNotEmpty();
        }
    }

    @Test
    void call_eight_takesLinesOfJson() throws Exception {
        try (HttpStub stub = HttpStub.http(0, eight(STORED));
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            assertThat(client.call(api -> api.bulk(bulk -> bulk.operations(operation -> operation.create(
                                    create -> create.index("i").id("1").document(Map.of("a", 1))))))
                            .errors())
                    .isFalse();
            byte[] body = "{\"create\":{}}\n{}\n".getBytes(StandardCharsets.UTF_8);
            assertThat(client.bulk().send(body, body.length).status()).isEqualTo(200);
            assertThat(stub.requests()).hasSize(2);
            assertPlainJson(stub.requests().get(0));
        }
    }

    /** As the hunt reads its flows. */
    @Test
    void call_eight_takesAnEndpointThatIsCalledItself() throws Exception {
        try (HttpStub stub = HttpStub.http(0, eight(COUNTED));
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            CountRequest request =
                    CountRequest.of(count -> count.index("i").query(query -> query.matchAll(all -> all)));
            String body = client.call(api -> {
                try (BinaryResponse answer =
                        CountRequest._ENDPOINT.withBinaryResponse().call(request, api)) {
                    return new String(answer.content().readAllBytes(), StandardCharsets.UTF_8);
                }
            });
            assertThat(body).isEqualTo(COUNTED.body());
            assertThat(stub.requests()).hasSize(1).allSatisfy(ElasticVersionsTest::assertPlainJson);
        }
    }

    /** Each header once: two of a kind are refused, too. */
    private static void assertPlainJson(HttpStub.Request request) {
        assertThat(request.headers().get("Accept")).containsExactly("application/json");
        assertThat(request.headers().get("Content-type")).containsExactly("application/json");
    }

    @Test
    void versions_ofAllNodes_eachOnce_oldestFirst() throws Exception {
        Reply upgrading = new Reply(
                200,
                "{\"nodes\":{\"a\":{\"version\":\"9.5.3\"},\"b\":{\"version\":\"8.19.21\"},\"c\":{\"version\":\"9.5.3\"},"
                        + "\"d\":{\"version\":\"what\"}}}");
        try (HttpStub stub = HttpStub.http(0, eight(upgrading));
                ElasticClient client = ElasticClient.of(ElasticSettings.of(URI.create(stub.url() + "/es")))) {
            assertThat(client.versions()).containsExactly(new ServerVersion(8, 19, 21), new ServerVersion(9, 5, 3));
            assertThat(stub.requests()).hasSize(1);
            assertThat(stub.requests().get(0).path()).isEqualTo("/es/_nodes/_all/_none");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":{\"type\":\"security_exception\",\"reason\":\"missing\"},\"status\":401}",
                "403 | {\"error\":{\"type\":\"security_exception\",\"reason\":\"needs [monitor]\"},\"status\":403}",
                "404 | not here",
                "503 | no upstream",
                "405 | {\"error\":\"allowed: [POST]\",\"status\":405}",
                "410 | {\"error\":{\"type\":\"api_not_available_exception\",\"reason\":\"serverless\"},\"status\":410}",
                "200 | <html>log in</html>",
                "200 | {}"
            })
    void versions_notForUs_areNone(int status, String body) throws Exception {
        assertThat(versions(new Reply(status, body))).isEmpty();
    }

    @Test
    void versions_nobodyAnswers_isSaid() throws Exception {
        try (ElasticClient client = ElasticClient.of(ElasticSettings.of(URI.create("http://127.0.0.1:1")))) {
            ElasticException failure = catchThrowableOfType(ElasticException.class, client::versions);
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    private static List<ServerVersion> versions(Reply reply) throws IOException {
        try (HttpStub stub = HttpStub.http(0, request -> reply);
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            return client.versions();
        }
    }
}
