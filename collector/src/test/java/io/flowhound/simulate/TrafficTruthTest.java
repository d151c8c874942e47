/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.schema.IpAddress;
import io.flowhound.testkit.DecodingKit;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTruthTest {
    private static final SimulationParameters PARAMETERS =
            SimulationParameters.of(1, Instant.ofEpochMilli(DecodingKit.ARRIVAL));
    private static final Simulation HOME = new Simulation(PARAMETERS);
    private static final TrafficTruth TRUTH = HOME.traffic();
    private static final List<JsonNode> DOCUMENTS = decode(HOME);
    private static final int TOP = 10;

    @TempDir
    private Path folder;

    private record Key(String client, String server, int port, int protocol) {}

    private static List<JsonNode> decode(Simulation simulation) {
        DecodingKit kit = DecodingKit.plain();
        for (SimulatedDatagram datagram : simulation.datagrams()) {
            kit.later(datagram.exportTime().toEpochMilli() - DecodingKit.ARRIVAL)
                    .decodeFrom(0x7F00_0101 + datagram.exporter(), 2055, datagram.payload());
        }
        assertThat(kit.dropped()).isZero();
        return kit.decode();
    }

    private static List<JsonNode> documents(ExportProtocol protocol) {
        return DOCUMENTS.stream()
                .filter(document -> document.at("/flow/exporter/version").asInt() == protocol.version())
                .toList();
    }

    private static long number(JsonNode document, String path) {
        return document.at(path).asLong();
    }

    private static Volume volume(List<JsonNode> documents) {
        return new Volume(
                documents.size(),
                documents.stream().mapToLong(document -> bytes(document)).sum(),
                documents.stream()
                        .mapToLong(document ->
                                number(document, "/source/packets") + number(document, "/destination/packets"))
                        .sum());
    }

    private static long bytes(JsonNode document) {
        return number(document, "/source/bytes") + number(document, "/destination/bytes");
    }

    @Test
    void sameParameters_giveTheSameTruth() {
        assertThat(new Simulation(PARAMETERS.withFlows(900)).traffic())
                .isEqualTo(new Simulation(PARAMETERS.withFlows(900)).traffic());
    }

    @Test
    void totals_areThoseOfTheFlows_andOfTheConversations() {
        Volume flows = HOME.flows().stream().map(Volume::of).reduce(Volume.NOTHING, Volume::plus);
        assertThat(TRUTH.total()).isEqualTo(flows);
        assertThat(TRUTH.byExporter().stream()
                        .map(TrafficTruth.OfExporter::volume)
                        .reduce(Volume.NOTHING, Volume::plus))
                .isEqualTo(flows);
        assertThat(TRUTH.conversations().stream()
                        .map(TrafficTruth.Conversation::total)
                        .reduce(Volume.NOTHING, Volume::plus))
                .isEqualTo(flows);
        assertThat(TRUTH.total().octets()).isEqualTo(HOME.summary().total().octets());
        assertThat(TRUTH.byExporter())
                .extracting(TrafficTruth.OfExporter::exporter)
                .isEqualTo(HOME.exporters());
    }

    @ParameterizedTest
    @EnumSource(ExportProtocol.class)
    void documents_ofAVersion_areWhatTheTruthSays(ExportProtocol protocol) {
        assertThat(volume(documents(protocol))).isEqualTo(TRUTH.byProtocol().get(protocol));
    }

    /** Without what has no ports: see {@link #sides_areThoseOfTheTruth_whereverPortsTell}. */
    @ParameterizedTest
    @EnumSource(ExportProtocol.class)
    void topClients_ofTheDocuments_areThoseOfTheTruth(ExportProtocol protocol) {
        Map<String, Long> stored = documents(protocol).stream()
                .filter(document -> document.at("/destination").has("port"))
                .collect(groupingBy(
                        document -> document.at("/source/ip").asText(), summingLong(TrafficTruthTest::bytes)));
        Map<String, Long> told = TRUTH.conversations().stream()
                .filter(conversation -> conversation.hasPort()
                        && TRUTH.byExporter()
                                        .get(conversation.exporter())
                                        .exporter()
                                        .protocol()
                                == protocol)
                .collect(groupingBy(
                        conversation -> text(conversation.client()),
                        summingLong(conversation -> conversation.total().octets())));
        assertThat(top(stored)).isEqualTo(top(told)).hasSize(TOP);
    }

    private static List<Map.Entry<String, Long>> top(Map<String, Long> octets) {
        return octets.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(TOP)
                .toList();
    }

    private static String text(InetAddress address) {
        return IpAddress.of(address).toString();
    }

    /** The answers of protocols without ports, and between two equal ports, look like questions. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sides_areThoseOfTheTruth_whereverPortsTell(long seed) {
        Map<Key, Long> difference = new HashMap<>();
        Simulation home =
                new Simulation(SimulationParameters.of(seed, PARAMETERS.start()).withFlows(6_000));
        for (TrafficTruth.Conversation told : home.traffic().conversations()) {
            Key key = new Key(text(told.client()), text(told.server()), told.serverPort(), told.protocol());
            difference.merge(key, told.total().records(), Long::sum);
        }
        List<JsonNode> documents = decode(home);
        documents.forEach(document -> difference.merge(key(document), -1L, Long::sum));
        difference.values().removeIf(records -> records == 0);
        assertThat(difference.keySet()).allMatch(key -> isWithoutEvidence(key));
        long wrong = difference.values().stream()
                .filter(records -> records > 0)
                .mapToLong(Long::longValue)
                .sum();
        assertThat(wrong).isLessThan(documents.size() / 200);
    }

    private static Key key(JsonNode document) {
        int protocol = document.at("/network/iana_number").asInt();
        boolean ports = protocol == Exchange.TCP || protocol == Exchange.UDP;
        return new Key(
                document.at("/source/ip").asText(),
                document.at("/destination/ip").asText(),
                ports ? document.at("/destination/port").asInt() : 0,
                protocol);
    }

    private static boolean isWithoutEvidence(Key key) {
        boolean ports = key.protocol == Exchange.TCP || key.protocol == Exchange.UDP;
        return !ports || (key.protocol == Exchange.UDP && key.port == 500);
    }

    /** What the pages of the dashboards show, each in so many documents at least. */
    @ParameterizedTest
    @CsvSource({
        "/observer/ingress/interface/name, 10000",
        "/observer/egress/interface/alias, 10000",
        "/network/application, 8000",
        "/network/vlan/id, 10000",
        "/user/name, 4000",
        "/flow/ie/wlanSSID, 6000",
        "/flow/sampling/rate, 300",
        "/source/nat/ip, 200",
        "/source/nat/port, 200",
        "/event/action, 50",
        "/flow/dscp, 100",
        "/flow/icmp/type, 50",
        "/source/mac, 6000",
        "/flow/end_reason, 6000"
    })
    void field_isFilled(String path, int atLeast) {
        assertThat(DOCUMENTS.stream().filter(document -> !document.at(path).isMissingNode()))
                .hasSizeGreaterThan(atLeast);
    }

    @ParameterizedTest
    @CsvSource({
        "/network/application, web-browsing",
        "/user/name, anna",
        "/flow/ie/wlanSSID, Badger Things",
        "/observer/ingress/interface/name, wlan2",
        "/observer/ingress/interface/name, igb1.20",
        "/observer/egress/interface/alias, Internet",
        "/event/action, flow-denied",
        "/flow/sampling/source, options",
        "/flow/sampling/rate, 10",
        "/source/nat/ip, 192.168.30.2",
        "/network/vlan/id, 7",
        "/network/vlan/id, 31",
        "/flow/dscp, 46"
    })
    void value_isDecoded(String path, String value) {
        assertThat(DOCUMENTS).anyMatch(document -> document.at(path).asText().equals(value));
    }

    @Test
    void json_saysAllOfIt() throws IOException {
        Path file = folder.resolve("truth.json");
        HOME.truth().write(file, TRUTH);
        JsonNode traffic = new ObjectMapper().readTree(file.toFile()).path("traffic");
        assertThat(volume(traffic.path("total"))).isEqualTo(TRUTH.total());
        assertThat(volume(traffic.at("/versions/9")))
                .isEqualTo(TRUTH.byProtocol().get(ExportProtocol.V9));
        assertThat(traffic.at("/exporters/2/name").asText()).isEqualTo("access-point");
        assertThat(traffic.at("/exporters/2/loopback_ip").asText()).isEqualTo("127.0.1.3");
        assertThat(traffic.at("/exporters/2/capture_ip").asText()).isEqualTo("192.0.2.13");
        assertThat(volume(traffic.at("/exporters/2")))
                .isEqualTo(TRUTH.byExporter().get(2).volume());
        assertThat(traffic.path("conversations")).hasSameSizeAs(TRUTH.conversations());
        JsonNode largest = traffic.at("/conversations/0");
        TrafficTruth.Conversation told = TRUTH.conversations().getFirst();
        assertThat(largest.path("exporter").asText())
                .isEqualTo(HOME.exporters().get(told.exporter()).name());
        assertThat(largest.path("client").asText()).isEqualTo(text(told.client()));
        assertThat(largest.path("server").asText()).isEqualTo(text(told.server()));
        assertThat(largest.path("server_port").asInt()).isEqualTo(told.serverPort());
        assertThat(largest.path("transport").asText()).isEqualTo("tcp");
        assertThat(volume(largest.path("to_server"))).isEqualTo(told.toServer());
        assertThat(volume(largest.path("to_client"))).isEqualTo(told.toClient());
        assertThat(traffic.findValuesAsText("transport")).contains("tcp", "udp", "icmp", "ipv6-icmp", "esp", "gre");
    }

    private static Volume volume(JsonNode node) {
        return new Volume(
                node.path("records").asLong(),
                node.path("bytes").asLong(),
                node.path("packets").asLong());
    }
}
