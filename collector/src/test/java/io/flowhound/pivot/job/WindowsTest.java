/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final SortedMap<Long, Long> counts = new TreeMap<>();
    private int asked;
    private final Windows windows = new Windows(
            new JobSettings(Duration.ofMinutes(15), 0, 0),
            (from, to, bucket) -> {
                asked++;
                return counts.subMap(from, to);
            },
            new Retry(new Pause(), false, words -> {}));

    @Test
    void end_oneTick_asksNobody() throws Exception {
        assertThat(windows.end(15 * MINUTE, 30 * MINUTE)).isEqualTo(30 * MINUTE);
        assertThat(windows.end(16 * MINUTE, 20 * MINUTE)).isEqualTo(20 * MINUTE);
        assertThat(asked).isZero();
    }

    @Test
    void end_fewRecords_isSixHours() throws Exception {
        counts.put(HOUR, 1_000L);
        assertThat(windows.end(0, 24 * HOUR)).isEqualTo(6 * HOUR);
        assertThat(windows.end(0, 2 * HOUR)).isEqualTo(2 * HOUR);
        assertThat(windows.end(MINUTE, 24 * HOUR)).isEqualTo(6 * HOUR);
    }

    @Test
    void end_manyRecords_isBeforeTheyAreTooMany_butATickAtLeast() throws Exception {
        counts.put(0L, 150_000L);
        counts.put(HOUR + 5 * MINUTE, 60_000L);
        assertThat(windows.end(0, 24 * HOUR)).isEqualTo(HOUR);
        counts.put(0L, 5_000_000L);
        assertThat(windows.end(0, 24 * HOUR)).isEqualTo(15 * MINUTE);
    }
}
