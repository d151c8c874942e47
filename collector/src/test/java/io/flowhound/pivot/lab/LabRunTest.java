/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabRunTest {
    private static final long START = 1_772_409_600_000L;
    private static final long MINUTE = 60_000;
    private static final long DAY = 1440 * MINUTE;

    private final List<LoginRecord> records = new ArrayList<>();

    private void login(long start, long end, String source, String destination, int port) {
        records.add(new LoginRecord(
                end + 1_000, start, end, source, port, destination, 22, 50_000, 80_000, 27, "10.9.9.9", 1, "f", null));
    }

    private void pivot(long start, int port) {
        login(start, start + 20 * MINUTE, "10.0.0.1", "10.0.0.2", port);
        login(start + MINUTE, start + 15 * MINUTE, "10.0.0.2", "10.0.0.3", port + 1);
    }

    private LabRun run(Rules rules, int days) {
        records.sort(Comparator.comparingLong(LoginRecord::arrival));
        LabRun run = new LabRun(rules, Duration.ofMinutes(15));
        run.run(records, START, START + days * DAY);
        return run;
    }

    @Test
    void run_withoutLearning_alertsAtOnce() {
        pivot(START + 60 * MINUTE, 40_000);

        LabRun run = run(Rules.defaults().withLearning(0, 0), 1);

        assertThat(run.alerts()).hasSize(1);
        assertThat(run.alerts())
                .allSatisfy(alert -> assertThat(LabAlert.document(alert)
                                .at("/pivot/path/1/destination/ip")
                                .asText())
                        .isEqualTo("10.0.0.3"));
        assertThat(run.ticks()).isEqualTo(96);
    }

    @Test
    void run_duringLearning_alertsNothing() {
        pivot(START + 60 * MINUTE, 40_000);

        LabRun run = run(Rules.defaults().withLearning(1, 0), 2);

        assertThat(run.alerts()).isEmpty();
        assertThat(run.dropped()).isEmpty();
    }

    @Test
    void run_duringTrial_holdsUntilItIsOver() {
        login(START, START + MINUTE, "10.0.0.8", "10.0.0.9", 40_000);
        pivot(START + DAY + 60 * MINUTE, 50_000);
        Rules rules = Rules.defaults().withLearning(1, 1);

        LabRun tooShort = run(rules, 1);
        LabRun enough = run(rules, 3);

        assertThat(tooShort.alerts()).isEmpty();
        assertThat(enough.alerts()).hasSize(1);
        assertThat(enough.held()).isEmpty();
    }
}
