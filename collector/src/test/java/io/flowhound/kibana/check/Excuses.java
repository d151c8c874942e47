/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads which panels may be empty with the simulated network, and why, from docs/dashboards.md. */
final class Excuses {
    static final Path DOCUMENT = Path.of("..", "docs", "dashboards.md");

    private static final String HEADING = "Panels that may be empty";

    private Excuses() {}

    /** Reasons by page and panel, such as {@code overview/alerts}: the rows of the table below the heading. */
    static Map<String, String> read() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        boolean below = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("#")) {
                below = line.contains(HEADING);
            } else if (below && line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                reasons.put(bare(cells[1]) + "/" + bare(cells[2]), cells[3].strip());
            }
        }
        return reasons;
    }

    private static String bare(String cell) {
        return cell.strip().replace("`", "");
    }
}
