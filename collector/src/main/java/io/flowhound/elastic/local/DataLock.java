/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells whether another Elasticsearch works on the same data. It holds a lock on {@code node.lock} as long as it lives; the
 * file itself stays behind when it is killed and says nothing.
 */
final class DataLock {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final ServerFiles files;

    DataLock(ServerFiles files) {
        this.files = files;
    }

    /**
     * Returns when nobody works on the data. Waits for one that is on its way out, as after a kill of the JVM that started it.
     *
     * @throws IOException when one works on them and goes on doing so
     */
    void awaitFree(Consumer<String> progress) throws IOException, InterruptedException {
        long start = System.nanoTime();
        boolean told = false;
        while (isHeld()) {
            int port = files.boundPort();
            boolean answers = port > 0 && Probe.answers(URI.create("http://127.0.0.1:" + port));
            long waited = System.nanoTime() - start;
            if (waited > PATIENCE_NANOS || (answers && waited > PATIENCE_NANOS / 4)) {
                throw new IOException("an Elasticsearch already works on the data in " + files.home()
                        + (answers ? " and answers at http://127.0.0.1:" + port : "")
                        + ": stop the command that started it, or use other data");
            }
            if (!told) {
                progress.accept("waiting for an earlier Elasticsearch on these data to end");
                told = true;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    boolean isHeld() throws IOException {
        if (!Files.exists(files.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        }
    }
}
