/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.status.StatusText;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flowhound status}: what a running collector knows of its exporters. */
@Command(
        name = "status",
        description = {
            "Show what the collector that is running knows of its exporters, and what to change at them.",
            "A table on a terminal, JSON into a pipe. Exit code: 1 when no collector answers or the exporter is not known."
        })
final class StatusCommand implements Callable<Integer> {
    private final CommandContext context;
    private final BooleanSupplier terminal;

    @Mixin
    private final PageOutput output = new PageOutput();

    StatusCommand(CommandContext context, BooleanSupplier terminal) {
        this.context = context;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return output.run(context, "/status", StatusText::of, terminal);
    }
}
