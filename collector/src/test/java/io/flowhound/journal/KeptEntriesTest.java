/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhound.journal.JournalFixture.Read;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that are read again although they are done with. */
class KeptEntriesTest {
    private static final byte[] STATE = {1};

    @TempDir
    Path folder;

    private static List<String> again(JournalFixture journal, Read entry) {
        List<String> texts = new ArrayList<>();
        boolean found = journal.journal
                .reader()
                .read(
                        entry.incarnation(),
                        entry.position(),
                        read -> texts.add(JournalFixture.copy(read).text()));
        assertThat(found).isEqualTo(!texts.isEmpty());
        return texts;
    }

    /** As {@link #again}, from the disk: what was read last is not read from there again. */
    private static List<String> fromDisk(JournalFixture journal, Read entry) {
        assertThat(journal.journal.reader().read(0, 0, none -> {})).isFalse();
        return again(journal, entry);
    }

    private static void fill(JournalFixture journal, int segments) {
        for (int i = 0; i < segments * JournalFixture.SEGMENT / 8192; i++) {
            journal.append(new byte[8192]);
        }
        journal.journal.idle();
    }

    @Test
    void read_again_alsoWhileReading() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one", "two");
            List<String> seen = new ArrayList<>();
            List<Read> all = new ArrayList<>();
            journal.journal
                    .reader()
                    .poll(
                            entry -> {
                                all.add(JournalFixture.copy(entry));
                                seen.addAll(again(journal, all.get(0)));
                                seen.add(JournalFixture.copy(entry).text());
                            },
                            java.time.Duration.ZERO);
            assertThat(seen).containsExactly("one", "one", "one", "two");
        }
    }

    @Test
    void read_whatIsNotThere_saysSo() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one");
            Read one = journal.readAll().get(0);
            JournalReader reader = journal.journal.reader();
            assertThat(reader.read(one.incarnation() + 1, one.position(), entry -> {}))
                    .isFalse();
            assertThat(reader.read(one.incarnation(), one.position() + 1, entry -> {}))
                    .isFalse();
            assertThat(reader.read(one.incarnation(), one.nextPosition(), entry -> {}))
                    .isFalse();
            assertThat(reader.read(one.incarnation(), 1L << 40, entry -> {})).isFalse();
        }
    }

    @Test
    void read_interrupted_isNoAnswer() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one");
            Read one = journal.readAll().get(0);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> again(journal, one)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(again(journal, one)).containsExactly("one");
        }
    }

    @Test
    void committed_butKept_isThere_alsoAfterAStart_untilItIsLetGo() throws Exception {
        Read one;
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one");
            one = journal.readAll().get(0);
            fill(journal, 3);
            Read last = journal.readAll().getLast();
            journal.journal.checkpoint().commit(last.nextPosition(), one.position(), STATE);
        }
        try (JournalFixture journal = new JournalFixture(folder)) {
            assertThat(journal.texts()).isEmpty();
            assertThat(fromDisk(journal, one)).containsExactly("one");
            int before = JournalFixture.segments(folder).size();
            journal.journal.checkpoint().commit(journal.journal.reader().position(), Long.MAX_VALUE, STATE);
            journal.journal.checkpoint().flush();
            await().until(() -> JournalFixture.segments(folder).size() < before);
            assertThat(fromDisk(journal, one)).isEmpty();
        }
    }

    @Test
    void kept_takesNoMoreThanHalfOfTheBudget() throws Exception {
        JournalSettings small = new JournalSettings(
                folder, JournalFixture.SEGMENT, 16 * JournalFixture.SEGMENT, java.time.Duration.ofMillis(1));
        try (JournalFixture journal = new JournalFixture(small)) {
            journal.append("one");
            Read one = journal.readAll().get(0);
            fill(journal, 6);
            long read = journal.readAll().getLast().nextPosition();
            journal.journal.checkpoint().commit(read, one.position(), STATE);
            journal.journal.checkpoint().flush();
            assertThat(fromDisk(journal, one)).containsExactly("one");
            fill(journal, 4);
            read = journal.readAll().getLast().nextPosition();
            journal.journal.checkpoint().commit(read, one.position(), STATE);
            journal.journal.checkpoint().flush();
            await().until(() -> fromDisk(journal, one).isEmpty());
            assertThat(journal.metrics.exporter("192.0.2.11").dropped(io.flowhound.metrics.DropReason.JOURNAL_FULL))
                    .isZero();
        }
    }
}
