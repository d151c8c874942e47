/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.util.List;

/**
 * What is kept.
 *
 * @param prefix {@code index.prefix}
 * @param families the indices that may be deleted; those of other kinds never are
 * @param diskPercent how full the disk of a data node may be; 100 for never mind
 */
public record RetentionRules(String prefix, List<IndexFamily> families, int diskPercent) {
    public RetentionRules {
        families = List.copyOf(families);
    }

    /** What the key needs, for people who give it. */
    String privileges() {
        List<String> patterns =
                families.stream().map(family -> family.kind().pattern(prefix)).toList();
        return "the index privileges monitor, delete_index and create_index on " + String.join(", ", patterns)
                + ", and the cluster privilege monitor";
    }
}
