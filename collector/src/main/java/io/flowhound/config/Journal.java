/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;

/** How much the journal may hold. */
@Doc("How much may wait on disk for Elasticsearch.")
public record Journal(
        @Doc(
                "Disk space for datagrams that are not yet stored in Elasticsearch. When it is used up, the exporter that has most of it loses its oldest ones, counted.")
        @Default("4GiB")
        @Range(min = "16MB", max = "16TB")
        DataSize budget,

        @Doc(
                "Size of one file of the journal. Space is freed a file at a time as Elasticsearch stores them, so the budget must hold at least four.")
        @Default("64MiB")
        @Range(min = "1MB", max = "1GiB")
        DataSize segment,

        @Doc(
                "How often what was received is forced to the disk: what a power cut may cost. The end of the process costs nothing.")
        @Default("100ms")
        @Range(min = "1ms", max = "10s")
        Duration syncInterval,

        @Doc("Forced earlier when so much was received since the last time.")
        @Default("4MiB")
        @Range(min = "4KiB", max = "1GiB")
        DataSize syncSize)
        implements Section {
    /** Every segment is a file, and this many of them are looked through. */
    private static final int MOST_FILES = 16_384;

    @Override
    public void check(SectionProblems problems) {
        if (budget.bytes() / 4 < segment.bytes()) {
            problems.add("segment", segment, "must be at most a quarter of journal.budget (" + budget + ")", null);
        }
        if (budget.bytes() / MOST_FILES > segment.bytes()) {
            problems.add(
                    "segment",
                    segment,
                    "is too small for journal.budget (" + budget + "), which may be " + MOST_FILES + " files at most",
                    null);
        }
    }
}
