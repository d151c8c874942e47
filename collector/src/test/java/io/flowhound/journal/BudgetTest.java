/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.journal.JournalFixture.Read;
import io.flowhound.metrics.DropReason;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that may not or cannot grow. */
class BudgetTest {
    private static final int PAYLOAD = 4096 - EntryFormat.HEADER;
    private static final long BUDGET = 4 * JournalFixture.SEGMENT;

    @TempDir
    Path folder;

    private JournalSettings settings() {
        return new JournalSettings(folder, JournalFixture.SEGMENT, BUDGET, Duration.ofMillis(1));
    }

    @Test
    void append_overBudget_dropsTheOldestAndCountsThem() throws Exception {
        int written = 1000;
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < written; i++) {
                journal.append(payload(i));
                journal.journal.idle();
                if (i % 50 == 49) {
                    await().until(() -> onDisk() <= BUDGET);
                }
            }
            await().until(() -> onDisk() <= BUDGET - JournalFixture.SEGMENT);

            List<Integer> read = new ArrayList<>();
            while (journal.journal.reader().poll(entry -> read.add(number(entry)), Duration.ZERO) > 0) {
                // until there is none left
            }

            assertThat(read).isNotEmpty();
            assertThat(read.getLast()).isEqualTo(written - 1);
            assertThat(read.getFirst()).isEqualTo(written - read.size());
            assertThat(journal.metrics.exporter("192.0.2.11").dropped(DropReason.JOURNAL_FULL))
                    .isEqualTo(written - read.size());
            assertThat(journal.metrics.datagramsJournalled.count()).isEqualTo(written);
        }
    }

    @Test
    void append_overBudgetWhileReading_readPlusDroppedIsAll() throws Exception {
        int written = 2000;
        try (JournalFixture journal = new JournalFixture(settings())) {
            List<Integer> read = new ArrayList<>();
            for (int i = 0; i < written; i++) {
                journal.append(payload(i));
                journal.journal.idle();
                if (i % 250 == 0) { // a reader that is too slow
                    journal.journal.reader().poll(entry -> read.add(number(entry)), Duration.ZERO);
                }
                if (i % 50 == 49) {
                    await().until(() -> onDisk() <= BUDGET);
                }
            }
            await().until(() -> onDisk() <= BUDGET - JournalFixture.SEGMENT);
            while (journal.journal.reader().poll(entry -> read.add(number(entry)), Duration.ZERO) > 0) {
                // until there is none left
            }

            assertThat(read).isSorted().doesNotHaveDuplicates();
            long dropped = journal.metrics.exporter("192.0.2.11").dropped(DropReason.JOURNAL_FULL);
            assertThat(dropped).isPositive();
            assertThat(read.size() + dropped).isEqualTo(written);
        }
    }

    @Test
    void append_readButNotCommitted_isDroppedWithoutBeingCounted() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 1000; i++) {
                journal.append(payload(i));
                journal.journal.idle();
                journal.journal.reader().poll(entry -> {}, Duration.ZERO);
            }
            await().until(() -> onDisk() <= BUDGET);

            assertThat(journal.metrics.exporter("192.0.2.11").dropped(DropReason.JOURNAL_FULL))
                    .isZero();
        }
    }

    @Test
    void append_diskFull_losesOnlyWhatTheBufferCannotHoldAndRecovers() throws Exception {
        AtomicLong room = new AtomicLong(10_000);
        JournalSettings settings = new JournalSettings(folder, 4 << 20, 16 << 20, Duration.ofMillis(10));
        try (JournalFixture journal = new JournalFixture(settings, path -> new SmallDisk(path, room))) {
            int written = 1000; // 4 MB, of which the buffer holds one
            for (int i = 0; i < written; i++) {
                journal.append(payload(i));
                journal.journal.idle();
            }
            long dropped = journal.metrics.exporter("192.0.2.11").dropped(DropReason.JOURNAL_FAILED);
            assertThat(dropped).isPositive();
            assertThat(journal.metrics.datagramsJournalled.count()).isEqualTo(2);

            room.set(Long.MAX_VALUE);
            await().until(() -> {
                journal.journal.idle();
                return journal.metrics.datagramsJournalled.count() == written - dropped;
            });

            List<Integer> read = new ArrayList<>();
            while (journal.journal.reader().poll(entry -> read.add(number(entry)), Duration.ZERO) > 0) {
                // until there is none left
            }
            assertThat(read).isSorted().doesNotHaveDuplicates().hasSize(written - (int) dropped);
        }
    }

    @Test
    void close_diskStillFull_countsWhatIsLost() throws Exception {
        AtomicLong room = new AtomicLong(10_000);
        JournalFixture journal = new JournalFixture(settings(), path -> new SmallDisk(path, room));
        for (int i = 0; i < 10; i++) {
            journal.append(payload(i));
        }
        journal.close();

        assertThat(journal.metrics.datagramsJournalled.count()).isEqualTo(2);
        assertThat(journal.metrics.exporter("unknown").dropped(DropReason.JOURNAL_FAILED))
                .isEqualTo(8);
        try (JournalFixture again = new JournalFixture(settings())) {
            assertThat(again.readAll()).hasSize(2).extracting(Read::from).containsOnly("192.0.2.11:50000");
        }
    }

    @Test
    void append_newFileFails_oldOneGrowsOn() throws Exception {
        int[] files = {0};
        SegmentFile.Factory once = path -> {
            if (files[0]++ > 0) {
                throw new IOException("no file any more");
            }
            return SegmentFile.create(path);
        };
        try (JournalFixture journal = new JournalFixture(settings(), once)) {
            for (int i = 0; i < 100; i++) {
                journal.append(payload(i));
                journal.journal.idle();
            }

            assertThat(journal.readAll()).hasSize(100);
            assertThat(JournalFixture.segments(folder)).hasSize(1);
        }
    }

    @Test
    void append_afterClose_isCountedAsDropped() throws Exception {
        JournalFixture journal = new JournalFixture(settings());
        journal.close();

        journal.journal.datagram(0, 0, JournalFixture.SENDER, Unpooled.wrappedBuffer(new byte[10]));

        assertThat(journal.metrics.exporter("192.0.2.11").dropped(DropReason.JOURNAL_FAILED))
                .isEqualTo(1);
    }

    private long onDisk() {
        long octets = 0;
        for (Path segment : JournalFixture.segments(folder)) {
            octets += segment.toFile().length();
        }
        return octets;
    }

    private static byte[] payload(int number) {
        return ByteBuffer.allocate(PAYLOAD).putInt(number).array();
    }

    private static int number(Entry entry) {
        return ByteBuffer.wrap(entry.data).getInt(entry.offset);
    }

    /** A file on a disk that has only so much room for entries. */
    private static final class SmallDisk implements SegmentFile {
        private final SegmentFile file;
        private final AtomicLong room;

        SmallDisk(Path path, AtomicLong room) throws IOException {
            this.file = SegmentFile.create(path);
            this.room = room;
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            int octets = (int) Math.min(from.remaining(), room.get());
            if (octets == 0) {
                throw new IOException("No space left on device");
            }
            int limit = from.limit();
            from.limit(from.position() + octets);
            int written = file.write(from, offset);
            from.limit(limit);
            room.addAndGet(-written);
            return written;
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
