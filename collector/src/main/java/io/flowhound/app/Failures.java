/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user on stderr why a command failed, and chooses the exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private final CommandContext context;

    Failures(CommandContext context) {
        this.context = context;
    }

    /** Bad usage: the message, what was probably meant, and where to read on. */
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("flowhound: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' lists what it takes.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult result) {
        PrintWriter err = command.getErr();
        if (e instanceof ConfigurationException configuration) {
            configuration.problems().forEach(problem -> err.println("flowhound: " + problem));
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        err.println("flowhound: " + oneLine(e));
        if (context.isDebug()) {
            e.printStackTrace(err);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The messages of an exception and its causes; the class stands in where there is no message. */
    static String oneLine(Throwable e) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Throwable cause = e; cause != null && reasons.size() < 5; cause = cause.getCause()) {
            String message = cause.getMessage();
            boolean speaks = cause instanceof IOException || cause instanceof IllegalStateException;
            String name = cause.getClass().getSimpleName();
            String reason = message == null ? name : speaks && message.contains(" ") ? message : name + ": " + message;
            String line = reason.replaceAll("\\s+", " ").strip();
            if (reasons.stream().noneMatch(known -> known.contains(line))) {
                reasons.add(line);
            }
        }
        return String.join(": ", reasons);
    }
}
