/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentsTest {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
    private static final int SYN = 0x02;
    private static final int RST_ACK = 0x14;
    private static final Simulation HOME = new Simulation(SimulationParameters.of(1, START));

    private static List<SimulatedFlow> flows(Predicate<SimulatedFlow> wanted) {
        return HOME.flows().stream().filter(wanted).toList();
    }

    private static List<SimulatedFlow> from(String address) {
        InetAddress source = Octets.inetAddress(address);
        return flows(flow -> flow.source().equals(source) && flow.fromClient() && flow.protocol() == Exchange.TCP);
    }

    private static <T> long distinct(List<SimulatedFlow> flows, Function<SimulatedFlow, T> of) {
        return flows.stream().map(of).distinct().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"71.6.135.131", "141.212.122.10"})
    void portScan_isOfManyPortsOfOneHost_withoutAConnection(String scanner) {
        List<SimulatedFlow> tries = from(scanner);
        assertThat(distinct(tries, SimulatedFlow::destinationPort)).isGreaterThan(40);
        assertThat(distinct(tries, SimulatedFlow::destination)).isEqualTo(1);
        assertThat(tries).allMatch(flow -> flow.tcpFlags() == SYN && flow.packets() == 1);
        List<SimulatedFlow> answers =
                flows(flow -> flow.destination().getHostAddress().equals(scanner) && !flow.fromClient());
        assertThat(answers).isNotEmpty().hasSizeLessThan(tries.size()).allMatch(flow -> flow.tcpFlags() == RST_ACK);
    }

    @Test
    void sweep_isOfOnePortAtATimeOfManyHosts_toldByTwoExporters() {
        List<SimulatedFlow> tries = from("2001:470:1:332::28");
        assertThat(distinct(tries, SimulatedFlow::destination)).isGreaterThan(15);
        assertThat(distinct(tries, SimulatedFlow::destinationPort)).isLessThan(8);
        assertThat(distinct(tries, SimulatedFlow::exporter)).isEqualTo(2);
        assertThat(tries).allMatch(flow -> flow.tcpFlags() == SYN);
    }

    @Test
    void camera_looksForTelnetInTheHouse() {
        List<SimulatedFlow> tries = flows(flow -> flow.activity().equals("inside-scan") && flow.fromClient());
        assertThat(distinct(tries, SimulatedFlow::source)).isEqualTo(1);
        assertThat(distinct(tries, SimulatedFlow::destination)).isGreaterThan(60);
        assertThat(tries).anyMatch(flow -> flow.destinationPort() == 23);
        assertThat(flows(flow -> flow.activity().equals("inside-scan") && !flow.fromClient()))
                .isNotEmpty()
                .allMatch(flow -> flow.tcpFlags() == RST_ACK);
    }

    @Test
    void denied_isWhatTheFirewallStops_andNothingAnswers() {
        List<SimulatedFlow> denied = flows(SimulatedFlow::denied);
        assertThat(denied).hasSizeGreaterThan(50).allSatisfy(flow -> {
            assertThat(flow.exporter()).isEqualTo(Segment.SERVERS.exporter());
            assertThat(flow.fromClient()).isTrue();
            assertThat(flow.sourceAccess()).isEqualTo(Access.INTERNET);
        });
    }

    /** How much there is of what the pages of the dashboards ask for. */
    @ParameterizedTest
    @CsvSource({
        "refused, 100",
        "unanswered, 100",
        "published-web, 150",
        "published-panel, 50",
        "wireguard, 20",
        "sip, 40",
        "voip, 40",
        "meeting, 8",
        "esp, 10",
        "ike, 20",
        "gre, 8",
        "unreachable, 30",
        "dns-over-tls, 50",
        "postgres, 30",
        "rdp, 20",
        "ipp, 20",
        "airplay, 20",
        "ldap, 20",
        "snmp, 50",
        "dhcp, 30",
        "syslog, 80"
    })
    void incident_happens(String activity, int atLeast) {
        assertThat(flows(flow -> flow.activity().equals(activity))).hasSizeBetween(atLeast, 600);
    }

    @Test
    void television_asksAResolverOutside() {
        InetAddress television = Octets.inetAddress("192.168.10.30");
        InetAddress resolver = Octets.inetAddress("8.8.8.8");
        assertThat(flows(flow -> flow.source().equals(television)
                        && flow.destination().equals(resolver)
                        && flow.destinationPort() == 53))
                .hasSizeGreaterThan(50);
    }

    @Test
    void incidents_areAFewOfAllFlows_andTheRestIsAsEver() {
        assertThat(HOME.flows()).hasSizeBetween(18_000, 18_001);
        assertThat(flows(flow -> List.of("web", "dns").contains(flow.activity())))
                .hasSizeGreaterThan(11_000);
        assertThat(flows(flow -> flow.tcpFlags() == SYN)).hasSizeLessThan(1_000);
    }

    @Test
    void marking_isOfSpeechPicturesAndBackups_onEveryExporter() {
        assertThat(flows(flow -> flow.tos() >> 2 == 46))
                .allMatch(flow -> flow.activity().equals("voip"));
        for (int exporter = 0; exporter < 3; exporter++) {
            int told = exporter;
            assertThat(flows(flow -> flow.exporter() == told && flow.tos() != 0))
                    .isNotEmpty();
        }
        assertThat(distinct(HOME.flows(), SimulatedFlow::tos)).isEqualTo(5);
    }

    @Test
    void guests_areSampled_translated_andInANetworkOfTheirOwn() {
        List<SimulatedFlow> sampled = flows(flow -> flow.samplingRate() > 1);
        assertThat(sampled).hasSizeGreaterThan(300).allSatisfy(flow -> {
            Access guest = flow.sourceAccess().vlan() == 32 ? flow.sourceAccess() : flow.destinationAccess();
            assertThat(guest.vlan()).isEqualTo(32);
            assertThat(guest.networkName()).isEqualTo("Badger Guests");
            assertThat(guest.translated()).isNotNull();
            assertThat(flow.packets() % 10).isZero();
            assertThat(flow.octets() % 10).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300, 1_000})
    void smallNetworks_haveTheirPivot_andNoMoreFlowsThanAsked(int asked) {
        Simulation small = new Simulation(SimulationParameters.of(2, START).withFlows(asked));
        assertThat(small.flows()).hasSizeBetween(asked, asked + 1);
        assertThat(small.pivots()).hasSize(1);
    }
}
