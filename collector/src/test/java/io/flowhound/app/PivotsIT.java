/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.testkit.HuntIndices;
import io.flowhound.testkit.OfficeFlows;
import io.flowhound.testkit.RealElastic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands below {@code pivots} with a real Elasticsearch, on three days of which the last has attacks. */
class PivotsIT {
    private static final String FROM = "2026-03-03T00:00:00Z";
    private static final String TO = "2026-03-04T00:00:00Z";

    private static CommandRun run(HuntIndices indices, String... arguments) {
        List<String> all = new ArrayList<>(List.of("pivots"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--set", "elasticsearch.urls=" + RealElastic.shared().url()));
        all.addAll(List.of("--set", "index.prefix=" + indices.prefix()));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    private static CommandRun list(HuntIndices indices) {
        return run(indices, "list", "--json", "--from", FROM, "--to", TO);
    }

    @Test
    void twoDaysOfHistory_alertNothing_unlessNoneIsAskedFor() throws Exception {
        try (HuntIndices indices = new HuntIndices()) {
            indices.store(new OfficeFlows(Instant.parse(TO), 3).documents());

            CommandRun learning = run(indices, "run", "--from", FROM, "--to", TO);
            assertThat(learning.out()).contains("learning: 2 of 3 days of history", "people told 0 times");
            assertThat(run(indices, "watch", "--from", FROM, "--to", TO, "--tick", "15m")
                            .out())
                    .isEmpty();
            assertThat(indices.documents("pivots")).isEmpty();
            assertThat(list(indices).documents()).isEmpty();

            CommandRun told = run(
                    indices, "watch", "--from", FROM, "--to", TO, "--tick", "15m", "--set", "pivot.learning-days=0");
            assertThat(told.out().lines()).isNotEmpty().allMatch(line -> line.contains("after the second login"));
            assertThat(told.err()).contains("from the end of the second login to the alert");
            assertThat(list(indices).documents()).isNotEmpty();
        }
    }
}
