/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.flowhound.pivot.job.LateArrivals.Span;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LateArrivalsTest {
    private static final long BUCKET = LateArrivals.BUCKET_MILLIS;
    private static final long DAY = 86_400_000;

    private static SortedMap<Long, Long> counts(long... buckets) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (long bucket : buckets) {
            counts.merge(bucket * BUCKET, 1L, Long::sum);
        }
        return counts;
    }

    @Test
    void grown_nothingMore_isEmpty() {
        LateArrivals late = new LateArrivals(0);
        late.read(5);
        late.read(BUCKET - 1);
        assertThat(late.grown(counts(0, 0), BUCKET)).isEmpty();
        assertThat(late.grown(counts(0), BUCKET))
                .as("retention may take some away")
                .isEmpty();
    }

    @Test
    void grown_neighbours_areOneSpan_cutAtThePosition() {
        LateArrivals late = new LateArrivals(0);
        long position = 9 * BUCKET + 1_000;
        assertThat(late.grown(counts(2, 3, 5, 9), position))
                .containsExactly(
                        new Span(2 * BUCKET, 4 * BUCKET),
                        new Span(5 * BUCKET, 6 * BUCKET),
                        new Span(9 * BUCKET, position));
        assertThat(late.grown(counts(2, 3, 5, 9), position))
                .as("they are known now")
                .isEmpty();
    }

    @Test
    void grown_manySpans_areOne() {
        LateArrivals late = new LateArrivals(0);
        assertThat(late.grown(counts(0, 2, 4, 6, 8, 10, 12, 14, 16, 18), 100 * BUCKET))
                .containsExactly(new Span(0, 19 * BUCKET));
    }

    @Test
    void from_isADayBack_butNotBeforeTheBeginning() {
        assertThat(new LateArrivals(7 * DAY).from(7 * DAY + 1_000)).isEqualTo(7 * DAY);
        assertThat(new LateArrivals(7 * DAY).from(9 * DAY + 1_000)).isEqualTo(8 * DAY);
    }

    @Test
    void state_isRestored() {
        LateArrivals late = new LateArrivals(3);
        late.read(BUCKET + 1);
        JobState state = new JobState(new byte[] {1, 2}, new byte[] {3}, late);
        JobState restored = JobState.of(state.toBytes());
        assertThat(restored.hunt()).containsExactly(1, 2);
        assertThat(restored.alerts()).containsExactly(3);
        assertThat(restored.late().since()).isEqualTo(3);
        assertThat(restored.late().grown(counts(1), 2 * BUCKET)).isEmpty();
    }

    @Test
    void state_thatIsNone_isRefused() {
        byte[] good = new JobState(new byte[9], new byte[9], new LateArrivals(0)).toBytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThat(catchThrowable(() -> JobState.of(cut))).isInstanceOf(IllegalArgumentException.class);
        }
        good[3] = 99;
        assertThat(catchThrowable(() -> JobState.of(good))).hasMessageContaining("format");
    }
}
