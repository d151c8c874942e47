/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.config.ConfigurationException;
import io.flowhound.config.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NetworkFileTest {
    @SuppressWarnings("unused") // the source of the test below
    static final List<String> FILES = Networks.NAMES;

    @TempDir
    Path folder;

    @Test
    void read_emptyFile_isAWholeNetwork() throws Exception {
        NetworkFile file = Networks.of(folder, "");
        assertThat(file.seed()).isEqualTo(1);
        assertThat(file.conversations()).isEqualTo(2000);
        assertThat(file.duration()).isEqualTo(Duration.ofMinutes(45));
        assertThat(file.sitesOrDefault()).extracting(SiteSetting::name).containsExactly("home", "internet");
        assertThat(file.exportersOrDefault()).extracting(ExporterSetting::name).containsExactly("router");
    }

    /** What Java says is the default exporter must be what a file says that gives it nothing but a name. */
    @Test
    void read_exporterWithoutSettings_isTheDefaultOne() throws Exception {
        assertThat(Networks.of(folder, "exporters: [{name: router}]").exporters())
                .containsExactly(Defaults.EXPORTER);
    }

    @Test
    void read_everyKeyOfAnExporter() throws Exception {
        String text = """
                exporters:
                  - name: a
                    protocol: v9
                    address: 198.51.100.7
                    domain: 9
                    active-timeout: 60s
                    idle-timeout: 30s
                    end-at-fin: false
                    clock-skew-ms: -2600
                    order: key
                    metering: both
                    direction: true
                    flags: false
                    interfaces: false
                    timestamps: seconds
                    export-delay: 5s
                    sampling: {rate: 100, mode: deterministic, told: record}
                    nat: {addresses: [203.0.113.1], keep-ports: false, report: halves, inside: [home]}
                """;
        ExporterSetting exporter = Networks.of(folder, text).exporters().getFirst();
        assertThat(exporter)
                .isEqualTo(new ExporterSetting(
                        "a",
                        ExporterSetting.Protocol.V9,
                        "198.51.100.7",
                        9,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        false,
                        -2600,
                        ExporterSetting.Order.KEY,
                        ExporterSetting.Metering.BOTH,
                        true,
                        false,
                        false,
                        ExporterSetting.Timestamps.SECONDS,
                        Duration.ofSeconds(5),
                        false,
                        new SamplingSetting(100, SamplingSetting.Mode.DETERMINISTIC, SamplingSetting.Told.RECORD),
                        new NatSetting(List.of("203.0.113.1"), false, NatSetting.Report.HALVES, List.of("home"))));
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void read_filesOfTests_haveNoProblem(String name) throws Exception {
        assertThat(NetworkFile.read(Networks.file(name)).conversations()).isPositive();
    }

    @Test
    void read_wrongValues_areToldAtOnce() {
        String text = """
                durations: 45m
                conversations: many
                sites: [{networks: [10.0.0.0/8]}]
                exporters:
                  - {name: r, clock-skew-ms: 99999999, metering: sideways}
                """;
        assertThatThrownBy(() -> Networks.of(folder, text))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::path)
                                .containsExactlyInAnyOrder(
                                        "durations",
                                        "conversations",
                                        "sites.1.name",
                                        "exporters.1.clock-skew-ms",
                                        "exporters.1.metering"));
    }

    @Test
    void read_whatDoesNotFitTogether_isToldAtOnce() {
        String text = """
                start: tomorrow
                sites: [{name: home}, {name: internet, networks: [198.18.0.0/15]}]
                exporters:
                  - {name: r, protocol: v5, biflow: true, direction: true, timestamps: seconds, address: 192.0.2.9}
                  - {name: r, address: 192.0.2.9}
                  - {name: s, address: router.example, nat: {addresses: ['2001:db8::1'], inside: [nowhere]}}
                paths:
                  - {from: home, to: moon, forth: [r, x, r]}
                  - {from: home, to: '*'}
                """;
        assertThatThrownBy(() -> Networks.of(folder, text))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::path)
                                .containsExactlyInAnyOrder(
                                        "exporters.2.name",
                                        "start",
                                        "sites.1.networks",
                                        "paths.2.forth",
                                        "exporters.1.biflow",
                                        "exporters.1.direction",
                                        "exporters.1.timestamps",
                                        "exporters.2.address",
                                        "exporters.3.address",
                                        "exporters.3.nat.addresses",
                                        "exporters.3.nat.inside",
                                        "paths.1.to",
                                        "paths.1.forth",
                                        "paths.1.forth",
                                        "paths.1.back",
                                        "paths.1.back"));
    }

    @Test
    void read_pathsThatNobodySees_isToldWithAWayOut() {
        assertThatThrownBy(() -> Networks.of(folder, "paths: [{from: home, to: internet, forth: [none]}]"))
                .hasMessageContaining("paths let no exporter see any conversation");
    }

    @Test
    void read_missingFile_saysWhichOptionNamedIt() {
        assertThatThrownBy(() -> NetworkFile.read(folder.resolve("absent.yml")))
                .hasMessageStartingWith("--network")
                .hasMessageContaining("does not exist");
    }
}
