/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists of addresses with a bad name. */
@Doc(
        "Lists of addresses with a bad name, which are files on this machine; who downloads them is up to you. [enrichment.md](enrichment.md#threat-lists) says which flows are marked, and with what.")
public record Threats(
        @Doc("The lists, at most 64.") @Reloads List<ThreatFeed> lists,

        @Doc(
                "How often the files are looked at; one that has changed, and was the same at the look before, is read anew.")
        @Default("1m")
        @Range(min = "1s", max = "7d")
        Duration reload)
        implements Section {
    private static final int MOST = 64;

    public Threats {
        lists = List.copyOf(lists);
    }

    @Override
    public void check(SectionProblems problems) {
        if (lists.size() > MOST) {
            problems.add("lists", lists.size(), "are more than " + MOST + ": put some files together", null);
        }
        Set<String> seen = new HashSet<>();
        for (ThreatFeed list : lists) {
            if (!seen.add(list.name())) {
                problems.add("lists", list.name(), "is the name of two lists: give each its own", null);
            }
        }
    }
}
