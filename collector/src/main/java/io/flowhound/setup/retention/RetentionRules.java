/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.setup.TemplateSettings;
import java.util.List;

/**
 * What is kept.
 *
 * @param templates the templates that indices are made with
 * @param families the indices that may be deleted; those of other kinds never are
 * @param diskPercent how full the disk of a data node may be; 100 for never mind
 * @param shards how many shards the next index of flows has
 */
public record RetentionRules(
        TemplateSettings templates, List<IndexFamily> families, int diskPercent, ShardRule shards) {
    public RetentionRules {
        families = List.copyOf(families);
    }

    /** With the templates and shards of the defaults. */
    public RetentionRules(String prefix, List<IndexFamily> families, int diskPercent) {
        this(TemplateSettings.of(prefix), families, diskPercent, ShardRule.atLeast(null));
    }

    /** What the names of all indices begin with, {@code index.prefix}. */
    public String prefix() {
        return templates.prefix();
    }

    /** What the key needs, for people who give it. */
    String privileges() {
        List<String> patterns =
                families.stream().map(family -> family.kind().pattern(prefix())).toList();
        return "the index privileges monitor, delete_index and create_index on " + String.join(", ", patterns)
                + ", and the cluster privilege monitor";
    }
}
