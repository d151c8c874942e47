/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private Instant now = Instant.parse("2026-11-22T04:11:00Z");
    private final Conflicts conflicts = new Conflicts(position -> position >= 5000, () -> now);

    @Test
    void isOfThisRun_readsThePositionInTheId() {
        Batch batch = Documents.batch(10); // at positions 0, 1000, 2000 ...
        assertThat(conflicts.isOfThisRun(batch.id(4))).isFalse();
        assertThat(conflicts.isOfThisRun(batch.id(5))).isTrue();
        assertThat(conflicts.isOfThisRun("short")).isFalse();
        assertThat(conflicts.isOfThisRun("????????????????????")).isFalse();
    }

    @Test
    void health_failsForAnHourWithWhatToDo() {
        assertThat(conflicts.health().ok()).isTrue();
        conflicts.report("flowhound-flows-2026.11.22", "AAAAAAAAAAAAAAAAAAAA");
        now = now.plus(Conflicts.REPORTED_FOR).minusSeconds(1);
        assertThat(conflicts.health().ok()).isFalse();
        assertThat(conflicts.health().reason())
                .contains("flowhound-flows-2026.11.22/AAAAAAAAAAAAAAAAAAAA")
                .contains("data.dir")
                .contains("./flowhound deadletter");
        now = now.plusSeconds(1);
        assertThat(conflicts.health().ok()).isTrue();
    }
}
