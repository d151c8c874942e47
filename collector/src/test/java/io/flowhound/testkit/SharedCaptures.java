/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder with captures of real exporters, which stands beside the repository, or where
 * {@code -Dflowhound.captures=FOLDER} says. Tests that need it are skipped where it is absent.
 */
public final class SharedCaptures {
    private SharedCaptures() {}

    /** A file or folder in it; skips the test when it is not there. */
    public static Path require(String name) {
        Path wanted = folder().resolve(name);
        assumeTrue(Files.exists(wanted), "there is no " + wanted + "; give -Dflowhound.captures=FOLDER");
        return wanted;
    }

    private static Path folder() {
        String given = System.getProperty("flowhound.captures");
        Path module = Path.of("").toAbsolutePath();
        Path root = module.endsWith("collector") ? module.getParent() : module;
        return given != null
                ? Path.of(given)
                : root.resolve("../shared/captures").normalize();
    }
}
