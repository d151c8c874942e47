/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.WorkflowState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share by which an analyst says what an alert is. */
final class DecisionOptions {
    @Mixin
    private final AlertId id = new AlertId();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who read the alert later.")
    private @Nullable String note;

    @Option(names = "--assignee", paramLabel = "NAME", description = "Who takes care of it from now on.")
    private @Nullable String assignee;

    @Nullable
    String note() {
        return note;
    }

    @Nullable
    String assignee() {
        return assignee;
    }

    /** Writes the decision into the alert and prints what it says now; returns the exit code. */
    int decide(PivotAccess access, Decision decision) throws Exception {
        try (PivotDesk desk = access.desk(access.configuration())) {
            Alert alert = id.find(desk, access.err());
            if (alert == null) {
                return 1;
            }
            Alert decided = desk.decide(alert, decision);
            WorkflowState state = decided.workflow();
            access.out().println(decided.id() + " " + state.status() + ": " + decided.message());
            access.out().flush();
            return 0;
        }
    }
}
