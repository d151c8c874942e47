/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.app.logging.Logging;
import io.flowhound.config.Configuration;
import io.flowhound.config.Log;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.SmtpStub;
import io.flowhound.testkit.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Secrets stand everywhere the configuration takes one, every server refuses and shows the whole request in its answer, and everything
 * is logged: none of them may be in what is printed, logged or served.
 */
class SecretsTest {
    /** In every secret of this test. */
    private static final String MARK = "5ecre7";

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> secrets = new ArrayList<>(List.of(MARK));

    @TempDir
    private Path folder;

    @BeforeEach
    void record() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(stderr);
        Logging.apply(new Log(Log.Format.TEXT, Log.Level.INFO));
    }

    private String secret(String name) {
        return name + "-" + MARK + "-of-this-test";
    }

    /** As Elasticsearch gives a key: in base64. */
    private String key(String name) {
        String key = base64(name + ":" + secret(name));
        secrets.add(key);
        return key;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses, and shows the request: as Elasticsearch words it, as Kibana does, or as a proxy. */
    private static Function<HttpStub.Request, HttpStub.Reply> echo(int status) {
        return request -> {
            String all = request.method() + " " + request.path() + "?" + request.query() + " " + request.headers() + " "
                    + new String(request.body(), StandardCharsets.UTF_8);
            String quoted = all.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
            String body = switch (request.path().length() % 3) {
                case 0 ->
                    "{\"error\":{\"type\":\"security_exception\",\"reason\":\"" + quoted + "\"},\"status\":" + status
                            + "}";
                case 1 -> "{\"statusCode\":" + status + ",\"message\":\"" + quoted + "\"}";
                default -> "<html>" + all + "</html>";
            };
            return new HttpStub.Reply(status, body);
        };
    }

    private List<String> configuration(HttpStub server, SmtpStub mail, boolean keys) throws Exception {
        String password = secret("password");
        secrets.add(base64("joe:" + password));
        List<String> lines = new ArrayList<>(List.of(
                "elasticsearch.urls: " + server.url(),
                "listen.flows: 127.0.0.1:0",
                "listen.syslog: 127.0.0.1:0",
                "listen.ipfix-tls: 127.0.0.1:0",
                "admin.address: 127.0.0.1:0",
                "bulk.max-wait: 100ms",
                "data.dir: " + folder.resolve("data"),
                "log.level: trace",
                "tls.certificate: " + TestCertificates.shared().certificate("server"),
                "tls.key: " + TestCertificates.shared().key("server"),
                "tls.key-password: " + secret("tls"),
                "privacy.pseudonyms: [10.0.0.0/8]",
                "privacy.key: " + secret("privacy") + "-with-characters-enough",
                "kibana.url: " + server.url(),
                "pivot.api-key: " + key("pivot"),
                "notify:",
                "  webhooks:",
                "    - name: chat",
                "      url: " + server.url() + "/services/" + secret("webhook") + "?token=" + secret("parameter"),
                "      headers: ['Authorization: Bearer " + secret("header") + "']",
                "      secret-headers: ['X-Other: " + secret("secret-header") + "']",
                "      template: '{\"routing_key\": \"" + secret("template") + "\", \"a\": \"${message}\"}'",
                "  ntfy:",
                "    - {name: phone, server: '" + server.url() + "', topic: " + secret("topic") + ", token: "
                        + secret("token") + "}",
                "  mail:",
                "    - {name: soc, host: 127.0.0.1, port: " + mail.port() + ", encryption: none, user: joe, password: "
                        + secret("mail") + ", from: a@example.org, to: [b@example.org]}"));
        secrets.add(base64("\0joe\0" + secret("mail")));
        lines.addAll(
                keys
                        ? List.of(
                                "elasticsearch.api-key: " + key("ingest"),
                                "elasticsearch.admin-api-key: admin:" + secret("admin"),
                                "kibana.api-key: " + key("kibana"))
                        : List.of(
                                "elasticsearch.username: joe",
                                "elasticsearch.password: " + password,
                                "kibana.username: joe",
                                "kibana.password: " + password));
        secrets.add(base64("admin:" + secret("admin")));
        return lines;
    }

    private Path file(List<String> lines) throws Exception {
        return Files.write(folder.resolve("flowhound.yml"), lines);
    }

    private String run(Path file, String... command) {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--config", file.toString()));
        CommandRun run = CommandRun.of(args.toArray(String[]::new));
        return run.out() + run.err();
    }

    private void assertKept(String said, String where) {
        for (String secret : secrets) {
            int at = said.indexOf(secret);
            assertThat(at < 0 ? "" : said.substring(Math.max(0, at - 300), Math.min(said.length(), at + 100)))
                    .as(where)
                    .isEmpty();
        }
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"401, true", "403, false", "500, true", "400, false"})
    void everyServerRefusesAndShowsTheRequest(int status, boolean keys) throws Exception {
        try (HttpStub server = HttpStub.http(0, echo(status));
                SmtpStub mail = SmtpStub.plain()) {
            mail.refuseLogins();
            Path file = file(configuration(server, mail, keys));
            for (String[] command : new String[][] {
                {"check", "--dump"},
                {"check"},
                {"setup"},
                {"setup", "--dry-run"},
                {"retention"},
                {"notify", "--test"},
                {"notify", "--dry-run"},
                {"pivots", "run"},
                {"pivots", "list"},
                {"version"}
            }) {
                String said = run(file, command);
                assertThat(said).as(String.join(" ", command)).isNotBlank();
                assertKept(said, String.join(" ", command));
            }
            assertThat(server.requests())
                    .extracting(request -> request.header("Authorization"))
                    .anyMatch(value -> secrets.stream().anyMatch(value::contains));
            collector(file, server);
        }
        assertThat(logged()).as("all was logged").contains("flows wait in the journal");
        assertKept(logged(), "log");
    }

    private void collector(Path file, HttpStub server) throws Exception {
        Configuration configuration = Configuration.load(file, List.of(), Map.of());
        Logging.apply(configuration.log());
        int before = server.requests().size();
        try (Collector collector = new Collector(configuration)) {
            await().until(() -> server.requests().size() > before + 3);
            await().until(() -> get(collector, "/health").contains("answered")
                    || get(collector, "/health").contains("40"));
            for (String path : List.of("/health", "/ready", "/status", "/metrics", "/templates")) {
                String said = get(collector, path);
                assertThat(said).as(path).isNotBlank();
                assertKept(said, path);
            }
            assertKept(
                    run(
                            file,
                            "status",
                            "--set",
                            "admin.address=127.0.0.1:"
                                    + collector.adminAddress().getPort()),
                    "status");
        }
    }

    private static String get(Collector collector, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + collector.adminAddress().getPort() + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void configurationWithMistakes_isToldWithoutSecrets() throws Exception {
        try (HttpStub server = HttpStub.http(0, echo(401));
                SmtpStub mail = SmtpStub.plain()) {
            List<String> good = configuration(server, mail, true);
            List<String> bad = new ArrayList<>(good);
            bad.removeIf(line -> line.startsWith("elasticsearch.urls") || line.startsWith("kibana.url"));
            bad.addAll(List.of(
                    "elasticsearch.urls: [https://joe:" + secret("url") + "@es1.example.org:9200]",
                    "kibana.url: https://joe:" + secret("kibana-url") + "/x@kibana.example.org",
                    "elasticsearch.pasword: " + secret("typo"),
                    "slack: https://hooks.example.org/" + secret("slack"),
                    "bulk.size: nothing"));
            for (String[] command : new String[][] {{"check"}, {"run"}, {"setup"}, {"notify", "--test"}}) {
                String said = run(file(bad), command);
                assertThat(said).contains("elasticsearch.urls", "kibana.url", "bulk.size", "'nothing'");
                assertKept(said, String.join(" ", command));
            }
            assertKept(run(file(List.of("elasticsearch: {api-key: " + secret("a") + ": x")), "check"), "no YAML");
            assertKept(logged(), "log");
        }
    }
}
