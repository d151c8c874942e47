/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.simulate.LoginTruth.Proof;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoryLogTest {
    private static final Instant END = Instant.parse("2026-11-22T09:30:00Z");

    private final NetworkHistory history = new NetworkHistory(
            HistoryParameters.of(3, END, 3).withFlowsPerDay(300).withAttacks(AttackOrder.parse("all")));
    private final List<SimulatedLine> lines = new ArrayList<>();
    private final LogTruth truth = syslog(LogParameters.DEFAULT, lines);

    private record Key(InetAddress source, int sourcePort, InetAddress destination, int destinationPort, long start) {}

    private LogTruth syslog(LogParameters parameters, List<SimulatedLine> into) {
        try {
            return history.syslog(parameters, into::add);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lines_areInOrderOverMidnight_theSameEachTime_asManyAsTheTruthSays() {
        List<SimulatedLine> again = new ArrayList<>();
        assertThat(syslog(LogParameters.DEFAULT, again)).isEqualTo(truth);
        assertThat(lines).isEqualTo(again).isSortedAccordingTo(Comparator.comparing(SimulatedLine::time));
        assertThat(truth.lines()).isEqualTo(lines.size()).isGreaterThan(5_000);
        assertThat(truth.hosts().stream().mapToLong(LogTruth.OfHost::lines).sum())
                .isEqualTo(truth.lines());
        assertThat((double) truth.lost() / truth.lines()).isBetween(0.003, 0.02);
        assertThat(lines)
                .allMatch(line -> !line.time().isBefore(history.parameters().start()))
                .allMatch(line -> line.time().isBefore(END.plus(Duration.ofMinutes(2))));
    }

    @Test
    void everyLogin_isAFlow_andEveryLegHasAnAccount() {
        Set<Key> begun = new HashSet<>();
        history.flows(flow -> begun.add(
                new Key(flow.source(), flow.sourcePort(), flow.destination(), flow.destinationPort(), flow.start())));
        assertThat(truth.logins())
                .hasSizeGreaterThan(500)
                .allMatch(login -> begun.contains(new Key(
                        login.source(),
                        login.sourcePort(),
                        login.destination(),
                        login.destinationPort(),
                        login.start().toEpochMilli())));
        history.labels().chains().forEach(chain -> assertThat(chain.legs()).allMatch(leg -> truth.of(leg) != null));
    }

    @Test
    void people_useTheirOwnAccount_onTheirWayThroughTheJumpHost() {
        List<LoginTruth> throughJumpHost = truth.logins().stream()
                .filter(login -> login.source().equals(Octets.inetAddress("192.168.21.2"))
                        && login.start().isBefore(history.parameters().attacksFrom()))
                .toList();
        assertThat(throughJumpHost)
                .isNotEmpty()
                .allMatch(login -> Set.of("k.lindner", "s.okafor", "m.duarte").contains(login.account()))
                .allMatch(login -> login.method().equals(Credential.CERTIFICATE));
        assertThat(truth.logins().stream()
                        .filter(login -> login.host().equals("git-office"))
                        .map(LoginTruth::account))
                .containsOnly("git");
        assertThat(truth.logins().stream()
                        .filter(login -> login.host().equals("git-office"))
                        .map(LoginTruth::key)
                        .distinct())
                .hasSizeGreaterThan(20);
    }

    @Test
    void certificates_andEventsOfNxlog_areInTheirForm() {
        assertThat(lines)
                .anyMatch(line -> line.text().contains("Accepted publickey for k.lindner from 192.168.11.11 port ")
                        && line.text().contains(" ssh2: ED25519-CERT SHA256:")
                        && line.text().contains(" ID k.lindner@badger (serial "))
                .anyMatch(line -> line.kind().equals(WindowsLines.LOGIN)
                        && line.tcp()
                        && line.text().contains(" [NXLOG@14506 EventType=\"AUDIT_SUCCESS\" EventID=\"4624\" ")
                        && line.text().contains("] An account was successfully logged on. "));
    }

    @Test
    void knocking_isNoLogin() {
        Set<String> tried = truth.logins().stream()
                .map(login -> login.source().getHostAddress() + " port " + login.sourcePort())
                .collect(Collectors.toSet());
        List<SimulatedLine> knocks = lines.stream()
                .filter(line -> line.text().contains("identification string"))
                .toList();
        assertThat(knocks).isNotEmpty().noneMatch(line -> {
            String peer = line.text().substring(line.text().indexOf(" from ") + 6);
            return tried.contains(peer);
        });
    }

    @Test
    void silentHosts_proveNothing() {
        Set<String> silent = truth.hosts().stream()
                .filter(host -> !host.logs())
                .map(LogTruth.OfHost::name)
                .collect(Collectors.toSet());
        assertThat(silent).isNotEmpty();
        assertThat(truth.logins())
                .filteredOn(login -> silent.contains(login.host()))
                .isNotEmpty()
                .allMatch(login -> login.proof() == Proof.NONE);
        assertThat(lines).noneMatch(line -> silent.contains(line.host()));
        long machines = truth.hosts().size() - 3L;
        assertThat(silent).hasSize((int) (machines - Math.round(0.7 * machines)));
    }
}
