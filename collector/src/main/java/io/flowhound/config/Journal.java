/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** How much the journal may hold. */
@Doc("How much may wait on disk for Elasticsearch.")
public record Journal(
        @Doc(
                "Disk space for datagrams that are not yet stored in Elasticsearch. When it is used up, the oldest are dropped and counted.")
        @Default("4GiB")
        @Range(min = "16MB", max = "100TB")
        DataSize budget,

        @Doc("Size of one file of the journal. Space is freed a file at a time, so the budget must hold at least four.")
        @Default("64MiB")
        @Range(min = "1MB", max = "1GiB")
        DataSize segment)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        if (budget.bytes() / 4 < segment.bytes()) {
            problems.add("segment", segment, "must be at most a quarter of journal.budget (" + budget + ")", null);
        }
    }
}
