/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.util.List;

/** What the decoder knows of information elements, and bounds on what exporters can make it remember. */
@Doc(
        "What the decoder knows of information elements, and bounds on what exporters can make it remember, whoever sends.")
public record Decoder(
        @Doc(
                "Exporters (address and observation domain) whose templates are kept. Datagrams of further ones are dropped and counted.")
        @Default("10000")
        @Range(min = "1", max = "1000000")
        int maxExporters,

        @Doc("Templates kept for each exporter. Further ones are dropped and counted.")
        @Default("4096")
        @Range(min = "1", max = "65280")
        int maxTemplates,

        @Doc(
                "CSV files that name further information elements, or rename ours: columns `Enterprise`, `ElementID`, `Name`, `Abstract Data Type`. See elements.md.")
        List<Path> elements)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        elements.forEach(file -> problems.file("elements", file));
    }
}
