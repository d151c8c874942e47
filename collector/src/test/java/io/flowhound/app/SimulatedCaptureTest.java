/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simulate --pcap} writes, read by the commands that read captures. */
class SimulatedCaptureTest {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    private String file = "";
    private CommandRun simulated = new CommandRun(1, "", "");

    @BeforeEach
    void simulate() {
        file = folder.resolve("home.pcap").toString();
        simulated = CommandRun.of(
                "simulate", "--flows", "1000", "--seed", "7", "--minutes", "10", "--start", "" + START, "--pcap", file);
    }

    @Test
    void decode_asManyDocumentsAsTheSummarySays_allInTheWindow() throws IOException {
        JsonNode total = simulated.result().path("total");
        CommandRun decoded = CommandRun.of("decode", file, "--set", "conversation.enabled=false");
        List<JsonNode> documents = decoded.documents();

        assertThat(documents).hasSize(total.path("flow_records").asInt());
        assertThat(decoded.err())
                .isEqualTo("%d documents of %d datagrams\n"
                        .formatted(documents.size(), total.path("datagrams").asInt()));
        assertThat(documents).allSatisfy(document -> {
            Instant time = Instant.parse(document.path("@timestamp").asText());
            assertThat(time).isBetween(START.minus(Duration.ofMinutes(10)), START.minusSeconds(1));
            assertThat(document.at("/flow/time_source").isMissingNode()).isTrue();
        });
        assertThat(sum(documents, "/network/bytes"))
                .isEqualTo(total.path("bytes").asLong());
        assertThat(sum(documents, "/network/packets"))
                .isEqualTo(total.path("packets").asLong());
    }

    @Test
    void decode_eachExporter_hasItsRecords() throws IOException {
        List<JsonNode> documents = CommandRun.of("decode", file, "--set", "conversation.enabled=false")
                .documents();
        JsonNode exporters = simulated.result().path("exporters");
        assertThat(exporters).hasSize(3);
        for (int i = 0; i < exporters.size(); i++) {
            String address = "192.0.2." + (11 + i);
            assertThat(documents.stream()
                            .filter(document ->
                                    document.at("/observer/ip").asText().equals(address))
                            .count())
                    .as(address)
                    .isEqualTo(exporters.get(i).path("flow_records").asLong());
        }
    }

    /** Nobody listens: UDP does not tell the sender, so all is sent. */
    @Test
    void replay_toAClosedPort_sendsAllOfIt() throws IOException {
        int port;
        try (DatagramSocket closed = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        CommandRun replayed = CommandRun.of("replay", file, "--speed", "0", "--to", "127.0.0.1:" + port);
        assertThat(replayed.result().path("datagrams"))
                .isEqualTo(simulated.result().at("/total/datagrams"));
        assertThat(replayed.result().path("exporters")).hasSize(3);
        assertThat(replayed.err()).isEmpty();
    }

    private static long sum(List<JsonNode> documents, String path) {
        return documents.stream()
                .mapToLong(document -> document.at(path).asLong())
                .sum();
    }
}
