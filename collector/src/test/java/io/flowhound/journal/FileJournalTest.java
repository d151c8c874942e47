/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhound.journal.JournalFixture.Read;
import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    @TempDir
    Path folder;

    @Test
    void poll_appended_isHandedOverAsItCame() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            long before = System.currentTimeMillis();
            journal.append("one", "", "three");
            journal.journal.datagram(
                    0,
                    0,
                    new InetSocketAddress(InetAddress.getByName("2001:db8::7"), 65_535),
                    Unpooled.wrappedBuffer(new byte[] {'6'}));
            journal.journal.idle();

            List<Read> read = journal.readAll();

            assertThat(read).extracting(Read::text).containsExactly("one", "", "three", "6");
            assertThat(read)
                    .extracting(Read::from)
                    .containsExactly("192.0.2.11:50000", "192.0.2.11:50000", "192.0.2.11:50000", "2001:db8::7:65535");
            assertThat(read).extracting(Read::listener).containsExactly(1, 1, 1, 0);
            assertThat(read)
                    .allSatisfy(each -> assertThat(each.arrival()).isBetween(before, System.currentTimeMillis()));
            assertThat(read.get(1).position()).isEqualTo(read.get(0).nextPosition());
            assertThat(journal.metrics.datagramsJournalled.count()).isEqualTo(4);
        }
    }

    @Test
    void poll_beforeIdle_seesNothing() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one".getBytes(StandardCharsets.UTF_8));

            assertThat(journal.texts()).isEmpty();

            journal.journal.idle();
            assertThat(journal.texts()).containsExactly("one");
        }
    }

    @Test
    void poll_longestDatagram_isWhole() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("x".repeat(65_535), "y".repeat(65_535), "z");

            assertThat(journal.texts()).containsExactly("x".repeat(65_535), "y".repeat(65_535), "z");
        }
    }

    @Test
    void poll_waiting_isWokenByAppend() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            List<Read> read = new ArrayList<>();
            Thread reader = new Thread(() -> journal.poll(read, Duration.ofMinutes(10)));
            reader.start();
            await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

            journal.append("late");

            reader.join(Duration.ofMinutes(1));
            assertThat(read).extracting(Read::text).containsExactly("late");
        }
    }

    @Test
    void poll_waiting_endsWhenClosedOrInterrupted() throws Exception {
        JournalFixture journal = new JournalFixture(folder);
        List<Read> read = new ArrayList<>();
        Thread interrupted = new Thread(() -> journal.poll(read, Duration.ofMinutes(10)));
        interrupted.start();
        await().until(() -> interrupted.getState() == Thread.State.TIMED_WAITING);
        interrupted.interrupt();
        interrupted.join(Duration.ofMinutes(1));
        Thread closed = new Thread(() -> journal.poll(read, Duration.ofMinutes(10)));
        closed.start();
        await().until(() -> closed.getState() == Thread.State.TIMED_WAITING);

        journal.close();
        closed.join(Duration.ofMinutes(1));

        assertThat(interrupted.isAlive()).isFalse();
        assertThat(closed.isAlive()).isFalse();
        assertThat(read).isEmpty();
    }

    @Test
    void open_afterCommit_goesOnBehindIt() throws Exception {
        List<Read> first;
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one", "two", "three");
            first = journal.readAll();
            assertThat(journal.journal.checkpoint().state()).isEmpty();
            journal.journal.checkpoint().commit(first.get(1).nextPosition(), Long.MAX_VALUE, new byte[] {1, 2, 3});
        }

        try (JournalFixture journal = new JournalFixture(folder)) {
            assertThat(journal.journal.checkpoint().state()).containsExactly(1, 2, 3);
            journal.append("four");

            List<Read> second = journal.readAll();

            assertThat(second).extracting(Read::text).containsExactly("three", "four");
            assertThat(second.get(0)).isEqualTo(first.get(2));
            assertThat(second.get(1).position()).isGreaterThan(first.get(2).position());
            assertThat(second.get(1).arrival())
                    .isGreaterThanOrEqualTo(first.get(2).arrival());
        }
    }

    @Test
    void open_withoutCommit_readsAllAgainWithTheSameIncarnations() throws Exception {
        Set<Long> incarnations = new TreeSet<>();
        List<Read> last = List.of();
        for (int run = 0; run < 3; run++) {
            try (JournalFixture journal = new JournalFixture(folder)) {
                journal.append("run " + run);
                List<Read> read = journal.readAll();

                assertThat(read).hasSize(run + 1);
                assertThat(read.subList(0, run)).isEqualTo(last);
                incarnations.add(read.getLast().incarnation());
                last = read;
            }
        }
        assertThat(incarnations).hasSize(3);
    }

    @Test
    void append_manySegments_committedOnesAreDeletedAndPositionsRise() throws Exception {
        Read last;
        try (JournalFixture journal = new JournalFixture(folder)) {
            String payload = "p".repeat(1000);
            for (int i = 0; i < 1000; i++) {
                journal.append(payload + i);
            }
            List<Read> read = journal.readAll();

            assertThat(read).hasSize(1000);
            assertThat(read).extracting(Read::position).isSorted().doesNotHaveDuplicates();
            assertThat(JournalFixture.segments(folder)).hasSizeBetween(8, 9);

            last = read.getLast();
            journal.journal.checkpoint().commit(last.nextPosition(), Long.MAX_VALUE, new byte[0]);
            await().untilAsserted(
                            () -> assertThat(JournalFixture.segments(folder)).hasSize(1));
        }
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("next");

            assertThat(journal.readAll()).singleElement().satisfies(next -> {
                assertThat(next.text()).isEqualTo("next");
                assertThat(next.position()).isGreaterThan(last.position());
            });
        }
    }

    @Test
    void append_fromSeveralThreads_keepsEveryDatagramAndEachThreadsOrder() throws Exception {
        int each = 5000;
        try (JournalFixture journal = new JournalFixture(folder)) {
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (String name : List.of("a", "b")) {
                Thread thread = new Thread(() -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    for (int i = 0; i < each; i++) {
                        journal.append((name + i).getBytes(StandardCharsets.UTF_8));
                        if (i % 16 == 15 || i == each - 1) {
                            journal.journal.idle();
                        }
                    }
                });
                thread.start();
                threads.add(thread);
            }
            List<Read> read = new ArrayList<>();
            go.countDown();
            while (read.size() < 2 * each && journal.poll(read, Duration.ofSeconds(30)) > 0) {
                // until all are there
            }
            for (Thread thread : threads) {
                thread.join();
            }

            for (String name : List.of("a", "b")) {
                Deque<String> expected = new ArrayDeque<>();
                for (int i = 0; i < each; i++) {
                    expected.add(name + i);
                }
                assertThat(read)
                        .extracting(Read::text)
                        .filteredOn(text -> text.startsWith(name))
                        .containsExactlyElementsOf(expected);
            }
            assertThat(read).extracting(Read::arrival).isSorted();
        }
    }

    @Test
    void gauges_showBacklogAndItsAge() throws Exception {
        long[] now = {1_000_000};
        CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
        try (FileJournal journal = FileJournal.open(
                JournalFixture.settings(folder), metrics, SegmentFile::create, DiskSpace::of, () -> now[0])) {
            assertThat(gauge(metrics, "flowhound.journal.behind.seconds")).isZero();
            journal.datagram(0, 0, JournalFixture.SENDER, Unpooled.wrappedBuffer(new byte[64]));
            journal.idle();
            now[0] += 2500;

            assertThat(gauge(metrics, "flowhound.journal.octets")).isEqualTo(Segment.HEADER + EntryFormat.HEADER + 64);
            assertThat(gauge(metrics, "flowhound.journal.backlog.octets")).isEqualTo(EntryFormat.HEADER + 64);
            assertThat(gauge(metrics, "flowhound.journal.behind.seconds")).isEqualTo(2.5);

            journal.reader().poll(entry -> {}, Duration.ZERO);
            assertThat(gauge(metrics, "flowhound.journal.backlog.octets")).isZero();
            assertThat(gauge(metrics, "flowhound.journal.behind.seconds")).isZero();
        }
    }

    private static double gauge(CollectorMetrics metrics, String name) {
        return metrics.registry().get(name).gauge().value();
    }

    @Test
    void arrival_clockSetBack_staysAlsoOverRestart() throws Exception {
        long[] now = {2_000_000_000_000L};
        List<Long> arrivals = new ArrayList<>();
        for (long step : new long[] {0, -3_600_000, 7_200_000}) {
            now[0] += step;
            CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
            try (FileJournal journal = FileJournal.open(
                    JournalFixture.settings(folder), metrics, SegmentFile::create, DiskSpace::of, () -> now[0])) {
                journal.datagram(0, 0, JournalFixture.SENDER, Unpooled.wrappedBuffer(new byte[1]));
                journal.idle();
                arrivals.clear();
                AtomicBoolean more = new AtomicBoolean(true);
                while (more.get()) {
                    more.set(journal.reader().poll(entry -> arrivals.add(entry.arrivalMillis), Duration.ZERO) > 0);
                }
            }
        }
        assertThat(arrivals).containsExactly(2_000_000_000_000L, 2_000_000_000_000L, 2_000_003_600_000L);
    }

    @Test
    void open_folderInUse_saysSo() throws Exception {
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one");

            assertThatThrownBy(() -> new JournalFixture(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is in use by another Flowhound (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("--set data.dir=");
        }
        new JournalFixture(folder).close();
    }

    @Test
    void open_fileOfAnotherVersion_isRefused() throws Exception {
        Path file;
        try (JournalFixture journal = new JournalFixture(folder)) {
            journal.append("one");
            file = JournalFixture.segments(folder).get(0);
        }
        byte[] octets = Files.readAllBytes(file);
        byte version = octets[11];
        octets[11] = 9;
        Files.write(file, octets);

        assertThatThrownBy(() -> new JournalFixture(folder)).hasMessageContaining("another version of Flowhound");
        octets[11] = version;
        Files.write(file, octets);
        try (JournalFixture journal = new JournalFixture(folder)) {
            assertThat(journal.texts()).containsExactly("one");
        }
    }
}
