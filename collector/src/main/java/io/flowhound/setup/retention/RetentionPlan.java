/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param made when
 * @param indices every index of ours, by family, the oldest first
 * @param deletions those that go, in the order in which they do
 * @param ahead the names of those that are to be created
 * @param future those whose name is of a time to come, which are left alone; without the next day's or month's
 * @param notes what people should know besides, a sentence each
 */
public record RetentionPlan(
        Instant made,
        List<DatedIndex> indices,
        List<Deletion> deletions,
        List<NextIndex> ahead,
        List<DatedIndex> future,
        List<String> notes) {
    public RetentionPlan {
        indices = List.copyOf(indices);
        deletions = List.copyOf(deletions);
        ahead = List.copyOf(ahead);
        future = List.copyOf(future);
        notes = List.copyOf(notes);
    }

    /**
     * An index that is not there yet.
     *
     * @param family what it belongs to
     * @param name its name
     * @param shards how many primary shards it has; null for as many as the template says
     */
    public record NextIndex(
            IndexFamily family, String name, @Nullable Integer shards) {}
}
