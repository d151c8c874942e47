/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Files that say what is known of one's own network. */
@Doc(
        "Files that say what is known of one's own network: hosts, subnets, exporters and their interfaces. [enrichment.md](enrichment.md#inventory) says what may be in them, and what documents get from it.")
public record Inventory(
        @Doc(
                "The files, `.yml`, `.yaml` or `.csv`. Of what two of them say, the first counts. One that is missing or damaged leaves in use what was read of it before, and `/health` says so.")
        @Reloads
        List<Path> files,

        @Doc(
                "How often the files are looked at; one that has changed, and was the same at the look before, is read anew.")
        @Default("1m")
        @Range(min = "1s", max = "7d")
        Duration reload)
        implements Section {
    private static final int MOST = 64;

    public Inventory {
        files = List.copyOf(files);
    }

    @Override
    public void check(SectionProblems problems) {
        if (files.size() > MOST) {
            problems.add("files", files.size(), "are more than " + MOST + ": put some files together", null);
        }
        for (Path file : files) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (!name.endsWith(".yml") && !name.endsWith(".yaml") && !name.endsWith(".csv")) {
                problems.add("files", file, "must end in .yml, .yaml or .csv, which says how it is written", null);
            }
        }
    }
}
