/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.testkit.SharedCaptures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the captures of real exporters, which stand outside the repository. */
class SharedCapturesTest {
    @Test
    void read_everyCapture_hasAsManyDatagramsAsItsManifestSays() throws Exception {
        Path manifest = SharedCaptures.require("MANIFEST.tsv");

        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(manifest);
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t");
            if (!columns[0].endsWith(".pcap")) {
                continue; // syslog
            }
            expected.add(columns[0] + " " + columns[3]);
            CaptureSummary summary = CaptureReader.read(
                    manifest.resolveSibling(columns[0]),
                    datagram -> assertThat(datagram.length).isPositive());
            assertThat(summary.warnings()).as(columns[0]).isEmpty();
            found.add(columns[0] + " " + summary.datagrams());
        }

        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(found).isEqualTo(expected);
    }
}
