/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The names of the files of dead letters, and the lock that everybody takes who changes them: the collector for as long as it
 * appends, a command for as long as it rewrites.
 */
final class DeadLetterFolder {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Path folder;

    DeadLetterFolder(Path folder) {
        this.folder = folder;
    }

    /** What is done while the lock is held. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** The one that is appended to. */
    Path file() {
        return folder.resolve("dead-letter.ndjson");
    }

    /** The one that was full before. */
    Path older() {
        return folder.resolve("dead-letter.1.ndjson");
    }

    /** Where one of the two is written anew. */
    Path draft() {
        return folder.resolve("dead-letter.tmp");
    }

    private Path lock() {
        return folder.resolve("dead-letter.lock");
    }

    /** How much both hold. */
    long octets() {
        return size(file()) + size(older());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException none) {
            return 0;
        }
    }

    /** Does something that nobody else may do meanwhile. Makes the folder when it is not there. */
    <T> T locked(Work<T> work) throws IOException {
        Files.createDirectories(folder.toAbsolutePath());
        try (FileChannel channel = FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(channel)) {
            assert held.isValid();
            return work.run();
        }
    }

    /** Waits for the lock, which the operating system gives to processes, not to threads. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException anotherThread) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }
}
