/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flowhound pivots confirm}: an alert is right. */
@Command(
        name = "confirm",
        description = {
            "Say that an alert is right: its logins never count as normal.",
            "Exit code: 1 when there is no such alert."
        })
final class ConfirmCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Mixin
    private final DecisionOptions options = new DecisionOptions();

    ConfirmCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        return options.decide(access, Decision.of(Decision.Kind.CONFIRM, options.note(), options.assignee()));
    }
}
