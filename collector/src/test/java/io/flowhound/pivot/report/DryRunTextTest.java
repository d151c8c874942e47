/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.alert.Alert;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DryRunTextTest {
    private static final long FROM = Instant.parse("2026-05-02T12:00:00Z").toEpochMilli();
    private static final long TO = Instant.parse("2026-05-05T12:00:00Z").toEpochMilli();

    @Test
    void dryRun_countsByDay() throws IOException {
        List<Alert> alerts = List.of(
                Samples.alert("chain"),
                AlertTableTest.changed("chain", "3f9c51d0bb", "below-budget", false),
                AlertTableTest.changed("chain", "3f9c51d0cc", "suppressed", false),
                AlertTableTest.changed("chain", "3f9c51d0dd", "superseded", false),
                AlertTableTest.changed("odd", "b07d", "open", true));
        Samples.assertGolden(DryRunText.of(alerts, FROM, TO, 1, Style.PLAIN), "dry-run.txt");
    }

    @Test
    void dryRun_ofMuchTime_namesDaysWithAlertsOnly() {
        String text = DryRunText.of(List.of(Samples.alert("chain")), 0, TO, 5, Style.PLAIN);
        assertThat(text.lines().count()).isLessThan(12);
        assertThat(text.replaceAll("\\s+", " ")).contains("of 1 alert you would have been told of 1");
    }

    @Test
    void dryRun_nothing_isOneSentence() {
        assertThat(DryRunText.of(List.of(), FROM, TO, 5, Style.PLAIN))
                .contains("0 alerts")
                .contains("Nothing was written.");
    }
}
