/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.local.SecuredElastic;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.setup.export.SetupExport;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.UdpExporter;
import io.flowhound.testkit.OfficeFlows;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.TestCertificates;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Everything that speaks to Elasticsearch, over TLS and with keys that have the privileges of our own files and no others. */
class SecuredElasticIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int FLOWS = 2000;

    private final SecuredElastic elastic = SecuredElastic.shared();
    private final String prefix = RealElastic.prefix() + "sec";
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.flowhound");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void forget() {
        logger.detachAppender(appender);
    }

    /** The request for a key as {@code setup --export} writes it. */
    private ObjectNode request(String name) throws IOException {
        Path export = folder.resolve("export-" + name);
        new SetupExport(TemplateSettings.of(prefix), "default", List.of()).to(export);
        return (ObjectNode) JSON.readTree(export.resolve("api-keys")
                .resolve(prefix + "-" + name + ".json")
                .toFile());
    }

    private SecuredElastic.Key key(String name) throws Exception {
        return elastic.key(request(name));
    }

    private void installTemplates() throws IOException {
        try (ElasticClient client = elastic.client()) {
            new Templates(client, TemplateSettings.of(prefix)).install();
        }
    }

    private List<String> settings(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "elasticsearch.urls=" + elastic.url(),
                "elasticsearch.ca=" + TestCertificates.shared().certificate("ca"),
                "index.prefix=" + prefix,
                "listen.flows=127.0.0.1:0",
                "listen.syslog=127.0.0.1:0",
                "admin.address=127.0.0.1:0",
                "bulk.max-wait=100ms",
                "conversation.hold=1s",
                "pivot.enabled=false",
                "data.dir=" + folder.resolve("data")));
        settings.addAll(List.of(more));
        return settings;
    }

    private Collector collector(String... more) throws Exception {
        return new Collector(Configuration.load(null, settings(more), Map.of()));
    }

    private CommandRun run(List<String> command, String... more) {
        List<String> args = new ArrayList<>(command);
        settings(more).forEach(setting -> args.addAll(List.of("--set", setting)));
        return CommandRun.of(args.toArray(String[]::new));
    }

    /** Sends flows; how many. */
    private static long send(Collector collector, int seed) throws Exception {
        Simulation simulation = new Simulation(
                SimulationParameters.of(seed, Instant.now()).withFlows(FLOWS).withRate(20_000));
        try (UdpExporter exporter = new UdpExporter(
                simulation.exporters(), collector.flowAddresses().get(0))) {
            exporter.send(simulation);
        }
        return simulation.summary().total().flowRecords();
    }

    private static void sendLine(Collector collector, String message) throws Exception {
        byte[] octets = ("<38>" + Instant.now() + " nas app: " + message).getBytes(StandardCharsets.UTF_8);
        InetSocketAddress to = collector.syslogAddresses().get(0);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.send(new DatagramPacket(octets, octets.length, to));
        }
    }

    /** Documents, or of flows the records that they were made of. */
    private long count(String kind) throws Exception {
        String target = "/" + prefix + "-" + kind + "*/";
        elastic.request("POST", target + "_refresh", null);
        if (!kind.equals("flows")) {
            return elastic.request("GET", target + "_count", null).path("count").asLong();
        }
        String records = "{\"size\":0,\"aggs\":{\"records\":{\"sum\":{\"field\":\"flow.records\"}}}}";
        return elastic.request("POST", target + "_search", JSON.readTree(records))
                .at("/aggregations/records/value")
                .asLong();
    }

    private void awaitCount(String kind, long documents) {
        await().atMost(LONG).untilAsserted(() -> assertThat(count(kind)).isGreaterThanOrEqualTo(documents));
        assertThat(appender.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains("dead-letter"));
    }

    private static String get(Collector collector, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + collector.adminAddress().getPort() + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static double metric(Collector collector, String name) throws Exception {
        return get(collector, "/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void awaitLog(String... parts) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(List.copyOf(appender.list).stream().map(ILoggingEvent::getFormattedMessage))
                                .anySatisfy(line -> assertThat(line).contains(parts)));
    }

    @Test
    void keysOfOurFiles_setUpStoreAndDelete_andNoMore() throws Exception {
        String admin = "elasticsearch.admin-api-key=" + key("admin").encoded();
        String ingest = key("ingest").encoded();
        CommandRun setup = run(List.of("setup", "--no-kibana"), admin);
        assertThat(setup.exit()).as(setup.err() + setup.out()).isZero();
        assertThat(setup.out()).contains("installed     index template " + prefix + "-flows");

        long sent;
        try (Collector collector = collector("elasticsearch.api-key=" + ingest, "retention.enabled=false")) {
            sent = send(collector, 1);
            sendLine(collector, "hello");
            awaitCount("flows", sent);
            awaitCount("syslog", 1);
        }
        assertThat(count("flows")).isEqualTo(sent);
        assertThat(count("state")).as("all stored before").isEqualTo(1);
        assertThat(refusals()).isEmpty();

        mayOnlyCreate(ingest);
        retention(admin);
    }

    private void mayOnlyCreate(String key) throws Exception {
        Configuration configuration = Configuration.load(null, settings("elasticsearch.api-key=" + key), Map.of());
        String index = prefix + "-flows-2026.11.22";
        try (ElasticClient client = ElasticAccess.writer(configuration)) {
            for (ElasticClient.Call<?> call : List.<ElasticClient.Call<?>>of(
                    api -> api.count(count -> count.index(prefix + "-flows")),
                    api -> api.indices().delete(delete -> delete.index(index)),
                    api -> api.indices().create(create -> create.index("other-index")))) {
                assertThatThrownBy(() -> client.call(call))
                        .isInstanceOf(ElasticException.class)
                        .hasMessageContaining("does not allow that to the API key (403: security_exception")
                        .hasMessageContaining("docs/security.md");
            }
            byte[] overwrite =
                    ("{\"index\":{\"_index\":\"" + index + "\",\"_id\":\"x\"}}\n{}\n").getBytes(StandardCharsets.UTF_8);
            assertThat(new String(
                            client.bulk().send(overwrite, overwrite.length).body(), StandardCharsets.UTF_8))
                    .contains("\"status\":403");
        }
    }

    private void retention(String admin) throws Exception {
        String old = prefix + "-flows-2020.01.31";
        elastic.request("PUT", "/" + old, JSON.createObjectNode());
        CommandRun retention = run(List.of("retention", "--apply"), admin);
        assertThat(retention.exit()).as(retention.err() + retention.out()).isZero();
        assertThat(retention.err()).doesNotContain("privilege", "403");
        // What was imported today stays, so the deletion itself is tried without the plan.
        Configuration configuration = Configuration.load(null, settings(admin), Map.of());
        try (ElasticClient client = ElasticAccess.admin(configuration)) {
            assertThat(client.call(api -> api.indices().delete(delete -> delete.index(old)))
                            .acknowledged())
                    .isTrue();
            assertThatThrownBy(() -> client.call(api -> api.count(count -> count.index(prefix + "-flows"))))
                    .hasMessageContaining("403: security_exception");
        }
        String tomorrow = prefix + "-flows-"
                + DateTimeFormatter.ofPattern("yyyy.MM.dd")
                        .format(LocalDate.now(ZoneOffset.UTC).plusDays(1));
        assertThat(elastic.request("GET", "/" + prefix + "-flows*", null).has(tomorrow))
                .isTrue();
    }

    @Test
    void keyOfTheHunt_findsAndTells() throws Exception {
        installTemplates();
        StringBuilder body = new StringBuilder();
        Instant end = Instant.parse("2026-03-04T00:00:00Z");
        for (ObjectNode flow : new OfficeFlows(end, 3).documents()) {
            String day = flow.path("@timestamp").asText().substring(0, 10).replace('-', '.');
            body.append("{\"create\":{\"_index\":\"" + prefix + "-flows-" + day + "\"}}\n" + flow + "\n");
        }
        byte[] octets = body.toString().getBytes(StandardCharsets.UTF_8);
        try (ElasticClient client = elastic.client()) {
            assertThat(new String(client.bulk().send(octets, octets.length).body(), StandardCharsets.UTF_8))
                    .contains("\"errors\":false");
        }
        elastic.request("POST", "/" + prefix + "-flows*/_refresh", null);
        String[] settings = {
            "elasticsearch.api-key=" + key("ingest").encoded(),
            "pivot.api-key=" + key("pivot").encoded(),
            "pivot.learning-days=0"
        };
        String from = "2026-03-03T00:00:00Z";

        CommandRun hunt = run(List.of("pivots", "run", "--from", from, "--to", end.toString()), settings);
        assertThat(hunt.exit()).as(hunt.err() + hunt.out()).isZero();
        assertThat(count("pivots")).isPositive();
        assertThat(count("evidence")).isPositive();
        CommandRun list = run(List.of("pivots", "list", "--json", "--from", from, "--to", end.toString()), settings);
        assertThat(list.documents()).isNotEmpty();
        String id = elastic.request("GET", "/" + prefix + "-pivots*/_search?size=1", null)
                .at("/hits/hits/0/_id")
                .asText();
        CommandRun confirm = run(List.of("pivots", "confirm", id), settings);
        assertThat(confirm.exit()).as(confirm.err() + confirm.out()).isZero();
        assertThat(hunt.err() + list.err() + confirm.err()).doesNotContain("403", "privilege");
    }

    @Test
    void keyOfTheHunt_keepsTheLedgerOfContacts() throws Exception {
        CommandRun setup = run(
                List.of("setup", "--no-kibana"),
                "elasticsearch.admin-api-key=" + key("admin").encoded());
        assertThat(setup.exit()).as(setup.err() + setup.out()).isZero();
        try (Collector collector = collector(
                "elasticsearch.api-key=" + key("ingest").encoded(),
                "pivot.api-key=" + key("pivot").encoded(),
                "contacts.enabled=true",
                "contacts.interval=10s",
                "contacts.learn=0s",
                "retention.enabled=false")) {
            send(collector, 1);
            awaitCount("first-contacts", 1);
            assertThat(count("contacts")).isPositive();
        }
        assertThat(refusals()).isEmpty();
    }

    /** What was logged of privileges that a key does not have. */
    private List<String> refusals() {
        return appender.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("403") || line.contains("privilege"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "expired"})
    void keyThatIsNoGood_keepsAllInTheJournal_untilAnotherIsThere(String how) throws Exception {
        installTemplates();
        String bad;
        if (how.equals("wrong")) {
            bad = key("ingest").encoded().replaceAll("^.{12}", "AAAAAAAAAAAA");
        } else {
            bad = elastic.key(request("ingest").put("expiration", "1ms")).encoded();
        }
        long sent;
        try (Collector collector = collector("elasticsearch.api-key=" + bad)) {
            sent = send(collector, 1);
            awaitLog("flows wait in the journal", "does not know the API key", "make a new one (docs/security.md");
            if (how.equals("expired")) {
                awaitLog("API key: api key is expired");
            }
            assertThat(get(collector, "/health"))
                    .contains("does not know the API key")
                    .doesNotContain(bad);
            assertThat(appender.list.stream()
                            .filter(line -> line.getFormattedMessage().contains("flows wait in the journal")))
                    .as("not a line for each attempt")
                    .hasSize(1);
        }
        assertThat(appender.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains(bad));

        try (Collector collector =
                collector("elasticsearch.api-key=" + key("ingest").encoded(), "retention.enabled=false")) {
            awaitCount("flows", sent);
            assertThat(collector.flowAddresses()).hasSize(1);
        }
        assertThat(count("flows")).isEqualTo(sent);
    }

    @Test
    void keyRevokedWhileWriting_losesNothing_andDoesNotSpin() throws Exception {
        installTemplates();
        SecuredElastic.Key key = key("ingest");
        long first;
        long both;
        try (Collector collector = collector("elasticsearch.api-key=" + key.encoded(), "retention.enabled=false")) {
            first = send(collector, 1);
            awaitCount("flows", first);
            elastic.revoke(key);
            double before = metric(collector, "flowhound_bulk_requests_total");
            both = first + send(collector, 2);
            awaitLog("HTTP 401", "check elasticsearch.api-key", "documents wait in the journal");
            await().atMost(LONG).until(() -> metric(collector, "flowhound_bulk_retries_total") >= 2);
            assertThat(get(collector, "/health")).contains("HTTP 401");
            assertThat(metric(collector, "flowhound_bulk_requests_total") - before)
                    .as("requests in several seconds")
                    .isLessThan(20);
            assertThat(metric(collector, "flowhound_documents_refused_total")).isZero();
        }
        assertThat(count("flows")).isEqualTo(first);

        try (Collector collector =
                collector("elasticsearch.api-key=" + key("ingest").encoded(), "retention.enabled=false")) {
            awaitCount("flows", both);
            assertThat(metric(collector, "flowhound_documents_refused_total")).isZero();
        }
        assertThat(count("flows")).isEqualTo(both);
    }

    private String problem(String... settings) throws Exception {
        Configuration configuration = Configuration.load(null, List.of(settings), Map.of());
        try (ElasticClient client = ElasticAccess.writer(configuration)) {
            return client.health().status();
        } catch (ElasticException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void waysToConnect_workOrSayWhatToDo() throws Exception {
        String url = "elasticsearch.urls=" + elastic.url();
        String ca = "elasticsearch.ca=" + TestCertificates.shared().certificate("ca");
        String user = "elasticsearch.username=elastic";
        String password = "elasticsearch.password=" + SecuredElastic.PASSWORD;
        String fingerprint = "elasticsearch.fingerprint=";
        TestCertificates certificates = TestCertificates.shared();

        assertThat(problem(url, ca, user, password)).isIn("green", "yellow");
        assertThat(problem(url, user, password, fingerprint + certificates.fingerprint("ca")))
                .isIn("green", "yellow");
        assertThat(problem(url, user, password, fingerprint + certificates.fingerprint("server")))
                .isIn("green", "yellow");
        assertThat(problem(url, user, password, fingerprint + certificates.fingerprint("stranger")))
                .contains("elasticsearch.fingerprint");
        assertThat(problem(url, user, password))
                .contains(
                        "is signed by a CA that we do not know: set elasticsearch.ca", "or elasticsearch.fingerprint");
        assertThat(problem(url, user, password, "elasticsearch.ca=" + certificates.certificate("stranger")))
                .contains("is signed by a CA that we do not know");
        assertThat(problem(url, ca)).contains("asks for credentials: set elasticsearch.api-key, or");
        assertThat(problem(url, ca, user, "elasticsearch.password=wrong-password"))
                .contains("does not know user elastic with this password", "docs/security.md")
                .doesNotContain("wrong-password");
        assertThat(problem(
                        "elasticsearch.urls=http://127.0.0.1:" + elastic.url().getPort(), user, password))
                .contains("if it expects TLS, write https:// in elasticsearch.urls");
        JsonNode who = elastic.request("GET", "/_security/_authenticate", null);
        assertThat(who.path("username").asText()).isEqualTo("elastic");
    }
}
