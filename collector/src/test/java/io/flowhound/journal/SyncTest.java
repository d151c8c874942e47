/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.metrics.Health;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a journal is forced to the disk, and what it says when that fails. */
class SyncTest {
    @TempDir
    Path folder;

    private final AtomicInteger forced = new AtomicInteger();
    private volatile boolean broken;

    private JournalSettings settings(Duration interval, long octets) {
        return new JournalSettings(folder, JournalFixture.SEGMENT, 64 * JournalFixture.SEGMENT, interval, octets);
    }

    @Test
    void append_little_isForcedAfterTheInterval() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings(Duration.ofMillis(5), 1 << 20), Watched::new)) {
            await().until(() -> forced.get() == 1); // the header
            journal.append("a");
            await().until(() -> forced.get() == 2);
            journal.append("b");
            await().until(() -> forced.get() == 3);
        }
    }

    @Test
    void append_much_isForcedBeforeTheInterval() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings(Duration.ofDays(1), 10_000), Watched::new)) {
            await().until(() -> forced.get() == 1); // the header
            journal.append("x".repeat(5_000));
            assertThat(forced.get()).isEqualTo(1);
            journal.append("y".repeat(5_000));
            await().until(() -> forced.get() == 2);
        }
    }

    @Test
    void force_fails_isSaidUntilItWorks() throws Exception {
        broken = true;
        try (JournalFixture journal = new JournalFixture(settings(Duration.ofMillis(5), 1 << 20), Watched::new)) {
            assertThat(journal.journal.health().health().ok()).isTrue();
            journal.append("a");
            await().until(() -> !journal.journal.health().health().ok());
            Health failing = journal.journal.health().health();
            assertThat(failing.reason()).contains("cannot force the journal", "Input/output error", "check the disk");

            broken = false;
            await().until(() -> journal.journal.health().health().ok());
            assertThat(journal.texts()).containsExactly("a");
        }
    }

    /** A file that counts how often it is forced to the disk, on a disk that may be broken. */
    private final class Watched implements SegmentFile {
        private final SegmentFile file;

        Watched(Path path) throws IOException {
            this.file = SegmentFile.create(path);
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            return file.write(from, offset);
        }

        @Override
        public void force() throws IOException {
            if (broken) {
                throw new IOException("Input/output error");
            }
            file.force();
            forced.incrementAndGet();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
