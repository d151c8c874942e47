/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param deleted the indices that are gone by us
 * @param created the names of those that were created
 * @param refused why something was not done for want of a privilege, with the next step; null when nothing was
 * @param failures why other things were not done, a sentence each with the next step
 */
public record RetentionOutcome(
        List<Deletion> deleted,
        List<String> created,
        @Nullable String refused,
        List<String> failures) {
    public RetentionOutcome {
        deleted = List.copyOf(deleted);
        created = List.copyOf(created);
        failures = List.copyOf(failures);
    }

    /** Whether all was done. */
    public boolean complete() {
        return refused == null && failures.isEmpty();
    }
}
