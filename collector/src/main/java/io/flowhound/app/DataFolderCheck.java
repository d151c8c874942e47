/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the data folder can be written, or created, and has room for the journal. Creates nothing. */
final class DataFolderCheck implements Check {
    private static final long GIB = 1L << 30;

    @Override
    public String name() {
        return "data.dir";
    }

    @Override
    public Result run(Configuration configuration) throws IOException {
        Path folder = configuration.data().dir().toAbsolutePath();
        Path existing = existing(folder);
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Result.failed(
                    folder + " cannot be " + (folder.equals(existing) ? "written" : "created"),
                    "Give this user a folder it may write, with data.dir.");
        }
        DataSize budget = configuration.journal().budget();
        long free = Files.getFileStore(existing).getUsableSpace();
        if (free + used(folder) < budget.bytes()) {
            return Result.failed(
                    folder + " has " + free / GIB + " GiB free, too little for journal.budget (" + budget + ")",
                    "Free some space, or lower journal.budget.");
        }
        return Result.ok(folder + ", " + free / GIB + " GiB free");
    }

    /** What the journal holds already counts towards its budget. */
    private static long used(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static @Nullable Path existing(Path folder) {
        Path path = folder;
        while (path != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
