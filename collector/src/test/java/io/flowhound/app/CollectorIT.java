/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.simulate.SimulatedDatagram;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.UdpExporter;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.StoredRecords;
import io.flowhound.testkit.TestCertificates;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole collector, from UDP to a real Elasticsearch. */
class CollectorIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix();

    @TempDir
    private Path data;

    private Configuration configuration(URI elasticsearch, String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of(
                "elasticsearch.urls=" + elasticsearch,
                "index.prefix=" + prefix,
                "listen.flows=127.0.0.1:0",
                "listen.syslog=127.0.0.1:0",
                "admin.address=127.0.0.1:0",
                "bulk.max-wait=100ms",
                "conversation.hold=1s",
                "data.dir=" + data));
        settings.addAll(List.of(more));
        return Configuration.load(null, settings, Map.of());
    }

    private static Simulation simulation() {
        return new Simulation(
                SimulationParameters.of(5, Instant.now()).withFlows(2000).withRate(20_000));
    }

    private static void send(Simulation simulation, Collector collector) throws Exception {
        try (UdpExporter exporter = new UdpExporter(
                simulation.exporters(), collector.flowAddresses().get(0))) {
            exporter.send(simulation);
        }
    }

    /** Records, of which several may be in one document. */
    private long stored() throws Exception {
        return StoredRecords.in(elastic.client(), prefix);
    }

    private void awaitStored(long flows) {
        await().atMost(LONG).until(() -> stored() >= flows);
    }

    private double sum(String field) throws Exception {
        Double sum = elastic.client()
                .call(api -> api.search(
                        s -> s.index(prefix + "-flows").size(0).aggregations("sum", a -> a.sum(v -> v.field(field))),
                        Void.class))
                .aggregations()
                .get("sum")
                .sum()
                .value();
        return sum == null ? 0 : sum;
    }

    private static void awaitReceived(Simulation simulation, Collector collector) {
        double datagrams = simulation.summary().total().datagrams();
        await().atMost(LONG)
                .until(() ->
                        metric(get(collector, "/metrics").body(), "flowhound_datagrams_journalled_total") == datagrams);
    }

    private static HttpResponse<String> get(Collector collector, String path) throws Exception {
        InetSocketAddress address = collector.adminAddress();
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static double metric(String scrape, String name) {
        return scrape.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Stores so many megabytes that no compression makes smaller than three quarters. */
    private static void fill(ElasticClient client, String index, int megabytes) throws Exception {
        Random random = new Random(1);
        byte[] noise = new byte[750_000];
        for (int i = 0; i < megabytes; i++) {
            random.nextBytes(noise);
            String text = Base64.getEncoder().encodeToString(noise);
            byte[] body = ("{\"create\":{\"_index\":\"" + index + "\"}}\n{\"noise\":\"" + text + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8);
            client.bulk().send(body, body.length);
        }
        client.call(api -> api.indices().flush(flush -> flush.index(index)));
    }

    @Test
    void oldDay_isDeletedBesideTheCollector() throws Exception {
        String old = prefix + "-flows-2020.01.31";
        ElasticClient client = elastic.client();
        fill(client, old, 16);
        try (Collector collector = new Collector(configuration(elastic.url(), "retention.flows.budget=10MB"))) {
            await().atMost(LONG)
                    .until(() -> !client.call(api -> api.indices().exists(exists -> exists.index(old)))
                            .value());
            await().atMost(LONG)
                    .until(() -> metric(get(collector, "/metrics").body(), "flowhound_retention_last_run") > 0);
            assertThat(metric(get(collector, "/metrics").body(), "flowhound_retention_deleted_total"))
                    .isEqualTo(1);
            assertThat(get(collector, "/health").body()).contains("\"retention\"", "0 indices are kept");
        }
    }

    @Test
    void flowsOfAllProtocols_areStoredOnce_withTheirOctets() throws Exception {
        try (Collector collector = new Collector(configuration(elastic.url()))) {
            Simulation simulation = simulation();
            send(simulation, collector);
            long expected = simulation.summary().total().flowRecords();
            awaitStored(expected);

            assertThat(stored()).isEqualTo(expected);
            assertThat(sum("network.bytes"))
                    .isEqualTo(simulation.summary().total().octets());
            assertThat(sum("network.packets"))
                    .isEqualTo(simulation.summary().total().packets());
            assertThat(get(collector, "/ready").statusCode()).isEqualTo(200);
            assertThat(get(collector, "/health").statusCode()).isEqualTo(200);
            await().atMost(LONG).untilAsserted(() -> {
                String body = get(collector, "/metrics").body();
                assertThat(metric(body, "flowhound_documents_stored_total"))
                        .isEqualTo(metric(body, "flowhound_conversation_documents_total"))
                        .isLessThan(expected);
            });
            String scrape = get(collector, "/metrics").body();
            assertThat(metric(scrape, "flowhound_conversation_records_total")).isEqualTo(expected);
            double datagrams = simulation.summary().total().datagrams();
            assertThat(metric(scrape, "flowhound_datagrams_received_total")).isEqualTo(datagrams);
            assertThat(metric(scrape, "flowhound_datagrams_journalled_total")).isEqualTo(datagrams);
            assertThat(metric(scrape, "flowhound_exporter_datagrams_total")).isEqualTo(datagrams);
            assertThat(metric(scrape, "flowhound_exporter_flows_total")).isEqualTo(expected);
            assertThat(metric(scrape, "flowhound_exporter_options_total"))
                    .isEqualTo(simulation.summary().total().optionsRecords());
            assertThat(metric(scrape, "flowhound_dropped_total")).isZero();
            // A page shows the last report when a newer one does not come at once.
            await().atMost(LONG)
                    .untilAsserted(() -> assertStatus(
                            collector, expected, metric(scrape, "flowhound_conversation_documents_total")));
        }
    }

    private static void assertStatus(Collector collector, long flows, double documents) throws Exception {
        JsonNode status = new ObjectMapper().readTree(get(collector, "/status").body());
        assertThat(status.findValuesAsText("address")).containsExactly("127.0.1.1", "127.0.1.2", "127.0.1.3");
        assertThat(status.at("/exporters").findValues("flows").stream()
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isEqualTo(flows);
        assertThat(status.at("/exporters/0/hints/0/id").asText()).isEqualTo("v5-no-ipv6");
        assertThat(status.at("/documents/stored").asDouble()).isEqualTo(documents);
        assertThat(status.at("/report/age_seconds").asDouble()).isNotNegative();
        String templates = get(collector, "/templates?exporter=127.0.1.2").body();
        assertThat(templates).contains("\"name\":\"sourceIPv4Address\"").doesNotContain("127.0.1.3");
    }

    @Test
    void elasticsearchAway_flowsWaitInTheJournal_andAreStoredAfterARestart() throws Exception {
        Simulation simulation = simulation();
        try (Collector collector = new Collector(configuration(URI.create("http://127.0.0.1:1")))) {
            send(simulation, collector);
            awaitReceived(simulation, collector);
            assertThat(get(collector, "/ready").statusCode()).isEqualTo(503);
            assertThat(get(collector, "/ready").body()).contains("index-templates");
        }
        assertThat(stored()).isZero();
        try (Collector collector = new Collector(configuration(elastic.url()))) {
            awaitStored(simulation.summary().total().flowRecords());
            assertThat(collector.flowAddresses()).hasSize(1);
        }
        assertThat(stored()).isEqualTo(simulation.summary().total().flowRecords());
    }

    @Test
    void cleanStop_storesWhatWasReceived() throws Exception {
        Simulation simulation = simulation();
        try (Collector collector = new Collector(configuration(elastic.url(), "bulk.max-wait=1m"))) {
            await().atMost(LONG).until(() -> get(collector, "/ready").statusCode() == 200);
            send(simulation, collector);
            awaitReceived(simulation, collector); // what is still in the kernel's buffer was never ours
        }
        assertThat(stored()).isEqualTo(simulation.summary().total().flowRecords());
    }

    @Test
    void everyDocument_isInTheIndexOfItsDay_andHasTheFieldsOfItsProfile() throws Exception {
        try (Collector collector = new Collector(configuration(elastic.url(), "documents.profile=full"))) {
            Simulation simulation = simulation();
            send(simulation, collector);
            awaitStored(simulation.summary().total().flowRecords());
        }
        var hits = elastic.client()
                .call(api -> api.search(s -> s.index(prefix + "-flows").size(2500), ObjectNode.class))
                .hits()
                .hits();
        assertThat(hits).isNotEmpty();
        for (var hit : hits) {
            JsonNode document = new ObjectMapper().readTree(String.valueOf(hit.source()));
            String day = document.get("@timestamp").asText().substring(0, 10).replace('-', '.');
            assertThat(hit.index()).isEqualTo(prefix + "-flows-" + day);
            assertThat(document.at("/event/kind").asText()).isEqualTo("event");
            assertThat(document.at("/observer/ip").asText()).startsWith("127.0.");
            assertThat(document.at("/network/direction").isMissingNode()).isFalse();
        }
    }

    private static void sendOver(SocketFactory sockets, InetSocketAddress to, List<byte[]> messages) throws Exception {
        try (Socket socket = sockets.createSocket(to.getAddress(), to.getPort())) {
            for (byte[] message : messages) {
                socket.getOutputStream().write(message);
            }
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1); // it has read everything
        }
    }

    @Test
    void ipfixOverTcpAndTls_isStored() throws Exception {
        TestCertificates certificates = TestCertificates.shared();
        try (Collector collector = new Collector(configuration(
                elastic.url(),
                "listen.ipfix-tcp=127.0.0.1:0",
                "listen.ipfix-tls=127.0.0.1:0",
                "tls.certificate=" + certificates.certificate("server"),
                "tls.key=" + certificates.key("server"),
                "tls.client-ca=" + certificates.certificate("ca")))) {
            Simulation simulation = simulation();
            List<byte[]> messages = simulation.datagrams().stream()
                    .map(SimulatedDatagram::payload)
                    .filter(payload -> payload[1] == 10)
                    .toList();
            assertThat(messages).hasSizeGreaterThan(2);
            sendOver(SocketFactory.getDefault(), collector.streamAddresses().get(0), messages);
            sendOver(
                    certificates.client("client").getSocketFactory(),
                    collector.streamAddresses().get(1),
                    messages);
            double received = messages.size() * 2;
            await().atMost(LONG)
                    .until(() -> metric(get(collector, "/metrics").body(), "flowhound_datagrams_journalled_total")
                            == received + 2); // with the ends of both
            await().atMost(LONG)
                    .until(() -> metric(get(collector, "/metrics").body(), "flowhound_exporter_datagrams_total")
                            == received);
            long flows = (long) metric(get(collector, "/metrics").body(), "flowhound_exporter_flows_total");
            awaitStored(flows);

            assertThat(flows).isPositive().isEven();
            assertThat(stored()).isEqualTo(flows);
            assertThat(metric(get(collector, "/metrics").body(), "flowhound_datagrams_received_total"))
                    .isEqualTo(received);
            assertThat(metric(get(collector, "/metrics").body(), "flowhound_dropped_total"))
                    .isZero();
        }
    }
}
