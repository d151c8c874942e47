/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flowhound.journal.JournalFixture.Read;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a crash or a bad disk does to the files, and what is left then. */
class DamageTest {
    private static final int LAST = EntryFormat.HEADER + 5;

    @TempDir
    Path folder;

    private List<Read> written;
    private Path file;
    private byte[] octets;

    @BeforeEach
    void write() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("first", "second", "third", "x4-x4");
            written = journal.readAll();
            file = JournalFixture.segments(folder).get(0);
        }
        octets = Files.readAllBytes(file);
    }

    @Test
    void open_tornAtEveryOctet_keepsWhatIsWhole() throws Exception {
        for (int cut = 1; cut <= LAST; cut++) {
            reset();
            Files.write(file, Arrays.copyOf(octets, octets.length - cut));
            try (JournalFixture journal = new JournalFixture(folder)) {
                journal.append("after " + cut);

                List<Read> read = journal.readAll();

                assertThat(read).extracting(Read::text).containsExactly("first", "second", "third", "after " + cut);
                assertThat(read.subList(0, 3)).isEqualTo(written.subList(0, 3));
                assertThat(read.get(3).incarnation())
                        .isNotEqualTo(written.get(3).incarnation());
                assertThat(Files.size(file)).isEqualTo(octets.length - LAST);
                assertThat(damaged(journal)).isZero();
            }
        }
    }

    @Test
    void open_tailOfZeros_isCutAndSaid() throws Exception {
        Files.write(file, Arrays.copyOf(octets, octets.length + 100_000));
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Recovery.class);
        said.start();
        logger.addAppender(said);
        try (JournalFixture journal = new JournalFixture(folder)) {
            assertThat(journal.readAll()).isEqualTo(written);
            assertThat(Files.size(file)).isEqualTo(octets.length);
        } finally {
            logger.detachAppender(said);
        }
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        file + " ends in an unfinished entry, as after a crash: its last 100000 octets were cut off");
    }

    @Test
    void open_headerOnly_isDeleted() throws Exception {
        Files.write(file, Arrays.copyOf(octets, Segment.HEADER));
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("new");

            assertThat(journal.texts()).containsExactly("new");
            assertThat(JournalFixture.segments(folder)).hasSize(1);
        }
    }

    @Test
    void poll_everyOctetOfAnEntryFlipped_skipsThatEntryOnly() throws Exception {
        Read second = written.get(1);
        for (long at = second.position(); at < second.nextPosition(); at++) {
            reset();
            byte[] damaged = octets.clone();
            damaged[(int) at] ^= 0x10;
            Files.write(file, damaged);
            try (JournalFixture journal = new JournalFixture(folder)) {
                assertThat(journal.texts()).containsExactly("first", "third", "x4-x4");
                assertThat(damaged(journal)).isEqualTo(second.nextPosition() - second.position());
            }
        }
    }

    @Test
    void poll_entryMovedWithinTheFile_isNotTakenForOne() throws Exception {
        byte[] moved = octets.clone();
        int from = (int) written.get(0).position();
        int size = (int) written.get(0).nextPosition() - from;
        System.arraycopy(octets, from, moved, (int) written.get(3).position(), Math.min(size, LAST));
        Files.write(file, moved);
        try (JournalFixture journal = new JournalFixture(folder)) {
            assertThat(journal.texts()).containsExactly("first", "second", "third");
        }
    }

    @Test
    void poll_restOfFullSegmentDamaged_goesOnWithTheNext() throws Exception {
        reset();
        List<String> expected = new ArrayList<>();
        try (JournalFixture journal = new JournalFixture(folder)) {
            for (int i = 0; i < 200; i++) {
                String text = i + "-" + "p".repeat(2000);
                journal.append(text);
                expected.add(text);
            }
        }
        List<Path> segments = JournalFixture.segments(folder);
        byte[] first = Files.readAllBytes(segments.get(0));
        int half = Segment.HEADER + 30 * (EntryFormat.HEADER + 2000) + 10 * 2 + 20 * 3;
        Arrays.fill(first, half, first.length, (byte) 0);
        Files.write(segments.get(0), first);
        try (JournalFixture journal = new JournalFixture(folder)) {
            List<Read> read = journal.readAll();

            int inFirst = first.length / (EntryFormat.HEADER + 2002);
            assertThat(read)
                    .extracting(Read::text)
                    .startsWith(expected.subList(0, 30).toArray(String[]::new));
            assertThat(read)
                    .extracting(Read::text)
                    .endsWith(expected.subList(inFirst + 1, 200).toArray(String[]::new));
            assertThat(damaged(journal)).isEqualTo(first.length - half);
        }
    }

    @Test
    void open_headerDamaged_isSetAside() throws Exception {
        byte[] damaged = octets.clone();
        damaged[15] ^= 1;
        Files.write(file, damaged);
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("new");

            assertThat(journal.texts()).containsExactly("new");
            assertThat(file.resolveSibling(file.getFileName() + ".damaged")).hasBinaryContent(damaged);
        }
    }

    @Test
    void open_checkpointDamaged_startsAtTheOldest() throws Exception {
        Path checkpoint = folder.resolve("journal/checkpoint");
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.journal.checkpoint().commit(written.get(2).nextPosition(), Long.MAX_VALUE, new byte[] {7});
        }
        byte[] good = Files.readAllBytes(checkpoint);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(checkpoint, bad);
            try (JournalFixture journal = new JournalFixture(folder)) {
                assertThat(journal.journal.checkpoint().state()).isEmpty();
                assertThat(journal.texts()).containsExactly("first", "second", "third", "x4-x4");
            }
        }
    }

    @Test
    void open_checkpointBehindTheEnd_readsOnlyWhatIsNew() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.journal.checkpoint().commit(written.get(3).nextPosition(), Long.MAX_VALUE, new byte[] {7});
        }
        reset();
        Files.write(file, Arrays.copyOf(octets, octets.length - LAST)); // as a power cut may leave it
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("new");

            List<Read> read = journal.readAll();

            assertThat(read).extracting(Read::text).containsExactly("new");
            assertThat(read.get(0).position())
                    .isGreaterThanOrEqualTo(written.get(3).nextPosition());
            assertThat(journal.journal.checkpoint().state()).containsExactly(7);
        }
    }

    /** Removes what a run of the test has added. */
    private void reset() throws Exception {
        for (Path segment : JournalFixture.segments(folder)) {
            Files.delete(segment);
        }
    }

    private static double damaged(JournalFixture journal) {
        return journal.metrics
                .registry()
                .get("flowhound.journal.damaged.octets")
                .counter()
                .count();
    }
}
