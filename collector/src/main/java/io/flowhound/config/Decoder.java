/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.time.Duration;
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

        @Doc("Observation domains of one address that are kept, so that one sender cannot use up all of the above.")
        @Default("1000")
        @Range(min = "1", max = "1000000")
        int maxDomains,

        @Doc("Templates kept for each exporter. Further ones are dropped and counted.")
        @Default("4096")
        @Range(min = "1", max = "65280")
        int maxTemplates,

        @Doc(
                "Octets of data sets of one exporter that may wait for their template. They stay in the journal, whose files are kept for them up to half of its budget.")
        @Default("64MiB")
        @Range(min = "0B", max = "1GiB")
        DataSize parkSize,

        @Doc("How long data sets wait for their template before they are dropped and counted.")
        @Default("35m")
        @Range(min = "0s", max = "24h")
        Duration parkAge,

        @Doc(
                "After how long a template that the exporter has not repeated counts as expired. It is used until another one comes, but gives way when there is no room.")
        @Default("30m")
        @Range(min = "1m", max = "365d")
        Duration templateLifetime,

        @Doc(
                "CSV files that name further information elements, or rename ours: columns `Enterprise`, `ElementID`, `Name`, `Abstract Data Type`. See elements.md.")
        List<Path> elements)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        elements.forEach(file -> problems.file("elements", file));
    }
}
