/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
final class GlobalOptions {
    private final List<String> overrides = new ArrayList<>();
    private @Nullable Path config;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Read the configuration from this YAML file.")
    void setConfig(@Nullable Path file) {
        // Called with null, to set the default, for the top command and for each command below it that is named.
        if (file != null) {
            config = file;
        }
    }

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Set one setting, over the file; can be repeated.")
    void setOverrides(String @Nullable [] keysAndValues) {
        if (keysAndValues != null) {
            overrides.addAll(List.of(keysAndValues));
        }
    }

    /** The file of {@code --config}. */
    @Nullable
    Path config() {
        return config;
    }

    /** The texts of {@code --set} in their order. */
    List<String> overrides() {
        return overrides;
    }
}
