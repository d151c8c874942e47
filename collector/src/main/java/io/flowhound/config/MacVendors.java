/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The lists that tell whose MAC address one is. */
@Doc(
        "Lists that tell the vendor of a MAC address, for `flow.source.mac_vendor` and `flow.destination.mac_vendor`. Without them those fields stay empty.")
public record MacVendors(
        @Doc(
                "Files of IEEE (`oui.csv`, `mam.csv`, `oui36.csv`, or the same as `.txt`, from https://standards-oui.ieee.org/) or Wireshark's `manuf`.")
        List<Path> files,

        @Doc("How often the files are looked at; when one has changed all are loaded anew.")
        @Default("1m")
        @Range(min = "1s", max = "7d")
        Duration reload)
        implements Section {
    public MacVendors {
        files = List.copyOf(files);
    }

    @Override
    public void check(SectionProblems problems) {
        files.forEach(file -> problems.file("files", file));
    }
}
