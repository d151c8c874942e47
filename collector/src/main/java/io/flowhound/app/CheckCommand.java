/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flowhound check}: reads the configuration, says what is configured and runs the checks. */
@Command(
        name = "check",
        description = {
            "Check the configuration and what it names, and report all problems at once.",
            "Exit code: 0 all is well, 1 a check failed, 2 the configuration is wrong."
        })
final class CheckCommand implements Callable<Integer> {
    private final CommandContext context;
    private final List<Check> checks;

    @Option(
            names = "--dump",
            description = "Print the effective configuration as YAML, secrets masked, and check nothing else.")
    private boolean dump;

    CheckCommand(CommandContext context, List<Check> checks) {
        this.context = context;
        this.checks = checks;
    }

    @Override
    public Integer call() throws ConfigurationException {
        Configuration configuration = context.configuration();
        if (dump) {
            context.out().print(configuration.toYaml());
            return 0;
        }
        printConfiguration(configuration);
        boolean ok = true;
        for (Check check : checks) {
            Check.Result result = run(check, configuration);
            print(check.name(), result);
            ok &= result.ok();
        }
        return ok ? 0 : 1;
    }

    private void printConfiguration(Configuration configuration) {
        Map<String, String> differences = configuration.differences();
        Path file = context.configFile();
        String summary = (file == null ? "no file" : file.toString())
                + ", "
                + (differences.isEmpty() ? "every setting at its default" : "these settings are not the default:");
        print("configuration", Check.Result.ok(summary));
        differences.forEach((path, value) -> context.out().printf("     %s: %s%n", path, value));
    }

    private static Check.Result run(Check check, Configuration configuration) {
        try {
            return check.run(configuration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Check.Result.failed("interrupted", "Run the command again.");
        } catch (Exception e) {
            return Check.Result.failed(Failures.oneLine(e), "--set log.level=debug logs more about it.");
        }
    }

    private void print(String name, Check.Result result) {
        PrintStream out = context.out();
        String label = !result.ok() ? "FAIL" : result.nextStep() == null ? "ok" : "warn";
        out.printf("%-4s %-13s  %s%n", label, name, result.summary());
        if (result.nextStep() != null) {
            out.printf("     %s%n", result.nextStep());
        }
    }
}
