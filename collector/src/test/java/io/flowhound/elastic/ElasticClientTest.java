/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.flowhound.bulk.BulkTransport;
import io.flowhound.elastic.ElasticException.Kind;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.HttpStub.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticClientTest {
    private static final byte[] BODY = "{\"create\":{}}\n{}\n".getBytes(StandardCharsets.UTF_8);
    private static final Reply STORED = new Reply(200, "{\"took\":1,\"errors\":false}");
    private static final Reply HEALTH = new Reply(
            200,
            "{\"cluster_name\":\"c\",\"status\":\"green\",\"timed_out\":false,\"number_of_nodes\":3,\"number_of_data_nodes\":3,"
                    + "\"active_primary_shards\":0,\"active_shards\":0,\"relocating_shards\":0,\"initializing_shards\":0,"
                    + "\"unassigned_shards\":0,\"unassigned_primary_shards\":0,\"delayed_unassigned_shards\":0,"
                    + "\"number_of_pending_tasks\":0,\"number_of_in_flight_fetch\":0,"
                    + "\"task_max_waiting_in_queue_millis\":0,\"active_shards_percent_as_number\":100.0}");

    private static TestTls tls;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        tls = new TestTls(folder);
    }

    @Test
    void send_plain_postsTheOctetsWithTheFilter() throws Exception {
        try (HttpStub stub = HttpStub.http(0, request -> STORED);
                ElasticClient client =
                        ElasticClient.of(ElasticSettings.of(stub.url()).with(new Credentials.ApiKey("id:key")))) {
            BulkTransport.Response response = client.bulk().send(BODY, BODY.length - 3);
            assertThat(response.status()).isEqualTo(200);
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(STORED.body());
            HttpStub.Request request = stub.requests().get(0);
            assertThat(request.path()).isEqualTo("/_bulk");
            assertThat(request.body()).isEqualTo(Arrays.copyOf(BODY, BODY.length - 3));
            assertThat(request.headers().get("Authorization")).containsExactly("ApiKey aWQ6a2V5");
            assertThat(request.headers().get("Content-type")).containsExactly("application/x-ndjson");
            assertThat(request.headers()).doesNotContainKeys("Content-encoding", "Accept-encoding");
        }
    }

    /** As an Elasticsearch that is being stopped does, and a port that waits for TLS. */
    @Test
    void send_closedWithoutAnAnswer_namesBothCauses() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closing = Thread.ofPlatform().daemon().start(() -> closeWhatComes(server));
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
            try (ElasticClient client = ElasticClient.of(ElasticSettings.of(url))) {
                ElasticException failure = failure(client);
                assertThat(failure)
                        .hasMessageContaining("starting, stopping or overloaded")
                        .hasMessageContaining("if it expects TLS, write https:// in elasticsearch.urls");
                assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            }
            server.close();
            closing.join();
        }
    }

    private static void closeWhatComes(ServerSocket server) {
        try {
            while (true) {
                try (Socket client = server.accept()) {
                    client.getInputStream().read(new byte[8_192]);
                }
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    @Test
    void send_gzip_compresses() throws Exception {
        try (HttpStub stub = HttpStub.http(0, request -> STORED);
                ElasticClient client =
                        ElasticClient.of(ElasticSettings.of(stub.url()).with(Compression.GZIP))) {
            client.bulk().send(BODY, BODY.length);
            HttpStub.Request request = stub.requests().get(0);
            assertThat(request.headers().get("Content-encoding")).containsExactly("gzip");
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
                assertThat(in.readAllBytes()).isEqualTo(BODY);
            }
        }
    }

    @Test
    void send_errorStatus_isAnAnswer() throws Exception {
        try (HttpStub stub = HttpStub.http(0, request -> new Reply(413, ""));
                ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            BulkTransport.Response response = client.bulk().send(BODY, BODY.length);
            assertThat(response.status()).isEqualTo(413);
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void send_answerTooLong_fails() throws Exception {
        try (HttpStub stub = HttpStub.http(0, request -> STORED)) {
            ElasticSettings settings = ElasticSettings.of(stub.url());
            int length = STORED.body().length();
            try (HttpBulkTransport taken = bulk(settings, length);
                    HttpBulkTransport refused = bulk(settings, length - 1)) {
                assertThat(taken.send(BODY, BODY.length).body()).hasSize(length);
                assertThat(catchThrowableOfType(ElasticException.class, () -> refused.send(BODY, BODY.length)))
                        .hasMessageContaining("more than " + (length - 1) + " octets");
            }
        }
    }

    private static HttpBulkTransport bulk(ElasticSettings settings, int longestAnswer) {
        return new HttpBulkTransport(
                HttpClients.createMinimal(), settings, new Failures(settings), false, longestAnswer);
    }

    @Test
    void send_oneOfTwoIsDown_goesToTheOtherAndBack() throws Exception {
        HttpStub first = HttpStub.http(0, request -> STORED);
        HttpStub second = HttpStub.http(0, request -> STORED);
        int port = first.port();
        try (ElasticClient client = ElasticClient.of(ElasticSettings.of(first.url(), second.url()))) {
            first.close();
            for (int i = 0; i < 4; i++) {
                assertThat(client.bulk().send(BODY, BODY.length).status()).isEqualTo(200);
            }
            assertThat(second.requests()).hasSize(4);
            second.close();
            // The first failure may be that of a connection which was still open: closed without an answer.
            await().until(() -> bulkFailure(client).kind() == Kind.UNREACHABLE);
            try (HttpStub again = HttpStub.http(port, request -> STORED)) {
                assertThat(client.bulk().send(BODY, BODY.length).status()).isEqualTo(200);
                assertThat(again.requests()).hasSize(1);
            }
        } finally {
            first.close();
            second.close();
        }
    }

    @Test
    void send_nobodyListens_saysSo() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (ElasticClient client = ElasticClient.of(ElasticSettings.of(URI.create("http://127.0.0.1:" + port)))) {
            ElasticException failure = failure(client);
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("no Elasticsearch answers at http://127.0.0.1:" + port);
        }
    }

    @Test
    void send_unknownHost_saysSo() throws Exception {
        try (ElasticClient client = ElasticClient.of(ElasticSettings.of(URI.create("http://nowhere.invalid:9200")))) {
            assertThat(failure(client)).hasMessageContaining("http://nowhere.invalid:9200 has no address");
        }
    }

    @Test
    void health_isRead() throws Exception {
        try (HttpStub stub = HttpStub.http(0, request -> HEALTH);
                ElasticClient client = ElasticClient.of(ElasticSettings.of(URI.create(stub.url() + "/es/")))) {
            assertThat(client.health()).isEqualTo(new ElasticClient.Health("c", "green", 3));
            assertThat(stub.requests().get(0).path()).isEqualTo("/es/_cluster/health");
        }
    }

    @Test
    void strict_warningHeader_fails() throws Exception {
        String warning = "299 Elasticsearch-9.5.3 \"[x] is deprecated\"";
        try (HttpStub stub = HttpStub.http(0, request -> new Reply(200, HEALTH.body(), warning));
                ElasticClient strict = ElasticClient.strict(ElasticSettings.of(stub.url()));
                ElasticClient lenient = ElasticClient.of(ElasticSettings.of(stub.url()))) {
            assertThat(catchThrowableOfType(ElasticException.class, strict::health))
                    .hasMessageContaining("[x] is deprecated");
            assertThat(failure(strict)).hasMessageContaining("[x] is deprecated");
            assertThat(lenient.health().nodes()).isEqualTo(3);
            assertThat(lenient.bulk().send(BODY, BODY.length).status()).isEqualTo(200);
        }
    }

    @Test
    void call_badKey_saysWhatElasticsearchSaid() throws Exception {
        Reply expired = new Reply(
                401,
                "{\"error\":{\"root_cause\":[],\"type\":\"security_exception\",\"reason\":\"api key is expired\"},\"status\":401}");
        ElasticException failure = failureOfHealth(expired, new Credentials.ApiKey("id:secret"));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(failure)
                .hasMessageContaining("does not know the API key")
                .hasMessageContaining("api key is expired")
                .hasMessageNotContaining("secret");
    }

    @Test
    void call_noCredentials_saysWhatToSet() throws Exception {
        Reply refused = new Reply(
                401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"missing credentials\"},\"status\":401}");
        assertThat(failureOfHealth(refused, new Credentials.None()))
                .hasMessageContaining("asks for credentials: set elasticsearch.api-key");
    }

    @Test
    void call_missingPrivilege_namesIt() throws Exception {
        Reply refused = new Reply(
                403,
                "{\"error\":{\"type\":\"security_exception\",\"reason\":\"granted by the cluster privileges [monitor]\"},\"status\":403}");
        ElasticException failure = failureOfHealth(refused, new Credentials.UserPassword("me", "pass"));
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.status()).isEqualTo(403);
        assertThat(failure).hasMessageContaining("user me").hasMessageContaining("[monitor]");
    }

    @Test
    void call_errorAsString_isShown() throws Exception {
        ElasticException failure = failureOfHealth(
                new Reply(405, "{\"error\":\"allowed: [DELETE]\",\"status\":405}"), new Credentials.None());
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContaining("answered 405").hasMessageContaining("allowed: [DELETE]");
    }

    @Test
    void tls_isBelievedByCaOrFingerprint() throws Exception {
        try (HttpStub stub = HttpStub.https(tls.server(), request -> STORED)) {
            assertThat(send(settings(stub.url(), tls.ca(), null))).isEqualTo(200);
            assertThat(send(settings(stub.url(), null, tls.fingerprint("ca")))).isEqualTo(200);
            assertThat(send(settings(stub.url(), null, tls.fingerprint("server"))))
                    .isEqualTo(200);
        }
    }

    @Test
    void tls_notBelieved_saysWhatToSet() throws Exception {
        try (HttpStub stub = HttpStub.https(tls.server(), request -> STORED)) {
            assertTlsFailure(settings(stub.url(), null, null), "set elasticsearch.ca to the CA's PEM file");
            assertTlsFailure(
                    settings(stub.url(), null, "ab".repeat(32)), "no certificate with the configured fingerprint");
            URI otherName = URI.create("https://localhost:" + stub.port());
            assertTlsFailure(settings(otherName, tls.ca(), null), "is for another host");
            assertTlsFailure(settings(otherName, null, tls.fingerprint("ca")), "is for another host");
        }
    }

    @Test
    void tls_onOneSideOnly_saysSo() throws Exception {
        try (HttpStub secure = HttpStub.https(tls.server(), request -> STORED);
                ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread answers = Thread.ofVirtual().start(() -> answerPlainly(plain));
            assertTlsFailure(
                    ElasticSettings.of(URI.create("https://127.0.0.1:" + plain.getLocalPort())), "does not speak TLS");
            answers.join();
            try (ElasticClient client =
                    ElasticClient.of(ElasticSettings.of(URI.create("http://127.0.0.1:" + secure.port())))) {
                assertThat(failure(client)).hasMessageContaining("write https://");
            }
        }
    }

    /** As Elasticsearch does when a TLS handshake comes to its plain port. */
    private static void answerPlainly(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void of_badCaFile_isRefused(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        for (Path ca : List.of(empty, folder.resolve("none.pem"))) {
            ElasticException failure = catchThrowableOfType(
                    ElasticException.class,
                    () -> ElasticClient.of(settings(URI.create("https://127.0.0.1:1"), ca, null)));
            assertThat(failure).hasMessageContaining("elasticsearch.ca " + ca + " cannot be used");
        }
    }

    private static ElasticException failureOfHealth(Reply reply, Credentials credentials) throws IOException {
        try (HttpStub stub = HttpStub.http(0, request -> reply);
                ElasticClient client =
                        ElasticClient.of(ElasticSettings.of(stub.url()).with(credentials))) {
            return catchThrowableOfType(ElasticException.class, client::health);
        }
    }

    private static ElasticException bulkFailure(ElasticClient client) {
        return catchThrowableOfType(ElasticException.class, () -> client.bulk().send(BODY, BODY.length));
    }

    private static ElasticException failure(ElasticClient client) {
        return catchThrowableOfType(ElasticException.class, () -> client.bulk().send(BODY, BODY.length));
    }

    private static void assertTlsFailure(ElasticSettings settings, String message) throws IOException {
        try (ElasticClient client = ElasticClient.of(settings)) {
            ElasticException failure = failure(client);
            assertThat(failure).hasMessageContaining(message);
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
        }
    }

    private static int send(ElasticSettings settings) throws IOException, InterruptedException {
        try (ElasticClient client = ElasticClient.of(settings)) {
            return client.bulk().send(BODY, BODY.length).status();
        }
    }

    private static ElasticSettings settings(URI url, @Nullable Path ca, @Nullable String fingerprint) {
        return new ElasticSettings(
                List.of(url),
                new Credentials.None(),
                ca,
                fingerprint,
                Compression.NONE,
                ElasticSettings.DEFAULT_REQUEST_TIMEOUT);
    }
}
