/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.job.JobListener;
import io.flowhound.pivot.job.JobSettings;
import io.flowhound.pivot.job.PivotJob;
import io.flowhound.simulate.Labels;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.LoginTruth;
import io.flowhound.simulate.PivotLeg;
import io.flowhound.testkit.HuntIndices;
import io.flowhound.testkit.OfficeFlows;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.SimulatedLogs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hunt through stored days of a small office of which most hosts log, in a real Elasticsearch. */
class LoginHuntIT {
    private static final Instant END = Instant.parse("2026-03-07T00:00:00Z");
    private static final long FROM = END.minus(Duration.ofDays(2)).toEpochMilli();
    private static final long TO = END.plus(Duration.ofHours(3)).toEpochMilli();

    private static void hunt(HuntIndices indices) throws Exception {
        Configuration configuration = indices.configuration();
        try (PivotDesk desk = desk(indices)) {
            JobSettings settings = JobSettings.of(Duration.ofMinutes(15), PivotSettings.rules(configuration));
            assertThat(new PivotJob(settings, desk.parts(), JobListener.NONE, new SimpleMeterRegistry()).run(FROM, TO))
                    .isTrue();
        }
    }

    private static PivotDesk desk(HuntIndices indices) {
        return new ElasticDesk(indices.configuration(), RealElastic.shared().client(), "hunt", line -> {});
    }

    @Test
    void run_withLogs_namesTheAccounts_andNoWrongOne() throws Exception {
        OfficeFlows office = new OfficeFlows(END, 6);
        SimulatedLogs logs = office.logs(LogParameters.DEFAULT);
        try (HuntIndices indices = new HuntIndices()) {
            indices.store(office.documents());
            indices.store("syslog", logs.documents());
            hunt(indices);
            List<Leg> legs = new ArrayList<>();
            try (PivotDesk desk = desk(indices)) {
                for (Alert alert : desk.alerts(AlertQuery.of(0, Moments.FAR))) {
                    legs.addAll(alert.legs());
                }
            }
            judge(legs, logs, office.labels());
            Map<String, String> written = indices.writes("pivots");
            hunt(indices);
            assertThat(indices.writes("pivots")).isEqualTo(written);
        }
    }

    private static void judge(List<Leg> legs, SimulatedLogs logs, Labels labels) {
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        int named = 0;
        int told = 0;
        for (Leg leg : legs) {
            LoginTruth truth = truth(leg, logs);
            LoginProof proof = leg.login();
            String user = proof == null ? null : proof.user();
            if (user != null
                    && (truth == null || !truth.success() || !truth.account().equalsIgnoreCase(user))) {
                wrong.add(user + " for " + truth);
            }
            boolean hasLine = truth != null && truth.success() && truth.proof() != LoginTruth.Proof.NONE;
            if (hasLine && isPlanted(leg, labels)) {
                told++;
                named += user == null ? 0 : 1;
                if (user == null) {
                    missed.add((proof == null ? "?" : proof.state()) + " for " + truth);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(told).isGreaterThan(20);
        assertThat((double) named / told).as("%s", missed).isGreaterThanOrEqualTo(0.95);
    }

    private static @Nullable LoginTruth truth(Leg leg, SimulatedLogs logs) {
        return logs.truth().logins().stream()
                .filter(login -> login.sourcePort() == leg.sourcePort()
                        && login.destinationPort() == leg.destinationPort()
                        && login.source().getHostAddress().equals(leg.source())
                        && login.destination().getHostAddress().equals(leg.destination())
                        && Math.abs(login.start().toEpochMilli() - leg.start()) < 60_000)
                .findFirst()
                .orElse(null);
    }

    private static boolean isPlanted(Leg leg, Labels labels) {
        return labels.chains().stream()
                .flatMap(chain -> chain.legs().stream())
                .anyMatch(planted -> isSame(planted, leg));
    }

    private static boolean isSame(PivotLeg planted, Leg leg) {
        return planted.sourcePort() == leg.sourcePort()
                && planted.source().getHostAddress().equals(leg.source())
                && planted.destination().getHostAddress().equals(leg.destination());
    }
}
