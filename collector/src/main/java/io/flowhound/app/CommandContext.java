/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.logging.Logging;
import io.flowhound.app.pivots.PivotSettings;
import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import io.flowhound.config.Log;
import io.flowhound.config.Problem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What commands get from outside: the configuration, stdout for results and stderr for everything else. */
final class CommandContext {
    private final GlobalOptions options;
    private final Map<String, String> env;
    private final PrintStream out;
    private final PrintStream err;

    CommandContext(GlobalOptions options, Map<String, String> env, PrintStream out, PrintStream err) {
        this.options = options;
        this.env = Map.copyOf(env);
        this.out = out;
        this.err = err;
    }

    /** For results only. */
    PrintStream out() {
        return out;
    }

    /** For progress and hints. */
    PrintStream err() {
        return err;
    }

    /** The file named on the command line. */
    @Nullable
    Path configFile() {
        return options.config();
    }

    /** The environment of the process. */
    Map<String, String> environment() {
        return env;
    }

    /** The settings of the command line. */
    List<String> overrides() {
        return List.copyOf(options.overrides());
    }

    /**
     * Reads the configuration and sets up the log as it says.
     *
     * @param forced {@code KEY=VALUE} each: settings of the command itself, which win over file and command line
     */
    Configuration configuration(String... forced) throws ConfigurationException {
        Configuration configuration = read(forced);
        Logging.apply(configuration.log());
        return configuration;
    }

    /** Reads the configuration, and does nothing else. */
    Configuration read(String... forced) throws ConfigurationException {
        List<String> all = new ArrayList<>(options.overrides());
        all.addAll(List.of(forced));
        return Configuration.load(options.config(), all, env, CommandContext::problems);
    }

    private static List<Problem> problems(Configuration configuration) {
        List<Problem> problems = new ArrayList<>(ConfiguredElements.problems(configuration));
        problems.addAll(PivotSettings.problems(configuration));
        problems.addAll(NotifyChannels.problems(configuration));
        return problems;
    }

    /** Whether the user asked for stack traces. */
    boolean isDebug() {
        try {
            Log.Level level = Configuration.load(options.config(), options.overrides(), env)
                    .log()
                    .level();
            return level.compareTo(Log.Level.DEBUG) >= 0;
        } catch (ConfigurationException e) {
            return false;
        }
    }
}
