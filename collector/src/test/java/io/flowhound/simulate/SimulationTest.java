/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.simulate.DatagramReader.Message;
import io.flowhound.simulate.DatagramReader.Row;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00.789Z");
    private static final int V5 = 0;
    private static final int V9 = 1;
    private static final int IPFIX = 2;
    private static final int OCTETS = 1;
    private static final int PACKETS = 2;
    private static final int SELECTOR = 302;

    private final Simulation simulation =
            new Simulation(SimulationParameters.of(1, START).withFlows(6_000));

    /** What the demo prints, and what its users compare: new behaviours must not change what the defaults give. */
    @Test
    void defaults_areWhatTheyHaveAlwaysBeen() throws Exception {
        Simulation defaults = new Simulation(SimulationParameters.of(1, Instant.parse("2026-11-22T04:00:00Z")));
        assertThat(defaults.summary().byExporter().stream().map(Tally::flowRecords))
                .containsExactly(5_187L, 3_126L, 9_688L);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        payloads(defaults).forEach(digest::update);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("f7682d0e344f0b40ce49ce7d01502def9cbb67f1963bf2461b3009dd7f9edd5f");
    }

    private static List<byte[]> payloads(Simulation simulation) {
        return simulation.datagrams().stream().map(SimulatedDatagram::payload).toList();
    }

    private static List<Message> read(Simulation simulation, int exporter) {
        DatagramReader reader = new DatagramReader();
        List<Message> messages = new ArrayList<>();
        for (SimulatedDatagram datagram : simulation.datagrams()) {
            if (datagram.exporter() == exporter) {
                messages.add(reader.read(datagram.payload()));
            }
        }
        return messages;
    }

    private static boolean isFlow(Row row) {
        return row.template() < 258;
    }

    @Test
    void sameSeed_givesTheSameOctets_anotherSeedOthers() {
        SimulationParameters parameters = SimulationParameters.of(7, START).withFlows(500);
        assertThat(payloads(new Simulation(parameters)))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(payloads(new Simulation(parameters)));
        assertThat(payloads(new Simulation(SimulationParameters.of(8, START).withFlows(500))))
                .usingElementComparator(Arrays::compare)
                .isNotEqualTo(payloads(new Simulation(parameters)));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 6_000})
    void flows_areAsManyAsAsked_orOneMore(int asked) {
        Simulation asMany = new Simulation(SimulationParameters.of(3, START).withFlows(asked));
        assertThat(asMany.summary().total().flowRecords()).isBetween((long) asked, asked + 1L);
        assertThat(asMany.flows()).hasSize((int) asMany.summary().total().flowRecords());
    }

    @Test
    void payloads_fitIntoAFrame_andAreWellFilled() {
        assertThat(simulation.datagrams())
                .allSatisfy(datagram -> assertThat(datagram.payload()).hasSizeLessThanOrEqualTo(1464));
        assertThat(simulation.datagrams().stream()
                        .mapToInt(datagram -> datagram.payload().length)
                        .average()
                        .orElseThrow())
                .isGreaterThan(1300);
    }

    @Test
    void datagrams_areInExportOrder_fromTheStartOn() {
        assertThat(simulation.datagrams())
                .isSortedAccordingTo(Comparator.comparing(SimulatedDatagram::exportTime))
                .allSatisfy(datagram -> assertThat(datagram.exportTime()).isBetween(START, START.plusSeconds(7)));
    }

    @Test
    void v5_sequence_countsRecords() {
        long expected = 0;
        for (Message message : read(simulation, V5)) {
            assertThat(message.version()).isEqualTo(5);
            assertThat(message.sequence()).isEqualTo(expected);
            assertThat(message.rows()).hasSize(message.count());
            expected += message.count();
        }
        assertThat(expected).isEqualTo(simulation.summary().byExporter().get(V5).flowRecords());
    }

    @Test
    void v9_sequence_countsPackets_andTheCountTemplatesToo() {
        List<Message> messages = read(simulation, V9);
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            assertThat(message.version()).isEqualTo(9);
            assertThat(message.domain()).isEqualTo(200);
            assertThat(message.sequence()).isEqualTo(i);
            int templates = i % 20 == 0 ? 5 : 0;
            assertThat(message.count()).isEqualTo(message.rows().size() + templates);
        }
    }

    @Test
    void ipfix_sequence_countsDataRecordsWithOptions() {
        long expected = 0;
        for (Message message : read(simulation, IPFIX)) {
            assertThat(message.version()).isEqualTo(10);
            assertThat(message.domain()).isEqualTo(300);
            assertThat(message.sequence()).isEqualTo(expected);
            expected += message.rows().size();
        }
        Tally told = simulation.summary().byExporter().get(IPFIX);
        assertThat(expected).isEqualTo(told.flowRecords() + told.optionsRecords());
    }

    @ParameterizedTest
    @ValueSource(ints = {V5, V9, IPFIX})
    void summary_equalsWhatIsInTheDatagrams(int exporter) {
        List<Message> messages = read(simulation, exporter);
        List<Row> rows = messages.stream().flatMap(m -> m.rows().stream()).toList();
        List<Row> flows = rows.stream().filter(SimulationTest::isFlow).toList();
        Tally read = new Tally(
                messages.size(),
                flows.size(),
                rows.size() - flows.size(),
                flows.stream().mapToLong(row -> scaled(row, OCTETS)).sum(),
                flows.stream().mapToLong(row -> scaled(row, PACKETS)).sum());
        assertThat(read).isEqualTo(simulation.summary().byExporter().get(exporter));
        ExportProtocol protocol = simulation.exporters().get(exporter).protocol();
        assertThat(read).isEqualTo(simulation.summary().byProtocol().get(protocol));
        assertThat(read.flowRecords()).isGreaterThan(500);
    }

    /** The selector's id is its rate, in exports that have selectors. */
    private static long scaled(Row row, int element) {
        return row.number(element) * row.values().getOrDefault(SELECTOR, 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {V5, V9})
    void uptimes_giveTheTrueTimes(int exporter) {
        List<Long> ends = new ArrayList<>();
        for (Message message : read(simulation, exporter)) {
            // NetFlow v5 has the fraction of the second in its header; here all that counts is the time it started.
            long fraction = exporter == V5 ? fraction(message) : 0;
            long booted = 1000 * message.seconds() + fraction - message.uptime();
            for (Row row :
                    message.rows().stream().filter(SimulationTest::isFlow).toList()) {
                assertThat(row.number(22)).isLessThanOrEqualTo(row.number(21));
                assertThat(row.number(21)).isLessThanOrEqualTo(message.uptime());
                ends.add(booted + row.number(21));
            }
        }
        assertThat(ends)
                .containsExactlyInAnyOrderElementsOf(simulation.flows().stream()
                        .filter(flow -> flow.exporter() == exporter)
                        .map(SimulatedFlow::end)
                        .toList());
    }

    private long fraction(Message message) {
        return simulation.datagrams().stream()
                .filter(datagram -> datagram.exporter() == V5)
                .filter(datagram ->
                        new DatagramReader().read(datagram.payload()).sequence() == message.sequence())
                .mapToLong(datagram -> datagram.exportTime().toEpochMilli() % 1000)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ipfix_times_areThoseOfTheFlows() {
        List<Long> starts = new ArrayList<>();
        for (Message message : read(simulation, IPFIX)) {
            for (Row row :
                    message.rows().stream().filter(SimulationTest::isFlow).toList()) {
                assertThat(row.number(152)).isLessThanOrEqualTo(row.number(153));
                assertThat(row.number(153)).isLessThanOrEqualTo(1000 * message.seconds());
                starts.add(row.number(152));
            }
        }
        assertThat(starts)
                .containsExactlyInAnyOrderElementsOf(simulation.flows().stream()
                        .filter(flow -> flow.exporter() == IPFIX)
                        .map(SimulatedFlow::start)
                        .toList());
    }

    @Test
    void flows_areWithinTheWindow() {
        long now = START.toEpochMilli();
        assertThat(simulation.flows()).allSatisfy(flow -> {
            assertThat(flow.start()).isGreaterThanOrEqualTo(now - 600_000);
            assertThat(flow.end()).isBetween(flow.start(), now - 1000);
        });
    }

    @Test
    void options_sayWhatIsSampledAndWhenItStarted() {
        Row v9 = read(simulation, V9).getFirst().rows().getFirst();
        assertThat(v9.number(34)).isEqualTo(1);
        Row ipfix = read(simulation, IPFIX).getFirst().rows().getFirst();
        assertThat(ipfix.number(149)).isEqualTo(300);
        assertThat(ipfix.number(160))
                .isBetween(
                        START.minus(Duration.ofDays(40)).toEpochMilli(),
                        START.minus(Duration.ofMinutes(10)).toEpochMilli());
    }

    @Test
    void flows_areToldByOneExporterEach_andNeverTwice() {
        Set<List<Object>> seen = new HashSet<>();
        assertThat(simulation.flows())
                .allSatisfy(flow -> assertThat(seen.add(List.of(
                                flow.source(),
                                flow.destination(),
                                flow.protocol(),
                                flow.sourcePort(),
                                flow.destinationPort(),
                                flow.start())))
                        .isTrue());
    }

    @Test
    void traffic_isThatOfAHome() {
        Set<String> activities =
                simulation.flows().stream().map(SimulatedFlow::activity).collect(Collectors.toSet());
        assertThat(activities)
                .contains("web", "dns", "ntp", "mail", "smb", "nfs", "mdns", "ping", "refused", "unanswered")
                .contains("printer-report", "video", "cloud", "backup", "pivot");
        assertThat(simulation.flows().stream().map(SimulatedFlow::source).distinct())
                .hasSizeGreaterThan(90);
        assertThat(simulation.flows()).anyMatch(flow -> flow.destinationPort() == 443 && flow.protocol() == 17);
        assertThat(simulation.flows().stream().filter(flow -> flow.exporter() == V5))
                .noneMatch(SimulatedFlow::isIpv6);
        for (int exporter : new int[] {V9, IPFIX}) {
            assertThat(simulation.flows().stream().filter(flow -> flow.exporter() == exporter))
                    .anyMatch(SimulatedFlow::isIpv6)
                    .anyMatch(flow -> !flow.isIpv6());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -99})
    void pivot_legsAreEstablished_nestedAndInTheFlows(long seed) {
        Simulation other = new Simulation(SimulationParameters.of(seed, START).withFlows(100));
        assertThat(other.pivots()).hasSize(1);
        List<PivotLeg> legs = other.pivots().getFirst().legs();
        assertThat(legs).hasSize(2);
        PivotLeg outer = legs.get(0);
        PivotLeg inner = legs.get(1);
        assertThat(outer.destination()).isEqualTo(inner.source());
        assertThat(inner.start())
                .isBetween(outer.start().plusSeconds(1), outer.start().plusSeconds(30));
        assertThat(inner.end()).isBefore(outer.end());
        assertThat(outer.octetsToServer()).isGreaterThan(inner.octetsToServer());
        assertThat(outer.octetsToClient()).isGreaterThan(inner.octetsToClient());
        for (PivotLeg leg : legs) {
            assertThat(leg.octetsToServer()).isGreaterThan(3_000);
            assertThat(leg.octetsToClient()).isGreaterThan(3_200);
            assertThat(other.flows())
                    .filteredOn(flow -> flow.exporter() == leg.exporter()
                            && flow.source().equals(leg.source())
                            && flow.sourcePort() == leg.sourcePort()
                            && flow.destination().equals(leg.destination()))
                    .singleElement()
                    .satisfies(flow -> {
                        assertThat(flow.destinationPort()).isEqualTo(22);
                        assertThat(flow.octets()).isEqualTo(leg.octetsToServer());
                        assertThat(Instant.ofEpochMilli(flow.start())).isEqualTo(leg.start());
                    });
        }
    }

    @Test
    void localNetworks_holdOneEndOfEveryFlow() {
        assertThat(simulation.localNetworks()).containsExactly("192.168.0.0/16", "2001:db8:4c::/48");
        assertThat(simulation.flows())
                .allMatch(flow -> isLocal(flow.source().getAddress())
                        || isLocal(flow.destination().getAddress()));
    }

    private static boolean isLocal(byte[] address) {
        byte[] network = Octets.address(address.length == 4 ? "192.168.0.0" : "2001:db8:4c::");
        int octets = address.length == 4 ? 2 : 6;
        return Arrays.equals(address, 0, octets, network, 0, octets);
    }

    @Test
    void sizes_areHeavyTailed() {
        List<Long> octets = simulation.flows().stream()
                .filter(flow -> flow.activity().equals("web"))
                .map(SimulatedFlow::octets)
                .sorted()
                .toList();
        assertThat(octets.getLast()).isGreaterThan(100 * octets.get(octets.size() / 2));
    }

    @Test
    void parameters_outOfRange_areRefused() {
        SimulationParameters parameters = SimulationParameters.of(1, START);
        assertThatThrownBy(() -> parameters.withFlows(99)).hasMessage("flows must be 100 to 1000000, not 99");
        assertThatThrownBy(() -> parameters.withRate(0)).hasMessage("rate must be 1 to 1000000, not 0");
        assertThatThrownBy(() -> parameters.withWindow(Duration.ofSeconds(59)))
                .hasMessageContaining("a minute to a day");
    }
}
