/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PivotTest {
    private static final LocalDate UNTIL = LocalDate.of(2027, 6, 30);

    private final SectionAssert<Pivot> section = new SectionAssert<>("pivot", Configuration::pivot);

    @TempDir
    Path folder;

    @Test
    void defaults() throws Exception {
        assertThat(section.load())
                .isEqualTo(new Pivot(
                        false,
                        null,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(12),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(30),
                        3,
                        1,
                        30,
                        0.40,
                        List.of(LoginService.SSH, LoginService.RDP, LoginService.WINRM),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        5,
                        Duration.ofHours(1)));
    }

    @Test
    void fullMapping() throws Exception {
        Edge edge = new Edge(Cidr.parse("10.0.0.5"), Cidr.parse("10.0.1.0/24"));
        section.mapsFully(
                new Pivot(
                        true,
                        new Secret("key"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1800 * 2),
                        Duration.ofHours(6),
                        Duration.ZERO,
                        Duration.ofHours(1),
                        0,
                        2,
                        7,
                        0.55,
                        List.of(LoginService.SSH, LoginService.SMB),
                        List.of(
                                new OwnService("ssh", List.of(22, 2222), List.of(), null),
                                new OwnService("nx", List.of(), List.of("nx", "nomachine"), "T1021.005")),
                        List.of(Cidr.parse("10.0.2.0/24"), Cidr.parse("10.0.1.10")),
                        List.of(
                                new SuppressedPivot(
                                        Cidr.parse("10.0.9.0/24"),
                                        Cidr.parse("10.0.1.9"),
                                        Cidr.parse("10.0.1.8"),
                                        edge,
                                        22,
                                        UNTIL,
                                        "a test"),
                                new SuppressedPivot(null, null, null, null, 3389, UNTIL, "another")),
                        List.of(
                                new ExpectedLogin(edge, null, "deployment"),
                                new ExpectedLogin(null, Cidr.parse("10.0.0.7"), "scanner")),
                        0,
                        Duration.ofMinutes(10)),
                "enabled=true",
                "api-key=key",
                "tick=30s",
                "max-gap=3600s",
                "max-duration=6h",
                "skew=0s",
                "lateness=1h",
                "learning-days=0",
                "trial-days=2",
                "history-days=7",
                "threshold=0.55",
                "services=ssh, smb",
                "own-services.1.name=ssh",
                "own-services.1.ports=22,2222",
                "own-services.2.name=nx",
                "own-services.2.applications=nx,nomachine",
                "own-services.2.technique=T1021.005",
                "critical=10.0.2.0/24,10.0.1.10",
                "suppressions.1.origin=10.0.9.0/24",
                "suppressions.1.stepping-stone=10.0.1.9",
                "suppressions.1.target=10.0.1.8",
                "suppressions.1.edge=10.0.0.5->10.0.1.0/24",
                "suppressions.1.port=22",
                "suppressions.1.until=2027-06-30",
                "suppressions.1.reason=a test",
                "suppressions.2.port=3389",
                "suppressions.2.until=2027-06-30",
                "suppressions.2.reason=another",
                "allow.1.edge=10.0.0.5 -> 10.0.1.0/24",
                "allow.1.reason=deployment",
                "allow.2.host=10.0.0.7",
                "allow.2.reason=scanner",
                "budget=0",
                "collector-patience=10m");
    }

    @Test
    void validation_values() {
        section.refuses("enabled 'yes' must be true or false; did you mean 'true'?", "enabled=yes");
        section.refuses("enabled 'maybe' must be true or false", "enabled=maybe");
        section.refuses("tick '29s' must be from 30s to 1h", "tick=29s");
        section.refuses("threshold '0,4' is no number, such as 0.4; did you mean '0.4'?", "threshold=0,4");
        section.refuses("threshold '1' must be from 0.05 to 0.99", "threshold=1");
        section.refuses(
                "services 'shh' must be one of ssh, rdp, winrm, smb, vnc, telnet; did you mean 'ssh'?",
                "services=shh,rdp");
        section.refuses("services 'rdp' is named twice", "services=rdp,rdp");
        section.refuses("max-gap '13h' is longer than pivot.max-duration; did you mean '12h'?", "max-gap=13h");
        section.refuses(
                "history-days '3' is less than pivot.learning-days and pivot.trial-days together: the learning would never end; did you mean '4'?",
                "history-days=3");
    }

    @Test
    void validation_suppressions() {
        section.refuses("suppressions 'x' must be a list of groups, each with KEY: VALUE lines", "suppressions=x");
        section.refuses("suppressions.1.until is missing", "suppressions.1.port=22", "suppressions.1.reason=test");
        section.refuses(
                "suppressions.1.reason is missing", "suppressions.1.port=22", "suppressions.1.until=2027-06-30");
        section.refuses(
                "suppressions.2.until '30.06.2027' is no date; write year-month-day, such as 2027-06-30",
                "suppressions.2.until=30.06.2027",
                "suppressions.2.port=22",
                "suppressions.2.reason=test");
        section.refuses(
                "suppressions.1.origin is missing, and so are stepping-stone, target, edge and port: it would suppress every alert",
                "suppressions.1.until=2027-06-30",
                "suppressions.1.reason=test");
        section.refuses(
                "suppressions.1.edge '10.0.0.1' is no edge; write client -> server, such as 10.0.0.5 -> 10.0.1.0/24",
                "suppressions.1.edge=10.0.0.1",
                "suppressions.1.port=22",
                "suppressions.1.until=2027-06-30",
                "suppressions.1.reason=test");
        section.refuses(
                "suppressions.1.orign '10.0.0.1' is no setting; did you mean 'pivot.suppressions.N.origin'?",
                "suppressions.1.orign=10.0.0.1",
                "suppressions.1.port=22",
                "suppressions.1.until=2027-06-30",
                "suppressions.1.reason=test");
    }

    @Test
    void validation_everyProblemOfSeveralEntriesIsReportedAtOnce() {
        assertThat(section.problems("suppressions.1.port=0", "suppressions.2.reason=test", "allow.1.reason=x")
                        .lines())
                .containsExactly(
                        "pivot.suppressions.1.port '0' must be from 1 to 65535",
                        "pivot.suppressions.1.until is missing",
                        "pivot.suppressions.1.reason is missing",
                        "pivot.suppressions.2.until is missing",
                        "pivot.allow.1.edge and host are missing; give one of the two");
    }

    @Test
    void validation_ownServices() {
        section.refuses(
                "own-services.1.name 'No Machine' must be 1 to 32 lower-case letters, digits, '-', '_' or '.'",
                "own-services.1.name=No Machine",
                "own-services.1.ports=4000");
        section.refuses(
                "own-services.1.ports or applications are missing: nothing would count as this service",
                "own-services.1.name=nx");
        section.refuses(
                "own-services.1.technique '1021' is no technique of MITRE ATT&CK, such as T1021.004",
                "own-services.1.name=nx",
                "own-services.1.ports=4000",
                "own-services.1.technique=1021");
        section.refuses(
                "own-services.2.ports '4000' belongs to another of pivot.own-services",
                "own-services.1.name=nx",
                "own-services.1.ports=4000",
                "own-services.2.name=mx",
                "own-services.2.ports=4000");
        section.refuses(
                "own-services.2.name 'nx' is named twice",
                "own-services.1.name=nx",
                "own-services.1.ports=4000",
                "own-services.2.name=nx",
                "own-services.2.ports=4001");
    }

    @Test
    void yaml_listsOfGroups_areReadAndWrittenBack() throws Exception {
        Path file = Files.writeString(folder.resolve("flowhound.yml"), """
                pivot:
                  services: []
                  own-services:
                    - name: ssh
                      ports: [22, 2222]
                    - {name: nx, applications: nx}
                  suppressions: []
                  allow:
                    - edge: 10.0.0.5 -> 10.0.1.0/24
                      reason: "deployment: nightly"
                """);
        Configuration configuration = Configuration.load(file, List.of(), Map.of());
        Pivot pivot = configuration.pivot();
        assertThat(pivot.services()).isEmpty();
        assertThat(pivot.suppressions()).isEmpty();
        assertThat(pivot.ownServices())
                .containsExactly(
                        new OwnService("ssh", List.of(22, 2222), List.of(), null),
                        new OwnService("nx", List.of(), List.of("nx"), null));
        assertThat(configuration.differences())
                .containsEntry("pivot.own-services.1.ports", "22, 2222")
                .containsEntry("pivot.allow.1.edge", "10.0.0.5 -> 10.0.1.0/24");
        Path copy = Files.writeString(folder.resolve("copy.yml"), configuration.toYaml());
        assertThat(Configuration.load(copy, List.of(), Map.of()).pivot()).isEqualTo(pivot);
    }

    @Test
    void yaml_aPlainValueBetweenGroupsAndAListWithinAList_areRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("flowhound.yml"), """
                pivot:
                  allow:
                    - host: 10.0.0.7
                      reason: scanner
                    - 10.0.0.8
                  critical: [[10.0.0.1]]
                """);
        assertThat(catchThrowableOfType(
                                ConfigurationException.class, () -> Configuration.load(file, List.of(), Map.of()))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "pivot.allow '10.0.0.8' is a plain value between groups of settings",
                        "pivot.critical is a list within a list");
    }
}
