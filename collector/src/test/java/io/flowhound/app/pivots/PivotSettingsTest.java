/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import io.flowhound.config.Problem;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Technique;
import io.flowhound.pivot.alert.AlertSettings;
import io.flowhound.pivot.alert.Allowed;
import io.flowhound.pivot.alert.Suppression;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PivotSettingsTest {
    private static Configuration configuration(String... overrides) throws Exception {
        return Configuration.load(null, List.of(overrides), Map.of());
    }

    private static IpNetwork network(String address, int prefix) {
        return IpNetwork.of(IpAddress.parse(address), prefix);
    }

    @Test
    void rules_defaults_areTheMeasuredOnes() throws Exception {
        Rules rules = PivotSettings.rules(configuration());
        Rules measured = Rules.defaults();
        assertThat(rules.services().all()).isEqualTo(measured.services().all());
        assertThat(rules.isInternal("100.64.0.1"))
                .as("networks.internal is wider")
                .isTrue();
        assertThat(rules)
                .usingRecursiveComparison()
                .ignoringFields("internal", "services")
                .isEqualTo(measured);
    }

    @Test
    void rules_everySettingArrives() throws Exception {
        Rules rules = PivotSettings.rules(configuration(
                "networks.internal=198.51.100.0/24",
                "pivot.critical=198.51.100.9",
                "pivot.max-gap=1800s",
                "pivot.skew=9s",
                "pivot.lateness=10m",
                "pivot.max-duration=3h",
                "pivot.threshold=0.6",
                "pivot.learning-days=2",
                "pivot.trial-days=0",
                "pivot.history-days=14"));
        assertThat(rules.internal()).containsExactly(network("198.51.100.0", 24));
        assertThat(rules.critical()).containsExactly(network("198.51.100.9", 32));
        assertThat(rules.maxGap()).isEqualTo(Duration.ofMinutes(30));
        assertThat(rules.skew()).isEqualTo(Duration.ofSeconds(9));
        assertThat(rules.lateness()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rules.maxLifetime()).isEqualTo(Duration.ofHours(3));
        assertThat(rules.alertThreshold()).isEqualTo(0.6);
        assertThat(rules.learningDays()).isEqualTo(2);
        assertThat(rules.trialDays()).isZero();
        assertThat(rules.historyDays()).isEqualTo(14);
    }

    @Test
    void services_ownOnesChangeKnownOnesAndAddOthers() throws Exception {
        Services services = PivotSettings.rules(configuration(
                        "pivot.services=ssh,vnc",
                        "pivot.own-services.1.name=ssh",
                        "pivot.own-services.1.ports=22,2222",
                        "pivot.own-services.2.name=nx",
                        "pivot.own-services.2.ports=4000",
                        "pivot.own-services.2.applications=NoMachine",
                        "pivot.own-services.3.name=sftp",
                        "pivot.own-services.3.ports=8022",
                        "pivot.own-services.3.technique=T1021.004",
                        "pivot.own-services.4.name=smb",
                        "pivot.own-services.4.applications=smb3"))
                .services();
        assertThat(services.all())
                .containsExactly(
                        new Service("ssh", Services.SSH.technique(), Set.of(22, 2222), Services.SSH.applications()),
                        Services.VNC,
                        new Service("nx", Technique.REMOTE_SERVICES, Set.of(4000), Set.of("nomachine")),
                        new Service("sftp", Services.SSH.technique(), Set.of(8022), Set.of()),
                        new Service("smb", Services.SMB.technique(), Services.SMB.ports(), Set.of("smb3")));
    }

    @Test
    void problems_onePortOfTwoServices_isOne() throws Exception {
        Configuration twice = configuration("pivot.own-services.1.name=nx", "pivot.own-services.1.ports=22");
        assertThat(PivotSettings.problems(twice))
                .extracting(Problem::toString)
                .containsExactly("pivot.own-services port 22 belongs to ssh and to nx: give it to one of them");
        assertThat(PivotSettings.problems(configuration())).isEmpty();
    }

    @Test
    void alerts_everySettingArrives() throws Exception {
        assertThat(PivotSettings.alerts(configuration(
                        "index.prefix=test",
                        "pivot.learning-days=2",
                        "pivot.trial-days=3",
                        "pivot.budget=7",
                        "pivot.suppressions.1.origin=10.0.9.0/24",
                        "pivot.suppressions.1.stepping-stone=10.0.1.9",
                        "pivot.suppressions.1.target=10.0.1.8",
                        "pivot.suppressions.1.edge=10.0.0.5 -> 10.0.1.0/24",
                        "pivot.suppressions.1.port=22",
                        "pivot.suppressions.1.until=2027-06-30",
                        "pivot.suppressions.1.reason=a test",
                        "pivot.allow.1.edge=10.0.0.5 -> 10.0.1.0/24",
                        "pivot.allow.1.reason=deployment",
                        "pivot.allow.2.host=10.0.0.7",
                        "pivot.allow.2.reason=jump host",
                        "kibana.url=https://kibana.example.org",
                        "kibana.space=soc")))
                .isEqualTo(new AlertSettings(
                        "test",
                        2,
                        3,
                        7,
                        List.of(new Suppression(
                                network("10.0.9.0", 24),
                                network("10.0.1.9", 32),
                                network("10.0.1.8", 32),
                                new Allowed.Edge(network("10.0.0.5", 32), network("10.0.1.0", 24)),
                                22,
                                Instant.parse("2027-07-01T00:00:00Z").toEpochMilli(),
                                "a test")),
                        List.of(
                                new Allowed.Edge(network("10.0.0.5", 32), network("10.0.1.0", 24)),
                                new Allowed.Host(network("10.0.0.7", 32))),
                        URI.create("https://kibana.example.org"),
                        "soc"));
    }
}
