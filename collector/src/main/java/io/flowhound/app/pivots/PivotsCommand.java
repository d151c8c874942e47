/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flowhound pivots}: hunts for pivots and shows what was found. */
@Command(
        name = "pivots",
        description = "Hunt for pivots: somebody logs in to B from A, and goes on from there to C.",
        synopsisSubcommandLabel = "COMMAND")
public final class PivotsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PivotsCommand() {}

    /** The command with those below it. */
    public static CommandLine of(PivotAccess access) {
        CommandLine line = new CommandLine(new PivotsCommand());
        commands(access).forEach(line::addSubcommand);
        return line;
    }

    /** In the order in which the help lists them. */
    private static List<Object> commands(PivotAccess access) {
        return List.of(
                new RunPivotsCommand(access),
                new WatchCommand(access),
                new ListCommand(access),
                new ShowCommand(access),
                new TraceCommand(access),
                new CoverageCommand(access),
                new ExpandCommand(access),
                new ExportCommand(access),
                new AckCommand(access),
                new ConfirmCommand(access),
                new DismissCommand(access),
                new ReopenCommand(access));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
