/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.journal.JournalFixture.Read;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    @Test
    void commit_isWrittenWithoutFurtherCalls() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one", "two");
            List<Read> read = journal.readAll();
            Checkpoint checkpoint = journal.journal.checkpoint();
            assertThat(checkpoint.due()).isTrue();

            checkpoint.commit(read.get(0).nextPosition(), Long.MAX_VALUE, new byte[] {1});
            assertThat(checkpoint.due()).isFalse();
            checkpoint.commit(read.get(1).nextPosition(), Long.MAX_VALUE, new byte[] {2});

            await().until(() -> FileCheckpoint.positionIn(file()) == read.get(1).nextPosition());
            await().until(checkpoint::due);
        }
    }

    @Test
    void flush_writesAtOnce() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one", "two", "three");
            List<Read> read = journal.readAll();
            for (Read each : read) {
                journal.journal.checkpoint().commit(each.nextPosition(), Long.MAX_VALUE, new byte[] {1});
                journal.journal.checkpoint().flush();

                assertThat(FileCheckpoint.positionIn(file())).isEqualTo(each.nextPosition());
            }
        }
    }

    @Test
    void commit_backwards_isIgnored() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one", "two");
            List<Read> read = journal.readAll();
            journal.journal.checkpoint().commit(read.get(1).nextPosition(), Long.MAX_VALUE, new byte[] {2});
            journal.journal.checkpoint().commit(read.get(0).nextPosition(), Long.MAX_VALUE, new byte[] {1});
        }
        try (JournalFixture journal = new JournalFixture(folder)) {
            assertThat(journal.journal.checkpoint().state()).containsExactly(2);
            assertThat(journal.readAll()).isEmpty();
        }
    }

    @Test
    void open_checkpointOfAnotherJournal_startsAtTheOldest() throws Exception {
        Path other = folder.resolve("other");
        try (JournalFixture journal = new JournalFixture(other)) {
            journal.append("one");
            journal.journal.checkpoint().commit(journal.readAll().get(0).nextPosition(), Long.MAX_VALUE, new byte[] {9
            });
        }
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one", "two");
        }
        Files.copy(other.resolve("journal/checkpoint"), file());

        try (JournalFixture journal = new JournalFixture(folder)) {
            assertThat(journal.texts()).containsExactly("one", "two");
            assertThat(journal.journal.checkpoint().state()).isEmpty();
        }
    }

    private Path file() {
        return folder.resolve("journal/checkpoint");
    }
}
