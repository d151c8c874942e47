/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.journal.JournalFixture.Read;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who loses what when a journal has no room. */
class EvictionTest {
    private static final long BUDGET = 8 * JournalFixture.SEGMENT;
    private static final String QUIET = "192.0.2.1";
    private static final String LOUD = "192.0.2.2";

    @TempDir
    Path folder;

    private final Map<String, Integer> sent = new HashMap<>();

    private JournalSettings settings() {
        return new JournalSettings(folder, JournalFixture.SEGMENT, BUDGET, Duration.ofMillis(1));
    }

    private JournalSettings wide() {
        return new JournalSettings(folder, JournalFixture.SEGMENT, 1L << 30, Duration.ofMillis(1));
    }

    @Test
    void append_oneIsLoud_onlyThatOneLosesItsOldest() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 3000; i++) {
                send(journal, i % 20 == 0 ? QUIET : LOUD);
            }
            journal.journal.makeRoom();
            long dropped = dropped(journal, LOUD);
            assertThat(dropped).isPositive();
            assertThat(dropped(journal, QUIET)).isZero();

            List<Read> read = journal.readAll();

            assertThat(numbers(read, QUIET)).hasSize(sent.get(QUIET)).isSorted().doesNotHaveDuplicates();
            assertThat(numbers(read, LOUD))
                    .hasSize(sent.get(LOUD) - (int) dropped)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .first()
                    .isEqualTo((int) dropped);
        }
    }

    @Test
    void open_thinned_isReadAsItWas() throws Exception {
        List<Read> before;
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 3000; i++) {
                send(journal, i % 20 == 0 ? QUIET : LOUD);
            }
            journal.journal.makeRoom();
            before = journal.readAll(); // and commits nothing
        }
        try (JournalFixture journal = new JournalFixture(wide())) {
            double estimate = journal.gauge("flowhound.journal.backlog.datagrams");

            assertThat(journal.readAll()).isEqualTo(before);
            assertThat(estimate).isBetween(0.8 * before.size(), 1.2 * before.size());
            assertThat(journal.gauge("flowhound.journal.backlog.datagrams")).isZero();
        }
        Read middle = before.get(before.size() / 20); // in a thinned segment
        try (JournalFixture journal = new JournalFixture(wide())) {
            journal.journal.checkpoint().commit(middle.nextPosition(), Long.MAX_VALUE, new byte[0]);
        }
        try (JournalFixture journal = new JournalFixture(wide())) {
            assertThat(journal.readAll()).isEqualTo(before.subList(before.size() / 20 + 1, before.size()));
        }
    }

    @Test
    void read_keptEntryOfAThinnedSegment_isThere() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 3000; i++) {
                send(journal, i % 20 == 0 ? QUIET : LOUD);
            }
            journal.journal.makeRoom();
            List<Read> read = journal.readAll();
            for (Read each : List.of(read.get(0), read.get(5), read.get(read.size() / 2))) {
                List<Read> again = new ArrayList<>();
                journal.journal
                        .reader()
                        .read(each.incarnation(), each.position(), entry -> again.add(JournalFixture.copy(entry)));
                assertThat(again).containsExactly(each);
            }
            long inAGap = read.get(0).nextPosition();
            assertThat(read.get(1).position()).isGreaterThan(inAGap);
            assertThat(journal.journal.reader().read(read.get(0).incarnation(), inAGap, entry -> {}))
                    .isFalse();
        }
    }

    @Test
    void open_listOfAThinnedSegmentDamaged_setsOnlyThatAside() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 3000; i++) {
                send(journal, i % 20 == 0 ? QUIET : LOUD);
            }
            journal.journal.makeRoom();
        }
        Path thinned = JournalFixture.segments(folder).get(1);
        byte[] octets = Files.readAllBytes(thinned);
        octets[Segment.HEADER + 9] ^= 1;
        Files.write(thinned, octets);
        Files.write(thinned.resolveSibling(thinned.getFileName() + Thinning.SUFFIX), octets); // as a crash may leave it
        try (JournalFixture journal = new JournalFixture(wide())) {
            List<Integer> quiet = numbers(journal.readAll(), QUIET);

            assertThat(quiet).isSorted().hasSizeBetween(sent.get(QUIET) / 2, sent.get(QUIET) - 1);
        }
        try (var files = Files.list(folder.resolve("journal"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(thinned.getFileName() + ".damaged")
                    .noneMatch(name -> name.endsWith(Thinning.SUFFIX));
        }
    }

    @Test
    void append_manyMadeUpSenders_costNobodyElse() throws Exception {
        JournalSettings longer = new JournalSettings(folder, 1 << 20, 8 << 20, Duration.ofMillis(1));
        try (JournalFixture journal = new JournalFixture(longer)) {
            for (int i = 0; i < 120_000; i++) {
                journal.append(
                        new InetSocketAddress(new IpAddress(0, 0xFFFF_0A00_0000L + i).toInetAddress(), 1),
                        new byte[60]);
                if (i % 500 == 0) {
                    send(journal, QUIET);
                }
            }
            journal.journal.makeRoom();

            assertThat(numbers(journal.readAll(), QUIET)).hasSize(sent.get(QUIET));
            assertThat(dropped(journal, CollectorMetrics.UNKNOWN)).isPositive();
        }
    }

    @Test
    void append_manySmallSendersAgainAndAgain_costNobodySmaller() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 15_000; i++) {
                String one = "10.0." + i % 1500 / 250 + "." + i % 250;
                journal.append(new InetSocketAddress(IpAddress.parse(one).toInetAddress(), 1), new byte[100]);
                if (i % 5000 == 0) {
                    journal.append(JournalFixture.SENDER, new byte[60]);
                }
                if (i % 1500 == 0) {
                    journal.journal.idle();
                    journal.journal.makeRoom();
                }
            }
            journal.journal.makeRoom();

            List<Read> read = journal.readAll();
            assertThat(read).hasSizeLessThan(15_000);
            assertThat(read)
                    .filteredOn(each -> exporter(each).equals("192.0.2.11"))
                    .hasSize(3);
        }
    }

    @Test
    void append_segmentsAreKeptForParkedSets_theseGoFirst() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 250; i++) {
                send(journal, LOUD);
            }
            List<Read> read = journal.readAll();
            journal.journal
                    .checkpoint()
                    .commit(read.getLast().nextPosition(), read.getFirst().position(), new byte[0]);
            journal.journal.checkpoint().flush();
            for (int i = 0; i < 650; i++) { // of 8 segments, 2 were kept, and 2 are never used up
                send(journal, LOUD);
            }
            journal.journal.makeRoom();

            assertThat(dropped(journal, LOUD)).isZero();
            assertThat(journal.journal
                            .reader()
                            .read(read.get(0).incarnation(), read.get(0).position(), entry -> {}))
                    .isFalse();
        }
    }

    @Test
    void makeRoom_aSegmentIsTooShort_costsNothingElse() throws Exception {
        JournalSettings narrow = settings();
        try (JournalFixture journal = new JournalFixture(wide())) {
            for (int i = 0; i < 1200; i++) {
                send(journal, LOUD);
            }
        }
        List<Path> before = JournalFixture.segments(folder);
        Path damaged = before.get(before.size() - 2);
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), Segment.HEADER + 20));
        try (JournalFixture journal = new JournalFixture(narrow)) {
            journal.journal.makeRoom();
            journal.journal.makeRoom();
            long dropped = dropped(journal, LOUD);
            List<Path> left = JournalFixture.segments(folder);

            assertThat(dropped).isPositive();
            assertThat(left).doesNotContain(before.get(0)).contains(damaged);
            assertThat(numbers(journal.readAll(), LOUD).size() + dropped).isBetween(1000L, 1199L);
        }
    }

    @Test
    void makeRoom_diskShowsItLate_dropsNoMoreThanIsMissing() throws Exception {
        AtomicLong free = new AtomicLong(Long.MAX_VALUE);
        try (JournalFixture journal =
                new JournalFixture(wide(), SegmentFile::create, path -> new DiskSpace(free::get))) {
            for (int i = 0; i < 1200; i++) {
                send(journal, LOUD);
            }
            int before = JournalFixture.segments(folder).size();
            free.set(JournalFixture.SEGMENT / 2);
            for (int i = 0; i < 10; i++) {
                journal.journal.makeRoom();
            }
            assertThat(JournalFixture.segments(folder)).hasSizeBetween(before - 2, before - 1);
        }
    }

    @Test
    void poll_listOfAThinnedSegmentDamagedMeanwhile_goesOnWithTheNext() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 3000; i++) {
                send(journal, i % 20 == 0 ? QUIET : LOUD);
            }
            journal.journal.makeRoom();
            Path thinned = JournalFixture.segments(folder).get(0);
            byte[] octets = Files.readAllBytes(thinned);
            octets[Segment.HEADER + 9] ^= 1;
            Files.write(thinned, octets);

            List<Integer> quiet = numbers(journal.readAll(), QUIET);

            assertThat(quiet).isSorted().hasSizeBetween(sent.get(QUIET) / 2, sent.get(QUIET) - 1);
            assertThat(journal.metrics
                            .registry()
                            .get("flowhound.journal.damaged.octets")
                            .counter()
                            .count())
                    .isPositive();
        }
    }

    @Test
    void append_allAreAlike_loseAlike() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            for (int i = 0; i < 3000; i++) {
                send(journal, "192.0.2." + (1 + i % 10));
            }
            journal.journal.makeRoom();

            for (int exporter = 1; exporter <= 10; exporter++) {
                assertThat(dropped(journal, "192.0.2." + exporter)).isBetween(120L, 240L);
            }
        }
    }

    @Test
    void append_diskOfOthersIsFull_losesTheOldestUntilThereIsRoom() throws Exception {
        AtomicLong free = new AtomicLong(Long.MAX_VALUE);
        try (JournalFixture journal =
                new JournalFixture(wide(), SegmentFile::create, path -> new DiskSpace(free::get))) {
            for (int i = 0; i < 1000; i++) {
                send(journal, LOUD);
            }
            assertThat(dropped(journal, LOUD)).isZero();
            assertThat(journal.journal.health().health().ok()).isTrue();

            free.set(0);
            await().until(() -> dropped(journal, LOUD) > 0);
            assertThat(journal.journal.health().health().reason()).contains("dropped", "journal.budget");

            free.set(1L << 30);
            journal.journal.makeRoom(); // not while it drops
            long dropped = dropped(journal, LOUD);
            send(journal, LOUD);
            assertThat(numbers(journal.readAll(), LOUD)).hasSize(1001 - (int) dropped);
        }
    }

    @Test
    void health_nearlyFull_isRedBeforeAnythingIsLost() throws Exception {
        try (JournalFixture journal = new JournalFixture(settings())) {
            while (journal.journal.health().health().ok()) {
                send(journal, LOUD);
            }
            assertThat(journal.journal.health().health().reason()).contains("of 1.0 MiB wait");
            assertThat(dropped(journal, LOUD)).isZero();

            Read last = journal.readAll().getLast();
            journal.journal.checkpoint().commit(last.nextPosition(), Long.MAX_VALUE, new byte[0]);
            journal.journal.checkpoint().flush();
            assertThat(journal.journal.health().health().ok()).isTrue();
        }
    }

    /** Whatever comes in whatever order: what was read and what was counted as dropped is what was sent. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrder_nothingIsLostUncounted(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, List<Integer>> read = new HashMap<>();
        Map<String, Long> dropped = new HashMap<>();
        for (int run = 0; run < 4; run++) {
            try (JournalFixture journal = new JournalFixture(settings())) {
                for (int step = 0; step < 40; step++) {
                    int burst = random.nextInt(60);
                    int loudness = 1 + random.nextInt(6);
                    for (int i = 0; i < burst; i++) {
                        send(journal, "192.0.2." + (1 + random.nextInt(loudness)));
                    }
                    if (random.nextInt(3) == 0) {
                        journal.journal.makeRoom();
                    }
                    if (random.nextInt(4) == 0) {
                        poll(journal, read);
                    }
                    if (random.nextInt(8) == 0) {
                        journal.journal
                                .checkpoint()
                                .commit(journal.journal.reader().position(), Long.MAX_VALUE, new byte[0]);
                    }
                }
                if (run == 3) {
                    while (poll(journal, read) > 0) {
                        // until there is none left
                    }
                }
                journal.journal.checkpoint().commit(journal.journal.reader().position(), Long.MAX_VALUE, new byte[0]);
                journal.journal.makeRoom();
                sent.keySet().forEach(each -> dropped.merge(each, dropped(journal, each), Long::sum));
            }
        }
        for (String exporter : sent.keySet()) {
            List<Integer> numbers = read.getOrDefault(exporter, List.of());
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
            assertThat(numbers.size() + dropped.get(exporter))
                    .as(exporter)
                    .isEqualTo(sent.get(exporter).longValue());
        }
    }

    private void send(JournalFixture journal, String exporter) throws IOException {
        int number = sent.merge(exporter, 1, Integer::sum) - 1;
        String text = number + " " + ".".repeat(900 + number % 300);
        journal.append(
                new InetSocketAddress(IpAddress.parse(exporter).toInetAddress(), 50_000),
                text.getBytes(StandardCharsets.UTF_8));
        journal.journal.idle();
        if (sent.get(exporter) % 20 == 0) { // the housekeeper may not come in time for so fast a test
            journal.journal.makeRoom();
        }
    }

    private static int poll(JournalFixture journal, Map<String, List<Integer>> into) {
        List<Read> read = new ArrayList<>();
        int entries = journal.poll(read, Duration.ZERO);
        read.forEach(each ->
                into.computeIfAbsent(exporter(each), key -> new ArrayList<>()).add(number(each)));
        return entries;
    }

    private static List<Integer> numbers(List<Read> read, String exporter) {
        return read.stream()
                .filter(each -> exporter(each).equals(exporter))
                .map(EvictionTest::number)
                .toList();
    }

    private static String exporter(Read read) {
        return read.from().substring(0, read.from().lastIndexOf(':'));
    }

    private static int number(Read read) {
        return Integer.parseInt(read.text().substring(0, read.text().indexOf(' ')));
    }

    private static long dropped(JournalFixture journal, String exporter) {
        return journal.metrics.exporter(exporter).dropped(DropReason.JOURNAL_FULL);
    }
}
