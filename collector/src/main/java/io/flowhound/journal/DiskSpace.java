/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** How much room is left on the disk of the journal. */
final class DiskSpace {
    /** What is said when nobody can say. */
    static final long UNKNOWN = Long.MAX_VALUE;

    /** Finds that of a folder; tests have some that lie. */
    interface Factory {
        DiskSpace of(Path folder) throws IOException;
    }

    private final LongSupplier octets;
    private volatile long latest = UNKNOWN;

    /** Makes one that asks for the octets that this process may still write. */
    DiskSpace(LongSupplier octets) {
        this.octets = octets;
    }

    /** That of the file system which holds a folder. */
    static DiskSpace of(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new DiskSpace(() -> {
            try {
                return store.getTotalSpace() == 0
                        ? UNKNOWN
                        : store.getUsableSpace(); // some network mounts know neither
            } catch (IOException e) {
                return UNKNOWN;
            }
        });
    }

    /** Asks the file system. */
    long look() {
        latest = octets.getAsLong();
        return latest;
    }

    /** What was found when somebody looked last. */
    long latest() {
        return latest;
    }
}
