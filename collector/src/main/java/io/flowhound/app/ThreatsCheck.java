/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.threat.ListState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads the threat lists, and says what is in them and how old they are. */
final class ThreatsCheck implements Check {
    @Override
    public String name() {
        return "threat lists";
    }

    @Override
    public Result run(Configuration configuration) {
        List<ListState> states = ConfiguredThreats.readNow(configuration).states();
        if (states.isEmpty()) {
            return Result.ok("none configured: no flow is marked as a threat (threats.lists)");
        }
        Instant now = Instant.now();
        List<String> found = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (ListState state : states) {
            String failure = state.failure();
            if (failure != null) {
                failures.add(state.name() + ": " + state.file() + " " + failure);
                continue;
            }
            found.add(summary(state));
            if (state.isOld(now)) {
                remarks.add(state.name() + " is old: see whether " + state.file() + " is still downloaded");
            }
            if (!state.problems().isEmpty()) {
                remarks.add(state.name() + ": " + String.join("; ", state.problems()));
            }
        }
        String summary = String.join(", ", found);
        if (!failures.isEmpty()) {
            return Result.failed(
                    String.join(". ", failures) + (found.isEmpty() ? "" : ". The others: " + summary),
                    "The collector runs without it. Download it again, or correct threats.lists.");
        }
        return remarks.isEmpty() ? Result.ok(summary) : Result.warning(summary, String.join(". ", remarks));
    }

    private static String summary(ListState state) {
        StringBuilder text = new StringBuilder(state.name())
                .append(": ")
                .append(state.entries())
                .append(" entries");
        if (state.badLines() > 0) {
            text.append(", ").append(state.badLines()).append(" bad lines");
        }
        if (state.refused() > 0) {
            text.append(", ").append(state.refused()).append(" refused");
        }
        if (state.unused() > 0) {
            text.append(", ").append(state.unused()).append(" not used");
        }
        Instant date = state.date();
        return date == null
                ? text.toString()
                : text.append(", of ")
                        .append(date.truncatedTo(ChronoUnit.SECONDS))
                        .toString();
    }
}
