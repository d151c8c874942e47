/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.pivot.report.CoverageText;
import io.flowhound.pivot.report.SeenNetworks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowhound pivots coverage}: between which of our networks anybody looks. */
@Command(
        name = "coverage",
        description = {
            "Tell silence from blindness: between which of our networks flows were seen at all (default: the last 24 hours).",
            "An exporter at the border sees nothing of what goes on inside."
        })
final class CoverageCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Mixin
    private final SpanOptions span = new SpanOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CoverageCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        SpanOptions.Span wanted = span.span(access.now(), "-24h");
        try (PivotDesk desk = access.desk(access.configuration())) {
            SeenNetworks seen = desk.coverage(wanted.from(), wanted.to());
            if (json) {
                access.out().println(new ObjectMapper().writeValueAsString(CoverageViews.json(seen)));
            } else {
                access.out().print(CoverageText.of(seen, access.style()));
            }
            access.out().flush();
            return 0;
        }
    }
}
