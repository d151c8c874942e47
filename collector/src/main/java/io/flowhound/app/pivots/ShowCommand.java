/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.report.AlertTree;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowhound pivots show}: one alert as a tree. */
@Command(
        name = "show",
        description = {
            "Draw the chain of an alert as a tree, with times, octets and reasons.",
            "Exit code: 1 when there is no such alert."
        })
final class ShowCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Mixin
    private final AlertId id = new AlertId();

    @Option(names = "--json", description = "Print the document on one line.")
    private boolean json;

    ShowCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        try (PivotDesk desk = access.desk(access.configuration())) {
            Alert alert = id.find(desk, access.err());
            if (alert == null) {
                return 1;
            }
            access.out().print(json ? alert.json() + "\n" : AlertTree.of(alert, access.style()));
            access.out().flush();
            return 0;
        }
    }
}
