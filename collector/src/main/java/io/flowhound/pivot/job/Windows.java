/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.IOException;
import java.util.Map;

/** Chooses how much arrival time is read at once: a tick while flows come in, as many as fit into memory where they are stored already. */
final class Windows {
    static final long LONGEST_MILLIS = 6 * 3_600_000;
    private static final long MOST_RECORDS = 200_000;

    private final JobSettings settings;
    private final Counts counts;
    private final Retry retry;

    Windows(JobSettings settings, Counts counts, Retry retry) {
        this.settings = settings;
        this.counts = counts;
        this.retry = retry;
    }

    /** Where the window ends that begins at a position: at a boundary of ticks or at the limit. */
    long end(long position, long limit) throws IOException, InterruptedException {
        long first = Math.min(settings.boundaryAfter(position), limit);
        long longest = Math.min(settings.boundaryBefore(position + LONGEST_MILLIS), limit);
        if (first >= longest) {
            return first;
        }
        long bucket = LateArrivals.BUCKET_MILLIS;
        long records = 0;
        for (Map.Entry<Long, Long> count :
                retry.call(() -> counts.count(position, longest, bucket)).entrySet()) {
            records += count.getValue();
            if (records > MOST_RECORDS) {
                return Math.clamp(settings.boundaryBefore(count.getKey()), first, longest);
            }
        }
        return longest;
    }
}
