/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.netflow.ExporterReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the decoder knew at one moment, and how much it had counted some time before. Immutable.
 *
 * @param time epoch milliseconds, 0 when nothing was published yet
 * @param streams of all exporters
 * @param since epoch milliseconds of {@code flowsBefore}; {@code time} when there is nothing to compare with
 * @param flowsBefore flow records of each stream at {@code since}
 */
record Reports(long time, List<ExporterReport> streams, long since, Map<StreamId, Long> flowsBefore) {
    /** Before the first report. */
    static final Reports NONE = new Reports(0, List.of(), 0, Map.of());

    public Reports {
        streams = List.copyOf(streams);
        flowsBefore = Map.copyOf(flowsBefore);
    }

    /** Over how many seconds rates are measured; 0 when there is nothing to compare with. */
    double intervalSeconds() {
        return (time - since) / 1000.0;
    }

    /** Flow records a second of a stream over the last interval; null when nothing can be said yet. */
    @Nullable
    Double flowsPerSecond(ExporterReport stream) {
        if (time <= since) {
            return null;
        }
        long before = flowsBefore.getOrDefault(StreamId.of(stream), 0L);
        return Math.max(0, stream.counts().flows() - before) / intervalSeconds();
    }
}
