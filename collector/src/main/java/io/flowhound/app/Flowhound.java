/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.pivots.PivotsCommand;
import io.flowhound.app.timeline.TimelineCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line.
 *
 * <p>Exit codes: 0 fine, 1 failed, 2 bad usage or configuration. Results go to stdout, everything else to stderr.
 */
@Command(
        name = "flowhound",
        description = "Collects NetFlow v1, v5, v7, v9 and IPFIX into Elasticsearch.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Flowhound implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Flowhound() {}

    public static void main(String[] args) {
        PrintStream out = utf8(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        int exitCode = execute(args, System.getenv(), out, System.err);
        out.flush();
        System.exit(exitCode);
    }

    /** Every command, in the order in which the help lists them. */
    private static List<Object> commands(CommandContext context) {
        return List.of(
                new DemoCommand(context),
                new RunCommand(context),
                new StatusCommand(context, Terminal::isStdout),
                new TemplatesCommand(context, Terminal::isStdout),
                new SetupCommand(context),
                new RetentionCommand(context, Clock.systemUTC()),
                new DecodeCommand(context),
                new ReplayCommand(),
                new ImportCommand(context),
                new SimulateCommand(),
                PivotsCommand.of(new PivotCommands(context)),
                new TimelineCommand(new PivotCommands(context), ElasticAccess::hunter),
                new NotifyCommand(context),
                DeadLetterCommand.of(context),
                new VersionCommand(context),
                new CheckCommand(
                        context,
                        List.of(
                                new DataFolderCheck(),
                                new ListenCheck(OwnAddress::all),
                                new ElementsCheck(),
                                new GeoipCheck(Clock.systemUTC()),
                                new MacVendorsCheck(),
                                new ThreatsCheck(),
                                new InventoryCheck(),
                                new TlsCheck(),
                                new ElasticsearchCheck(),
                                new TemplatesCheck(),
                                new KibanaCheck(),
                                new PivotCheck(),
                                new PrivacyCheck(),
                                new LogsCheck(),
                                new NotifyCheck())));
    }

    /** Runs the command that the arguments name; returns the exit code. */
    static int execute(String[] args, Map<String, String> env, PrintStream out, PrintStream err) {
        GlobalOptions options = new GlobalOptions();
        CommandContext context = new CommandContext(options, env, out, err);
        return commandLine(options, context, commands(context)).execute(args);
    }

    static CommandLine commandLine(GlobalOptions options, CommandContext context, List<Object> commands) {
        CommandLine line = new CommandLine(new Flowhound()).addMixin("options", options);
        commands.forEach(line::addSubcommand);
        Failures failures = new Failures(context);
        return line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static PrintStream utf8(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
