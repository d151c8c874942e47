/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import io.flowhound.schema.LogIndices;
import java.time.Duration;
import java.util.List;

/** Log lines that are in Elasticsearch. */
@Doc(
        "Log lines that are in Elasticsearch: ours and those of others, as far as they follow ECS. The hunt finds accounts in them, `timeline` and the dashboards show them.")
public record Logs(
        @Doc(
                "Indices, aliases or patterns with log lines in the form of ECS. Without any these are `PREFIX-syslog-*`, where our own stand, `logs-*`, `filebeat-*` and `winlogbeat-*`. Those that are not there do not matter.")
        List<String> indices,

        @Doc("How far the clock of a host may be off from those of the exporters.")
        @Default("2m")
        @Range(min = "0s", max = "1h")
        Duration clockSkew)
        implements Section {
    public Logs {
        indices = List.copyOf(indices);
    }

    /**
     * What to search for log lines.
     *
     * @param prefix {@code index.prefix}
     */
    public List<String> search(String prefix) {
        return indices.isEmpty() ? LogIndices.usual(prefix) : indices;
    }

    @Override
    public void check(SectionProblems problems) {
        for (String index : indices) {
            if (!index.matches("[a-z0-9._*:,-]+") || index.startsWith("-")) {
                problems.add(
                        "indices",
                        index,
                        "is no name of an index: lower-case letters, digits, . _ - * and :",
                        "logs-*");
            }
        }
    }
}
