/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.elastic.Compression;
import io.flowhound.elastic.Credentials;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A real Elasticsearch with security: TLS with the certificate {@code server} of {@link TestCertificates}, the user
 * {@code elastic}, and API keys. One for all tests of this JVM, started when the first asks for it. Where it cannot be had, tests that
 * ask for it are skipped and say why.
 */
public final class SecuredElastic {
    /** The password of {@code elastic}. */
    public static final String PASSWORD = "test-password-of-elastic";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long POLL_MILLIS = 200;
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final String SETTINGS = """
            xpack.security.enabled: true
            xpack.security.http.ssl.enabled: true
            xpack.security.http.ssl.certificate: tls/server.pem
            xpack.security.http.ssl.key: tls/server.key
            # An invalidated key must be refused at once, not when the cache forgets it.
            xpack.security.authc.api_key.cache.ttl: 0
            xpack.security.authc.api_key.enabled: true
            """;

    private final ServerProcess process;
    private final ServerFiles files;
    private final HttpClient http;

    private record Start(
            @Nullable SecuredElastic server, @Nullable Exception failure) {}

    private static final class Holder {
        static final Start START = start();
    }

    private SecuredElastic(ServerProcess process, ServerFiles files, HttpClient http) {
        this.process = process;
        this.files = files;
        this.http = http;
    }

    /** The server of this JVM; skips the test where there is none. */
    public static SecuredElastic shared() {
        SecuredElastic server = Holder.START.server();
        if (server == null) {
            throw new TestAbortedException(
                    "no Elasticsearch with security on this machine: " + Holder.START.failure(),
                    Holder.START.failure());
        }
        return server;
    }

    private static Start start() {
        try {
            return new Start(started(), null);
        } catch (IOException | GeneralSecurityException e) {
            return new Start(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Start(null, e);
        }
    }

    private static SecuredElastic started() throws IOException, GeneralSecurityException, InterruptedException {
        LocalOptions options =
                RealElastic.options("secured-" + ProcessHandle.current().pid());
        Account account = Account.find();
        Path folder = Place.choose(options.folder(), account, options.progress());
        Path distribution = AnalysisPlugin.copyOf(
                new Distribution(
                                options.version(),
                                MavenArtifact.defaultRepository(),
                                MavenCopy.find(),
                                options.progress())
                        .unpackedBelow(folder),
                options.version());
        ServerFiles files = new ServerFiles(folder.resolve(options.name()));
        files.write(distribution, options);
        secure(files);
        setPassword(distribution, files);
        account.own(files.home());
        ServerProcess process = ServerProcess.start(distribution, files, account);
        HttpClient http = HttpClient.newBuilder()
                .sslContext(TestCertificates.shared().client(null))
                .build();
        SecuredElastic server = new SecuredElastic(process, files, http);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-secured-elastic"));
        server.awaitReady();
        return server;
    }

    private static void secure(ServerFiles files) throws IOException {
        Path settings = files.config().resolve("elasticsearch.yml");
        String open = Files.readString(settings).replace("xpack.security.enabled: false\n", "");
        Files.writeString(settings, open + SETTINGS);
        Path folder = Files.createDirectories(files.config().resolve("tls"));
        TestCertificates certificates = TestCertificates.shared();
        Files.copy(certificates.certificate("server"), folder.resolve("server.pem"));
        Files.writeString(
                folder.resolve("server.pem"),
                Files.readString(certificates.certificate("ca")),
                StandardOpenOption.APPEND);
        Files.copy(certificates.key("server"), folder.resolve("server.key"));
    }

    private static void setPassword(Path distribution, ServerFiles files) throws IOException, InterruptedException {
        Path log = files.home().resolve("keystore.log");
        ProcessBuilder builder = new ProcessBuilder(
                        distribution.resolve("bin/elasticsearch-keystore").toString(),
                        "add",
                        "-x",
                        "-f",
                        "bootstrap.password")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home", ""));
        builder.environment().put("ES_PATH_CONF", files.config().toString());
        Process keystore = builder.start();
        try (var in = keystore.getOutputStream()) {
            in.write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (keystore.waitFor() != 0) {
            throw new IOException("elasticsearch-keystore failed: " + Files.readString(log));
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!process.endedWithin(POLL_MILLIS)) {
            if (files.boundPort() > 0 && answers()) {
                return;
            }
            if (System.nanoTime() - start > START_NANOS) {
                throw new IOException("Elasticsearch with security does not answer: " + files.logTail(20));
            }
        }
        throw new IOException("Elasticsearch with security ended instead of starting: " + files.logTail(20));
    }

    private boolean answers() throws InterruptedException {
        try {
            return request("GET", "/_cluster/health", null).path("status").isTextual();
        } catch (IOException | AssertionError e) {
            return false;
        }
    }

    private void stop() {
        process.stop();
        RealElastic.delete(files.home());
    }

    /** Where it answers, with TLS. */
    public URI url() {
        return URI.create("https://127.0.0.1:" + files.boundPort());
    }

    /** Asks as {@code elastic}; the answer must be 200 or 201. */
    public JsonNode request(String method, String path, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString(("elastic:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return JSON.readTree(response.body());
    }

    /**
     * Makes an API key.
     *
     * @param body what {@code POST /_security/api_key} takes
     * @return its id and what the configuration takes
     */
    public Key key(JsonNode body) throws IOException, InterruptedException {
        JsonNode made = request("POST", "/_security/api_key", body);
        return new Key(made.path("id").asText(), made.path("encoded").asText());
    }

    /** An API key. */
    public record Key(String id, String encoded) {}

    /** Makes a key invalid from now on. */
    public void revoke(Key key) throws IOException, InterruptedException {
        var body = JSON.createObjectNode();
        body.putArray("ids").add(key.id());
        assertThat(request("DELETE", "/_security/api_key", body).path("invalidated_api_keys"))
                .hasSize(1);
    }

    /** Trusts the authority of the server. */
    public ElasticSettings settings(Credentials credentials) {
        return new ElasticSettings(
                List.of(url()),
                credentials,
                TestCertificates.shared().certificate("ca"),
                null,
                Compression.AUTO,
                ElasticSettings.DEFAULT_REQUEST_TIMEOUT);
    }

    /** A client that may do everything. */
    public ElasticClient client() throws ElasticException {
        return ElasticClient.of(settings(new Credentials.UserPassword("elastic", PASSWORD)));
    }
}
