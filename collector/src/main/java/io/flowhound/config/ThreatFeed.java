/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A list of addresses with a bad name. */
@Doc("A list of addresses with a bad name.")
public record ThreatFeed(
        @Doc("Name of the feed, as documents have it in `flow.threat.feed`.") @Required
        String name,

        @Doc(
                "The file, also compressed by gzip. Put a new one in its place by renaming: so it is never seen half-written. One that is missing, damaged or no list leaves in use what was read before, and `/health` says so.")
        @Required
        Path path,

        @Doc(
                "How it is written: `plain` (an address or network at the beginning of each line), `csv`, `json` (STIX 2, MISP, or objects with an address, such as the lines of Spamhaus), or `auto`, as its content shows.")
        @Default("auto")
        ThreatFormat format,

        @Doc(
                "The column of a `csv` that has the addresses: its name, or its number from 1. Left out, it is found by the usual names.")
        @Nullable
        String column,

        @Doc("How sure the list is: `low`, `medium` or `high`.") @Nullable
        ThreatConfidence confidence,

        @Doc("What its addresses do, for `threat.enrichments.indicator.description`.") @Nullable
        String description,

        @Doc("After which time without a change the file counts as old: `/health` warns, and the list stays in use.")
        @Default("7d")
        @Range(min = "1m", max = "3650d")
        Duration maxAge)
        implements Section {
    private static final int LONGEST_NAME = 64;

    @Override
    public void check(SectionProblems problems) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || !name.chars().allMatch(each -> each >= ' ' && each != 0x7F)) {
            problems.add("name", name, "must be 1 to " + LONGEST_NAME + " characters that can be seen", null);
        }
        if (column != null && (format == ThreatFormat.PLAIN || format == ThreatFormat.JSON)) {
            problems.add("column", column, "is for csv: leave it out, or the format", null);
        }
    }
}
