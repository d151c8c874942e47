/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the saved objects of the usual prefix into one file, for people who import by hand. The build runs it. */
public final class BundleFile {
    private BundleFile() {}

    /**
     * Writes the file, and the folders above it.
     *
     * @param args the file
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, KibanaObjects.of("flowhound").ndjson());
    }
}
