/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.testkit.DecodingKit;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkHistoryTest {
    private static final Instant END = Instant.parse("2026-11-22T09:30:00Z");
    private static final HistoryParameters PARAMETERS =
            HistoryParameters.of(3, END, 6).withFlowsPerDay(100).withAttacks(AttackOrder.parse("all,ssh:5,rdp:5"));

    private final NetworkHistory history = new NetworkHistory(PARAMETERS);

    @TempDir
    Path folder;

    private record Edge(InetAddress source, InetAddress destination, int port) {}

    private static List<SimulatedFlow> flows(NetworkHistory history) {
        List<SimulatedFlow> flows = new ArrayList<>();
        history.flows(flows::add);
        return flows;
    }

    private static List<SimulatedDatagram> datagrams(NetworkHistory history) throws Exception {
        List<SimulatedDatagram> datagrams = new ArrayList<>();
        history.datagrams(datagrams::add);
        return datagrams;
    }

    private static List<PivotLeg> legs(Labels labels) {
        List<PivotLeg> legs = new ArrayList<>();
        labels.chains().forEach(chain -> legs.addAll(chain.legs()));
        labels.chains().forEach(chain -> legs.addAll(chain.allowedExtra()));
        labels.decoys().forEach(decoy -> legs.addAll(decoy.legs()));
        return legs.stream().distinct().toList();
    }

    @Test
    void flows_areInTheSpan_inOrderOfTheirEnds_andHoldEveryLogin() {
        List<SimulatedFlow> flows = flows(history);
        assertThat(flows).isSortedAccordingTo(Comparator.comparingLong(SimulatedFlow::end));
        assertThat(flows)
                .allMatch(flow -> flow.start() >= PARAMETERS.start().toEpochMilli())
                .allMatch(flow -> flow.end() <= END.toEpochMilli());
        LoginFlows logins = new LoginFlows(flows);
        assertThat(legs(history.labels())).hasSizeGreaterThan(30).allSatisfy(leg -> {
            logins.assertTold(leg);
            assertThat(leg.start()).isAfterOrEqualTo(PARAMETERS.attacksFrom());
        });
        assertThat(PARAMETERS.attacksFrom()).isEqualTo(END.minus(Duration.ofDays(2)));
    }

    @Test
    void everyDay_hasTheLoginsOfTheFirm_mostlyOnWaysThatAreKnown() {
        Map<Long, Set<Edge>> days = new HashMap<>();
        for (SimulatedFlow flow : flows(new NetworkHistory(PARAMETERS.withAttacks(List.of())))) {
            if (flow.activity().equals("login") && flow.destinationPort() < 6_000) {
                days.computeIfAbsent(flow.start() / 86_400_000, day -> new HashSet<>())
                        .add(new Edge(flow.source(), flow.destination(), flow.destinationPort()));
            }
        }
        assertThat(days).hasSize(7);
        Set<Edge> known = new HashSet<>();
        days.keySet().stream().sorted().limit(6).forEach(day -> known.addAll(days.getOrDefault(day, Set.of())));
        long last = days.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
        Set<Edge> unknown = new HashSet<>(days.getOrDefault(last, Set.of()));
        assertThat(unknown).hasSizeGreaterThan(100);
        unknown.removeAll(known);
        assertThat(unknown).hasSizeLessThan(10);
    }

    @Test
    void attacks_goWaysThatNobodyGoes_butFromTheJumpHost() {
        Set<Edge> known = new HashSet<>();
        flows(new NetworkHistory(PARAMETERS.withAttacks(List.of())))
                .forEach(flow -> known.add(new Edge(flow.source(), flow.destination(), flow.destinationPort())));
        InetAddress jumpHost = Octets.inetAddress("192.168.21.2");
        for (Labels.Chain chain : history.labels().chains()) {
            assertThat(chain.legs())
                    .filteredOn(leg -> !leg.source().equals(jumpHost))
                    .noneMatch(leg -> known.contains(new Edge(leg.source(), leg.destination(), leg.destinationPort())));
        }
    }

    @Test
    void datagrams_areInOrder_soonAfterTheFlows_andTheSameEachTime() throws Exception {
        List<SimulatedDatagram> datagrams = datagrams(history);
        assertThat(datagrams).isSortedAccordingTo(Comparator.comparing(SimulatedDatagram::exportTime));
        assertThat(datagrams.stream().map(SimulatedDatagram::payload))
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(datagrams(new NetworkHistory(PARAMETERS)).stream()
                        .map(SimulatedDatagram::payload)
                        .toList());
        Summary summary =
                history.datagrams(datagram -> assertThat(datagram.payload()).hasSizeLessThan(1465));
        List<SimulatedFlow> flows = flows(history);
        assertThat(summary.total().flowRecords()).isEqualTo(flows.size());
        assertThat(summary.total().datagrams()).isEqualTo(datagrams.size());
        assertThat(summary.total().octets())
                .isEqualTo(flows.stream().mapToLong(SimulatedFlow::octets).sum());
    }

    /** What the collector makes of a capture of it: each login comes out, with both sides and all octets. */
    @Test
    void capture_decodedByTheProduct_hasEveryLogin() throws Exception {
        Path file = folder.resolve("history.pcap");
        try (PcapWriter writer = new PcapWriter(file, 2055)) {
            writer.write(history);
        }
        Map<String, long[]> octets = new HashMap<>();
        List<JsonNode> documents = DecodingKit.plain().decode(file);
        assertThat(documents).hasSize(flows(history).size()).allSatisfy(document -> {
            assertThat(document.at("/flow/time_source").isMissingNode()).isTrue();
            assertThat(Duration.between(time(document, "/event/end"), time(document, "/event/created")))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(12));
        });
        for (JsonNode document : documents) {
            long[] sums = octets.computeIfAbsent(
                    document.at("/source/ip").asText() + " "
                            + document.at("/source/port").asText() + " "
                            + document.at("/destination/ip").asText() + " "
                            + document.at("/destination/port").asText(),
                    key -> new long[2]);
            sums[0] += document.at("/source/bytes").asLong();
            sums[1] += document.at("/destination/bytes").asLong();
        }
        for (PivotLeg leg : legs(history.labels())) {
            assertThat(octets.get(leg.source().getHostAddress() + " " + leg.sourcePort() + " "
                            + leg.destination().getHostAddress() + " " + leg.destinationPort()))
                    .as(leg.toString())
                    .containsExactly(leg.octetsToServer(), leg.octetsToClient());
        }
    }

    private static Instant time(JsonNode document, String path) {
        return Instant.parse(document.at(path).asText());
    }

    @Test
    void truth_saysWhatTheLabelsSay() throws IOException {
        Path file = folder.resolve("truth.json");
        history.truth().write(file, history.traffic());
        JsonNode truth = new ObjectMapper().readTree(file.toFile());
        assertThat(truth.path("start").asLong()).isEqualTo(PARAMETERS.start().toEpochMilli());
        assertThat(truth.path("baseline_until").asLong())
                .isEqualTo(PARAMETERS.attacksFrom().toEpochMilli());
        assertThat(truth.path("until").asLong()).isEqualTo(END.toEpochMilli());
        assertThat(truth.path("hosts").asInt()).isGreaterThan(80);
        assertThat(truth.at("/params/epsilon_s").asInt()).isEqualTo(1800);
        assertThat(truth.path("legit_novel_chains").isEmpty()).isTrue();
        assertThat(truth.path("decoys")).hasSize(4);
        assertThat(truth.at("/traffic/total/records").asInt())
                .isEqualTo(flows(history).size());
        assertThat(truth.at("/traffic/conversations").size()).isBetween(200, 10_000);
        assertThat(truth.path("chains")).hasSameSizeAs(history.labels().chains());
        JsonNode chain = truth.path("chains").get(0);
        Labels.Chain labelled = history.labels().chains().getFirst();
        assertThat(chain.path("pivots").asInt()).isEqualTo(labelled.legs().size() - 1);
        assertThat(chain.path("nodes")).hasSize(labelled.legs().size() + 1);
        PivotLeg leg = labelled.legs().getFirst();
        assertThat(chain.at("/edges/0/src").asText()).isEqualTo(leg.source().getHostAddress());
        assertThat(chain.at("/edges/0/dst").asText())
                .isEqualTo(chain.at("/nodes/1").asText());
        assertThat(chain.at("/edges/0/sport").asInt()).isEqualTo(leg.sourcePort());
        assertThat(chain.at("/edges/0/dport").asInt()).isEqualTo(22);
        assertThat(chain.at("/edges/0/start").asLong()).isEqualTo(leg.start().toEpochMilli());
        assertThat(chain.at("/edges/0/end").asLong()).isEqualTo(leg.end().toEpochMilli());
    }

    @Test
    void parameters_outOfRange_areRefused() {
        assertThatThrownBy(() -> HistoryParameters.of(1, END, 36)).hasMessage("days must be 1 to 35, not 36");
        assertThatThrownBy(() -> PARAMETERS.withFlowsPerDay(-1)).hasMessage("flows a day must be 0 to 1000000, not -1");
        assertThat(HistoryParameters.of(1, END, 2).attacksFrom()).isEqualTo(END.minus(Duration.ofDays(1)));
    }
}
