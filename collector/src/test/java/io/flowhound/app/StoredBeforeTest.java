/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.bulk.BulkSettings;
import io.flowhound.bulk.BulkTransport;
import io.flowhound.bulk.BulkWriter;
import io.flowhound.bulk.DeadLetters;
import io.flowhound.bulk.IndexNames;
import io.flowhound.journal.Entry;
import io.flowhound.journal.FileJournal;
import io.flowhound.journal.JournalSettings;
import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBeforeTest {
    private static final byte[] STORED =
            "{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}".getBytes(StandardCharsets.UTF_8);

    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final StoredBefore stored = new StoredBefore(position -> position >= end.get(), 0, clock::get);

    @TempDir
    Path folder;

    @Test
    void millis_nothingWaits_isNow() {
        assertThat(stored.millis()).isEqualTo(1_000_000);
        clock.addAndGet(5);
        assertThat(stored.millis()).isEqualTo(1_000_005);
    }

    @Test
    void millis_backlogAtStart_isUnknown_thenTheArrivalOfItsFirst() {
        end.set(100);
        assertThat(stored.millis()).isZero();
        stored.taken(0, 400_000);
        assertThat(stored.millis()).isEqualTo(400_000);
    }

    @Test
    void millis_isTheArrivalAtWhatIsStored() {
        end.set(30);
        stored.taken(0, 400_000);
        stored.taken(10, 500_000);
        stored.taken(20, 600_000);
        assertThat(stored.millis()).isEqualTo(400_000);
        stored.stored(19);
        assertThat(stored.millis()).isEqualTo(500_000);
        stored.stored(20);
        assertThat(stored.millis()).isEqualTo(600_000);
        stored.stored(30);
        assertThat(stored.millis()).isEqualTo(1_000_000);
    }

    @Test
    void millis_arrivalsWithinASecond_neverSaysMoreThanIsStored() {
        end.set(1_000);
        for (int i = 0; i < 100; i++) {
            stored.taken(i * 10, 400_000 + i * 100);
        }
        for (int i = 1; i < 100; i++) {
            stored.stored(i * 10);
            assertThat(stored.millis()).isLessThanOrEqualTo(400_000 + i * 100).isGreaterThan(400_000 + i * 100 - 1_000);
        }
    }

    @Test
    void millis_moreMarksThanAreKept_isCoarserAndCatchesUp() {
        int most = 10_000;
        end.set(most + 1);
        for (int i = 0; i < most; i++) {
            stored.taken(i, 2_000L * i);
        }
        stored.stored(most - 1);
        assertThat(stored.millis()).isBetween(1L, 2_000L * (most - 1));
        stored.taken(most, 2_000L * most);
        stored.stored(most);
        assertThat(stored.millis()).isEqualTo(2_000L * most);
    }

    @Test
    void millis_clockSetBackWhileNothingWaited_goesBackToo() {
        assertThat(stored.millis()).isEqualTo(1_000_000);
        end.set(10);
        stored.taken(0, 900_000);
        assertThat(stored.millis()).isEqualTo(900_000);
    }

    /** A real journal and a real writer whose requests are answered one at a time. */
    @Test
    void millis_bulkIsWithheld_standsStill() throws Exception {
        Semaphore answers = new Semaphore(0);
        BulkTransport transport = (body, length) -> {
            answers.acquire();
            return new BulkTransport.Response(200, STORED);
        };
        JournalSettings settings = new JournalSettings(folder, 1 << 20, 1 << 24, Duration.ofMillis(100));
        try (FileJournal journal = FileJournal.open(settings, metrics);
                DeadLetters deadLetters = new DeadLetters(folder, 1 << 20)) {
            StoredBefore real =
                    new StoredBefore(journal::endsAt, journal.reader().position(), System::currentTimeMillis);
            try (BulkWriter bulk = new BulkWriter(
                    new BulkSettings(1 << 16, 1, Duration.ofMillis(1), 1, Duration.ofSeconds(10)),
                    new IndexNames("flows"),
                    transport,
                    (position, state) -> real.stored(position),
                    deadLetters,
                    metrics)) {
                assertThat(real.isDrained()).isTrue();
                long arrival = receive(journal, bulk, real);
                assertThat(real.isDrained()).isFalse();
                assertThat(real.millis()).isEqualTo(arrival);
                await().until(() -> System.currentTimeMillis() > arrival + 5);
                assertThat(real.millis()).isEqualTo(arrival);
                answers.release();
                await().until(real::isDrained);
                assertThat(real.millis()).isGreaterThan(arrival);

                journal.datagram(0, 0, new InetSocketAddress("127.0.0.1", 9), Unpooled.wrappedBuffer(new byte[8]));
                assertThat(real.isDrained())
                        .as("received, and not even flushed")
                        .isFalse();
            }
        }
    }

    private static long receive(FileJournal journal, BulkWriter bulk, StoredBefore stored) {
        journal.datagram(0, 0, new InetSocketAddress("127.0.0.1", 9), Unpooled.wrappedBuffer(new byte[8]));
        journal.idle();
        AtomicLong arrival = new AtomicLong();
        int taken = journal.reader().poll(entry -> arrival.set(store(entry, bulk, stored)), Duration.ofSeconds(10));
        assertThat(taken).isEqualTo(1);
        return arrival.get();
    }

    private static long store(Entry entry, BulkWriter bulk, StoredBefore stored) {
        bulk.entry();
        stored.taken(entry.position, entry.arrivalMillis);
        bulk.begin(entry.arrivalMillis, entry.incarnation, entry.position, 0).put(new byte[] {'{', '}'});
        bulk.end();
        bulk.entryDone(entry.nextPosition);
        return entry.arrivalMillis;
    }
}
