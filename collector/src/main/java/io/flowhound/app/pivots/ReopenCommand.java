/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flowhound pivots reopen}: an alert is open again. */
@Command(
        name = "reopen",
        description = {
            "Take back what was said of an alert, a dismissal too.",
            "Exit code: 1 when there is no such alert."
        })
final class ReopenCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Mixin
    private final DecisionOptions options = new DecisionOptions();

    ReopenCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        return options.decide(access, Decision.of(Decision.Kind.REOPEN, options.note(), options.assignee()));
    }
}
