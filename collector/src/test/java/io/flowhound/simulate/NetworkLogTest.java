/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.schema.IpAddress;
import io.flowhound.simulate.LoginTruth.Proof;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkLogTest {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
    private static final Pattern SSHD =
            Pattern.compile(" (Accepted \\w+|Failed password) for (\\S+) from (\\S+) port (\\d+) ssh2");
    private static final Pattern CONNECTION = Pattern.compile("Connection from (\\S+) port (\\d+) on (\\S+) port 22");
    private static final Pattern QUERY = Pattern.compile("query\\[\\w+] \\S+ from (\\S+)");

    private final Simulation simulation = new Simulation(SimulationParameters.of(4, START)
            .withFlows(3_000)
            .withWindow(Duration.ofHours(12))
            .withAttacks(AttackOrder.parse("all,ssh:5,rdp:5,mixed:3,failed-login,failed-login")));
    private final SimulatedSyslog everything = simulation.syslog(LogParameters.ALL);
    private final Map<String, List<SimulatedFlow>> byClient = simulation.flows().stream()
            .filter(SimulatedFlow::fromClient)
            .collect(Collectors.groupingBy(flow -> text(flow.source()) + " " + flow.sourcePort()));

    private static String text(InetAddress address) {
        return IpAddress.of(address).toString();
    }

    private static Stream<SimulatedLine> ofKind(SimulatedSyslog syslog, String kind) {
        return syslog.lines().stream().filter(line -> line.kind().equals(kind));
    }

    /** Whether a connection of this client to this host and port began not more than two seconds before. */
    private boolean isFlow(String client, String port, String host, int serverPort, Instant time) {
        InetAddress server =
                new Directory("internet.csv", "home.csv").host(host).ipv4();
        long millis = time.toEpochMilli();
        return byClient.getOrDefault(client + " " + port, List.of()).stream()
                .anyMatch(flow -> flow.destinationPort() == serverPort
                        && flow.destination().equals(server)
                        && flow.start() <= millis
                        && millis <= flow.start() + 2_000);
    }

    @Test
    void sshdLogins_areConnectionsOfTheFlows_withinTwoSeconds() {
        List<SimulatedLine> lines = ofKind(everything, SshdLines.LOGIN).toList();
        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
            Matcher matcher = SSHD.matcher(line.text());
            assertThat(matcher.find()).as(line.text()).isTrue();
            assertThat(isFlow(matcher.group(3), matcher.group(4), line.host(), 22, line.time()))
                    .as(line.text())
                    .isTrue();
        });
    }

    @Test
    void sshdConnections_nameTheAddressOfTheHost() {
        List<SimulatedLine> lines = everything.lines().stream()
                .filter(line -> line.text().contains("Connection from"))
                .toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            Matcher matcher = CONNECTION.matcher(line.text());
            assertThat(matcher.find()).isTrue();
            assertThat(isFlow(matcher.group(1), matcher.group(2), line.host(), 22, line.time()))
                    .isTrue();
            assertThat(matcher.group(3))
                    .isEqualTo(text(new Directory("internet.csv", "home.csv")
                            .host(line.host())
                            .ipv4()));
        });
    }

    @Test
    void windowsLogins_withAPort_areConnectionsOfTheFlows() {
        Pattern address = Pattern.compile("Source Network Address: (\\S+)   Source Port:  (\\S+)");
        Set<String> ports = new HashSet<>();
        assertThat(ofKind(everything, WindowsLines.LOGIN).toList()).isNotEmpty().allSatisfy(line -> {
            Matcher matcher = address.matcher(line.text());
            assertThat(matcher.find()).as(line.text()).isTrue();
            String port = matcher.group(2);
            ports.add(port);
            if (!port.equals("0") && !port.equals("-")) {
                assertThat(isFlow(matcher.group(1), port, line.host(), 3389, line.time())
                                || isFlow(matcher.group(1), port, line.host(), 5985, line.time())
                                || isFlow(matcher.group(1), port, line.host(), 5986, line.time()))
                        .as(line.text())
                        .isTrue();
            }
        });
        assertThat(ports).contains("0", "-").hasSizeGreaterThan(4);
    }

    @Test
    void failedLogins_haveFailuresAndNoSuccess() {
        List<Labels.Decoy> decoys = simulation.labels().decoys().stream()
                .filter(decoy -> decoy.kind().equals("failed_login"))
                .toList();
        assertThat(decoys).hasSize(3).allSatisfy(decoy -> {
            PivotLeg failed = decoy.legs().getFirst();
            String peer = " from " + text(failed.source()) + " port " + failed.sourcePort() + " ";
            List<SimulatedLine> lines = everything.lines().stream()
                    .filter(line -> line.text().contains(peer))
                    .filter(line -> line.text().contains(" password for "))
                    .toList();
            assertThat(lines)
                    .isNotEmpty()
                    .allMatch(line -> line.kind().equals(SshdLines.FAILED))
                    .noneMatch(line -> line.text().contains("Accepted"));
            assertThat(login(everything, failed).success()).isFalse();
            assertThat(login(everything, decoy.legs().getLast()).success()).isTrue();
        });
    }

    private static LoginTruth login(SimulatedSyslog syslog, PivotLeg leg) {
        LoginTruth login = syslog.truth().of(leg);
        assertThat(login).as(leg.toString()).isNotNull();
        return Objects.requireNonNull(login);
    }

    private static List<PivotLeg> legs(Labels labels) {
        List<PivotLeg> legs = new ArrayList<>();
        labels.chains().forEach(chain -> legs.addAll(chain.legs()));
        labels.decoys().forEach(decoy -> legs.addAll(decoy.legs()));
        return legs;
    }

    /** What the truth says of a login is what the lines say: where it promises a line there is one with that account, else none. */
    private static void assertTold(SimulatedSyslog syslog, LoginTruth login) {
        String ip = text(login.source());
        boolean ssh = login.destinationPort() == 22;
        List<SimulatedLine> lines = syslog.lines().stream()
                .filter(line -> line.host().equals(login.host()))
                .filter(line ->
                        Duration.between(login.start(), line.time()).abs().toSeconds() < 10)
                .filter(line -> ssh
                        ? line.text()
                                .contains(" for " + login.account() + " from " + ip + " port " + login.sourcePort())
                        : line.kind().equals(WindowsLines.LOGIN)
                                && line.text().contains("Account Name:  " + login.account())
                                && line.text().contains("Source Network Address: " + ip))
                .toList();
        switch (login.proof()) {
            case PORT ->
                assertThat(lines)
                        .as(login.toString())
                        .anyMatch(line -> line.text().contains("" + login.sourcePort()));
            case ADDRESS ->
                assertThat(lines)
                        .as(login.toString())
                        .isNotEmpty()
                        .noneMatch(line -> line.text().contains("Port:  " + login.sourcePort()));
            case NONE ->
                assertThat(lines)
                        .as(login.toString())
                        .noneMatch(line -> line.text().contains("Accepted"));
        }
    }

    @Test
    void truth_saysOfEveryLeg_whatTheLinesSay() {
        SimulatedSyslog some = simulation.syslog(new LogParameters(0.6, 0.5, 0.2));
        for (SimulatedSyslog syslog : List.of(everything, some)) {
            assertThat(syslog.truth().lines()).isEqualTo(syslog.lines().size());
            legs(simulation.labels()).forEach(leg -> assertTold(syslog, login(syslog, leg)));
            Map<String, Long> kinds =
                    syslog.lines().stream().collect(Collectors.groupingBy(SimulatedLine::kind, Collectors.counting()));
            syslog.truth()
                    .byKind()
                    .forEach((kind, lines) ->
                            assertThat(kinds.getOrDefault(kind, 0L)).as(kind).isEqualTo(lines));
        }
        assertThat(some.truth().lost()).isPositive();
        assertThat(some.truth().logins().stream().map(LoginTruth::proof)).contains(Proof.PORT, Proof.NONE);
    }

    /** Whoever is behind a login is so whether anybody logs or not. */
    @Test
    void accounts_doNotDependOnWhoLogs() {
        SimulatedSyslog some = simulation.syslog(LogParameters.DEFAULT);
        assertThat(some.truth().logins().stream().map(LoginTruth::account))
                .containsExactlyElementsOf(everything.truth().logins().stream()
                        .map(LoginTruth::account)
                        .toList());
        Set<String> full = everything.lines().stream()
                .filter(line -> line.kind().equals("filterlog"))
                .map(SimulatedLine::text)
                .collect(Collectors.toSet());
        assertThat(ofKind(some, "filterlog").map(SimulatedLine::text))
                .isNotEmpty()
                .allMatch(full::contains);
    }

    @Test
    void chains_keepAnAccountOrChangeIt() {
        Set<Boolean> changes = new HashSet<>();
        for (Labels.Chain chain : simulation.labels().chains()) {
            for (int i = 1; i < chain.legs().size(); i++) {
                changes.add(login(everything, chain.legs().get(i))
                        .account()
                        .equals(login(everything, chain.legs().get(i - 1)).account()));
            }
        }
        assertThat(changes).containsExactlyInAnyOrder(true, false);
        List<PivotLeg> first = simulation.labels().chains().getFirst().legs();
        assertThat(first.stream().map(leg -> login(everything, leg).account())).containsExactly("anna", "root");
    }

    @Test
    void share_decidesHowManyMachinesLog_andTheResolverIsAlwaysAmongThem() {
        for (double share : new double[] {0, 0.3, 0.7, 1}) {
            LogTruth truth = simulation.syslog(new LogParameters(share, 0, 0)).truth();
            List<LogTruth.OfHost> logging =
                    truth.hosts().stream().filter(LogTruth.OfHost::logs).toList();
            assertThat(truth.hosts()).hasSize(15);
            assertThat(logging).hasSize(share == 0 ? 0 : 3 + (int) Math.round(12 * share));
            assertThat(truth.hosts().stream().filter(host -> !host.logs()))
                    .allMatch(host -> host.lines() == 0 && host.lost() == 0);
            if (share > 0) {
                assertThat(logging.stream().map(LogTruth.OfHost::name))
                        .contains("router", "firewall", "access-point", "raspberry-pi");
            }
        }
    }

    @Test
    void clocks_areWrong_asTheTruthSays() {
        SimulatedSyslog skewed = simulation.syslog(new LogParameters(1, 1, 0));
        assertThat(skewed.truth().hosts())
                .filteredOn(host -> !host.name().matches("router|firewall|access-point"))
                .allSatisfy(host -> {
                    assertThat(host.clockOffset()).isBetween(-90_000L, 90_000L);
                    assertThat(host.zoneOffset()).isBetween(0L, 18_000_000L);
                });
        assertThat(skewed.truth().hosts()).anyMatch(host -> host.clockOffset() != 0);
        Map<String, LogTruth.OfHost> hosts = new HashMap<>();
        skewed.truth().hosts().forEach(host -> hosts.put(host.name(), host));
        Pattern stated = Pattern.compile("<\\d+>(?:1 )?(2026-\\S+?)(?:\\+00:00|Z) ");
        List<SimulatedLine> dated = skewed.lines().stream()
                .filter(line -> stated.matcher(line.text()).lookingAt())
                .toList();
        assertThat(dated).isNotEmpty().allSatisfy(line -> {
            Matcher matcher = stated.matcher(line.text());
            assertThat(matcher.lookingAt()).isTrue();
            LogTruth.OfHost host = Objects.requireNonNull(hosts.get(line.host()));
            assertThat(Instant.parse(matcher.group(1) + "Z"))
                    .isEqualTo(line.time().plusMillis(host.clockOffset()));
        });
    }

    @Test
    void lines_areInOrder_theSameEachTime_andOfEveryForm() {
        assertThat(everything.lines())
                .isSortedAccordingTo(Comparator.comparing(SimulatedLine::time))
                .isEqualTo(simulation.syslog(LogParameters.ALL).lines())
                .allMatch(line -> line.sender().startsWith("127.0.2."))
                .noneMatch(line -> line.text().contains("\n"));
        assertThat(everything.truth().hosts().stream().map(LogTruth.OfHost::header))
                .contains("rfc3164", "no_host", "iso", "rfc5424");
        assertThat(everything.lines().stream().map(SimulatedLine::kind))
                .contains("sshd-login", "sshd-failed", "pam", "logind", "sudo", "windows-login", "windows-logout")
                .contains("dhcp-ack", "dns", "hostapd", "netfilter", "filterlog", "cron", "windows-service");
        assertThat(everything.lines()).anyMatch(SimulatedLine::tcp);
        assertThat(new Simulation(SimulationParameters.of(5, START))
                        .syslog(LogParameters.ALL)
                        .lines())
                .isNotEqualTo(new Simulation(SimulationParameters.of(6, START))
                        .syslog(LogParameters.ALL)
                        .lines());
    }

    /** The very form of RFC 3164: the day in two places, with a blank in place of a zero. */
    @Test
    void header_ofAFirstOfAMonth_hasABlank() {
        LogMessage message = LogMessage.of("cron", 78, "CRON", 7, "hello");
        long first = Instant.parse("2026-12-01T04:05:06.789Z").toEpochMilli();
        assertThat(LogHeader.RFC3164.line("nas", first, message)).isEqualTo("<78>Dec  1 04:05:06 nas CRON[7]: hello");
        assertThat(LogHeader.NO_HOST.line("nas", first, message)).isEqualTo("<78>Dec  1 04:05:06 CRON[7]: hello");
        assertThat(LogHeader.ISO.line("nas", first, message))
                .isEqualTo("<78>2026-12-01T04:05:06.789000+00:00 nas CRON[7]: hello");
        assertThat(LogHeader.RFC5424.line("nas", first, message))
                .isEqualTo("<78>1 2026-12-01T04:05:06.789000Z nas CRON 7 - - hello");
    }

    @Test
    void lookups_areThoseOfTheFlows() {
        Set<String> asked = new HashSet<>();
        simulation.flows().stream()
                .filter(flow -> flow.fromClient() && flow.destinationPort() == 53)
                .forEach(flow -> asked.add(text(flow.source()) + " " + flow.start()));
        List<SimulatedLine> queries = ofKind(everything, "dns")
                .filter(line -> line.text().contains(" query["))
                .toList();
        assertThat(queries).hasSizeGreaterThan(200).allSatisfy(line -> {
            Matcher matcher = QUERY.matcher(line.text());
            assertThat(matcher.find()).isTrue();
            assertThat(asked).contains(matcher.group(1) + " " + line.time().toEpochMilli());
        });
    }

    @Test
    void scans_areInTheLinesOfWhoForwardsThem() {
        long scans = simulation.flows().stream()
                .filter(flow -> flow.fromClient() && (flow.activity().equals("scan") || flow.denied()))
                .count();
        long told = Stream.of("filterlog", "netfilter")
                .flatMap(kind -> ofKind(everything, kind))
                .filter(line -> !line.text().contains(",igb2,"))
                .count();
        assertThat(told).isEqualTo(scans).isPositive();
        assertThat(ofKind(everything, "filterlog").filter(line -> line.text().contains(",block,")))
                .hasSize((int) simulation.flows().stream()
                        .filter(flow -> flow.fromClient() && flow.denied())
                        .count());
    }

    @Test
    void leases_nameEveryHost_andAreRenewed() {
        List<Lease> leases = everything.truth().leases();
        Map<String, Long> byHost = leases.stream().collect(Collectors.groupingBy(Lease::host, Collectors.counting()));
        assertThat(byHost)
                .hasSize(36)
                .allSatisfy((host, times) -> assertThat(times).isEqualTo(2));
        Lease lease = leases.getFirst();
        assertThat(ofKind(everything, LeaseLines.LEASE).map(SimulatedLine::text))
                .anyMatch(line -> line.endsWith(lease.addressText() + " " + lease.macText() + " " + lease.host()));
    }

    @Test
    void parameters_outOfRange_areRefused() {
        assertThatThrownBy(() -> new LogParameters(1.1, 0, 0))
                .hasMessage("the share of hosts that log must be 0 to 1, not 1.1");
        assertThatThrownBy(() -> new LogParameters(1, Double.NaN, 0)).hasMessageContaining("must be 0 to 1, not NaN");
    }
}
