/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flowhound pivots ack}: somebody looks at an alert. */
@Command(
        name = "ack",
        description = {"Say that somebody looks at an alert.", "Exit code: 1 when there is no such alert."})
final class AckCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Mixin
    private final DecisionOptions options = new DecisionOptions();

    AckCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        return options.decide(access, Decision.of(Decision.Kind.ACKNOWLEDGE, options.note(), options.assignee()));
    }
}
