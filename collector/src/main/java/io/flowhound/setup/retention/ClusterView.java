/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Elasticsearch says of our indices and its disks at one moment.
 *
 * @param indices every open index of ours, in any order
 * @param disks those of all nodes; none when the key may not see them
 * @param dataNodes how many nodes hold data; 0 when the key may not see them
 * @param clocks what the clocks of the nodes show; none when the key may not see them
 */
public record ClusterView(List<DatedIndex> indices, List<NodeDisk> disks, int dataNodes, List<Instant> clocks) {
    public ClusterView {
        indices = List.copyOf(indices);
        disks = List.copyOf(disks);
        clocks = List.copyOf(clocks);
    }

    /** That of the clocks which is the nearest to a time; null when there is none. */
    @Nullable
    Instant nearestClock(Instant time) {
        return clocks.stream()
                .min(Comparator.comparing(clock -> Duration.between(clock, time).abs()))
                .orElse(null);
    }
}
