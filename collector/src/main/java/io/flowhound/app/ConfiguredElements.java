/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Problem;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.element.UserElements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The information elements that this program comes with, and those of the files in {@code decoder.elements}. */
final class ConfiguredElements {
    private static final String SETTING = "decoder.elements";

    private ConfiguredElements() {}

    /** What is wrong in the files. Those that cannot be read are left to the configuration to report. */
    static List<Problem> problems(Configuration configuration) {
        List<Path> files = configuration.decoder().elements().stream()
                .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                .toList();
        if (files.isEmpty()) {
            return List.of();
        }
        return UserElements.read(files, ElementRegistry.load()).problems().stream()
                .map(problem -> new Problem(SETTING, null, problem, null))
                .toList();
    }

    /**
     * The registry to decode with.
     *
     * @throws IllegalStateException when a file has become unusable since the configuration was read
     */
    static ElementRegistry registry(Configuration configuration) {
        ElementRegistry ours = ElementRegistry.load();
        UserElements theirs = UserElements.read(configuration.decoder().elements(), ours);
        if (!theirs.problems().isEmpty()) {
            throw new IllegalStateException(SETTING + ": " + String.join("; ", theirs.problems()));
        }
        return ours.with(theirs.elements());
    }
}
