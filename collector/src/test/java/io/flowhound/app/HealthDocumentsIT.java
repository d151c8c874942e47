/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.RealElastic;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health documents of a collector whose exporter loses datagrams on purpose, in a real Elasticsearch. */
class HealthDocumentsIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final TemplateSpec TEMPLATE =
            TemplateSpec.of(256, of(8, 4), of(12, 4), of(4, 1), of(1, 4), of(2, 4));
    private static final int RECORDS = 4;

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix();

    @TempDir
    private Path data;

    private Collector collector() throws Exception {
        return new Collector(Configuration.load(
                null,
                List.of(
                        "elasticsearch.urls=" + elastic.url(),
                        "index.prefix=" + prefix,
                        "listen.flows=127.0.0.1:0",
                        "listen.syslog=127.0.0.1:0",
                        "admin.address=127.0.0.1:0",
                        "bulk.max-wait=100ms",
                        "conversation.hold=1s",
                        "health-documents.interval=2s",
                        "data.dir=" + data),
                Map.of()));
    }

    private static byte[] message(int number) {
        ExportMessage message = ExportMessage.v9()
                .exportTime(Instant.now().getEpochSecond())
                .sysUptime(86_400_000)
                .sequence(number);
        if (number == 0) {
            message.templates(TEMPLATE);
        }
        DataRecord record = new DataRecord(TEMPLATE)
                .address(8, "192.0.2.7")
                .address(12, "198.51.100.9")
                .number(4, 6)
                .number(1, 100)
                .number(2, 1);
        return message.data(TEMPLATE, record, record, record, record).toBytes();
    }

    private static void send(Collector to, byte[] datagram) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.send(new DatagramPacket(
                    datagram, datagram.length, to.flowAddresses().get(0)));
        }
    }

    /** Sends messages by number, those before a number and without a gap. */
    private static void send(Collector to, int from, int end, int gap, int gapEnd) throws Exception {
        for (int i = from; i < end; i++) {
            if (i < gap || i >= gapEnd) {
                send(to, message(i));
            }
        }
    }

    private List<JsonNode> documents(String kind) throws Exception {
        ElasticClient client = elastic.client();
        String index = prefix + "-health*";
        client.call(api -> api.indices().refresh(r -> r.index(index).ignoreUnavailable(true)));
        List<JsonNode> documents = new ArrayList<>();
        for (var hit : client.call(api -> api.search(
                        s -> s.index(index)
                                .ignoreUnavailable(true)
                                .size(1000)
                                .query(q -> q.term(t -> t.field("health.kind").value(kind))),
                        ObjectNode.class))
                .hits()
                .hits()) {
            documents.add(new ObjectMapper().readTree(String.valueOf(hit.source())));
        }
        return documents;
    }

    private long sum(String kind, String pointer) throws Exception {
        return documents(kind).stream()
                .mapToLong(each -> each.at(pointer).asLong())
                .sum();
    }

    private void awaitSum(String kind, String pointer, long expected) {
        await().atMost(LONG).until(() -> sum(kind, pointer) >= expected);
    }

    @Test
    void documents_tellTheTruth_alsoOfALossWhileTheCollectorWasDown() throws Exception {
        try (Collector collector = collector()) {
            send(collector, 0, 200, 50, 70);
            send(collector, new byte[] {0, 99, 1, 2, 3, 4});
            awaitSum("exporter", "/health/sequence/lost", 20);
            awaitSum("exporter", "/health/sequence/arrived", 180);
            awaitSum("drop", "/health/dropped", 1);
        }
        try (Collector collector = collector()) {
            send(collector, 230, 330, 0, 0); // 200 to 229 were sent while it was down
            awaitSum("exporter", "/health/sequence/lost", 50);
            awaitSum("exporter", "/health/flows", 280L * RECORDS);
            awaitSum("collector", "/health/documents/stored", 280L * RECORDS);
        }
        assertThat(sum("exporter", "/health/sequence/arrived")).isEqualTo(280);
        assertThat(sum("exporter", "/health/sequence/lost")).isEqualTo(50);
        assertThat(sum("exporter", "/health/flows")).isEqualTo(280L * RECORDS);
        assertThat(sum("exporter", "/health/datagrams")).isEqualTo(280);
        assertThat(sum("collector", "/health/datagrams")).isEqualTo(281);
        assertThat(sum("exporter", "/health/octets")).isEqualTo(sum("collector", "/health/octets") - 6);
        assertThat(sum("collector", "/health/dropped")).isEqualTo(1);
        assertThat(sum("drop", "/health/dropped")).isEqualTo(1);
        assertThat(documents("drop").get(0).at("/health/drop_reason").asText()).isEqualTo("unknown_version");
        assertThat(documents("drop").get(0).at("/observer/name").asText()).isEqualTo("unknown");
        for (JsonNode document : documents("exporter")) {
            assertThat(document.at("/observer/ip").asText()).isEqualTo("127.0.0.1");
            assertThat(document.at("/health/templates/known").asInt()).isEqualTo(1);
            assertCompleteness(document);
        }
        assertThat(documents("collector"))
                .allSatisfy(each ->
                        assertThat(each.at("/health/heap_octets").asLong()).isPositive())
                .extracting(each -> each.at("/@timestamp").asText())
                .doesNotHaveDuplicates();
    }

    private static void assertCompleteness(JsonNode document) {
        long arrived = document.at("/health/sequence/arrived").asLong();
        long lost = document.at("/health/sequence/lost").asLong();
        JsonNode completeness = document.at("/health/completeness");
        if (arrived + lost == 0) {
            assertThat(completeness.isMissingNode()).isTrue();
        } else {
            assertThat(completeness.asDouble())
                    .isEqualTo((double) arrived / (arrived + lost), org.assertj.core.api.Assertions.within(1e-6));
        }
        boolean lossTold = document.at("/health/problems").toString().contains("sequence-loss");
        assertThat(lossTold).isEqualTo(lost > 0);
        assertThat(document.at("/health/ok").asBoolean())
                .isEqualTo(document.at("/health/problems").isEmpty());
    }
}
