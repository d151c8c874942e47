/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.status.TemplatesText;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flowhound templates}: which templates the exporters of a running collector have announced. */
@Command(
        name = "templates",
        description = {
            "Show the templates that the exporters have announced to the collector that is running, and those that are missing.",
            "Text on a terminal, JSON into a pipe. Exit code: 1 when no collector answers or the exporter is not known."
        })
final class TemplatesCommand implements Callable<Integer> {
    private final CommandContext context;
    private final BooleanSupplier terminal;

    @Mixin
    private final PageOutput output = new PageOutput();

    TemplatesCommand(CommandContext context, BooleanSupplier terminal) {
        this.context = context;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return output.run(context, "/templates", TemplatesText::of, terminal);
    }
}
