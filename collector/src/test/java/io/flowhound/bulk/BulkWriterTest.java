/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.JsonBuffer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkWriterTest {
    private static final byte[] STATE = {1};
    private static final byte[] BODY = "{\"n\":1}".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PLENTY = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final FakeTransport elastic = new FakeTransport();
    private final List<Long> commits = new CopyOnWriteArrayList<>();
    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch gate = new CountDownLatch(1);
    private Waiter waiter = TimeUnit.NANOSECONDS::sleep;
    private BulkWriter writer;

    private BulkWriter writer(int maxDocuments, int inFlight) {
        return writer(maxDocuments, inFlight, (position, state) -> commits.add(position));
    }

    private BulkWriter writer(int maxDocuments, int inFlight, CommitListener listener) {
        writer = new BulkWriter(
                new BulkSettings(1 << 20, maxDocuments, Duration.ofSeconds(1), inFlight, Duration.ofSeconds(30)),
                new IndexNames("flowhound-flows"),
                elastic,
                listener,
                new DeadLetters(folder, 1 << 20),
                metrics,
                position -> false,
                waiter,
                now::get);
        return writer;
    }

    @AfterEach
    void stop() {
        gate.countDown();
        if (writer != null) {
            writer.close(Duration.ZERO);
        }
    }

    private void datagram(long position, int documents) {
        writer.entry();
        for (int i = 0; i < documents; i++) {
            writer.begin(Documents.NOON, 9, position, i)
                    .put(Documents.text((int) position * 100 + i).getBytes(StandardCharsets.US_ASCII));
            writer.end();
        }
        writer.entryDone(position + 1);
    }

    private void gated() {
        FakeTransport.Answer store = elastic.rule;
        elastic.rule = request -> {
            gate.await();
            return store.to(request);
        };
    }

    @Test
    void entryDone_batchFull_isSentAtTheDatagramBoundary() {
        writer(10, 2);
        datagram(0, 4);
        datagram(1, 4);
        assertThat(elastic.requests).isEmpty();
        datagram(2, 7);
        await().untilAsserted(() -> assertThat(commits).containsExactly(3L));
        assertThat(elastic.requests).hasSize(1);
        assertThat(elastic.requests.get(0).items()).hasSize(15);
        assertThat(metrics.documentsStored.count()).isEqualTo(15);
    }

    @Test
    void entryDone_batchHasItsOctets_isSent() {
        writer(5000, 1);
        writer.entry();
        JsonBuffer into = writer.begin(Documents.NOON, 9, 0, 0);
        into.put('"');
        into.put(new byte[1 << 20]);
        into.put('"');
        writer.end();
        writer.entryDone(77);
        await().untilAsserted(() -> assertThat(commits).containsExactly(77L));
    }

    @Test
    void into_documentsOfOtherIndices_goIntoTheSameRequests_eachIntoItsIndex() {
        writer(3, 1);
        DocumentHandler logs = writer.into(new IndexNames("flowhound-syslog"));
        writer.entry();
        writer.begin(Documents.NOON, 9, 0, 0).put(BODY);
        writer.end();
        writer.entryDone(1);
        for (int position = 1; position < 3; position++) {
            writer.entry();
            logs.begin(Documents.NOON, 9, position, 0).put(BODY);
            logs.end();
            writer.entryDone(position + 1);
        }
        await().untilAsserted(() -> assertThat(commits).containsExactly(3L));
        assertThat(elastic.requests.get(0).items())
                .extracting(FakeTransport.Item::index)
                .containsExactly(
                        "flowhound-flows-2026.11.22", "flowhound-syslog-2026.11.22", "flowhound-syslog-2026.11.22");
        assertThat(metrics.documentsStored.count()).isEqualTo(3);
    }

    @Test
    void begin_beforeEntry_isAnError() {
        writer(10, 1);
        assertThatIllegalStateException().isThrownBy(() -> writer.begin(Documents.NOON, 9, 0, 0));
    }

    @Test
    void begin_documentNotEnded_isForgotten() {
        writer(10, 1);
        writer.entry();
        writer.begin(Documents.NOON, 9, 0, 0).put(new byte[] {'{', '"'});
        writer.begin(Documents.NOON, 9, 0, 1).put(BODY);
        writer.end();
        writer.entryDone(1);
        writer.close(PLENTY);
        assertThat(elastic.requests).hasSize(1);
        assertThat(elastic.stored).containsExactly("{\"n\":1}");
    }

    @Test
    void tick_youngBatch_stays() {
        writer(10, 1);
        datagram(0, 1);
        now.set(Duration.ofSeconds(1).toNanos() - 1);
        writer.tick();
        writer.entry();
        writer.entryDone(2);
        assertThat(elastic.requests).isEmpty();
        now.incrementAndGet();
        writer.tick();
        await().untilAsserted(() -> assertThat(commits).containsExactly(2L));
        assertThat(elastic.requests).hasSize(1);
    }

    @Test
    void entry_withItsArrival_measuresTheDelayUntilStored() {
        writer(2, 1);
        long minuteAgo = System.currentTimeMillis() - 60_000;
        writer.entry(minuteAgo);
        write(1);
        writer.entryDone(1);
        writer.entry(minuteAgo + 30_000);
        write(2);
        writer.entryDone(2);
        await().atMost(PLENTY).until(() -> !commits.isEmpty());
        var delay = metrics.registry().get("flowhound.flow.stored.delay").timer();
        assertThat(delay.count()).isEqualTo(1);
        assertThat(delay.totalTime(TimeUnit.SECONDS)).isBetween(60.0, 600.0);
    }

    private void write(long position) {
        writer.begin(Documents.NOON, 7, position, 0).put(BODY);
        writer.end();
    }

    @Test
    void tick_nothingBegun_doesNothing() {
        writer(10, 1);
        now.set(Long.MAX_VALUE);
        writer.tick();
        writer.entry();
        now.set(Duration.ofSeconds(9).toNanos());
        writer.tick();
        assertThat(commits).isEmpty();
    }

    @Test
    void tick_batchWithoutDocuments_isCommittedWithoutRequest() {
        writer(10, 1);
        datagram(5, 0);
        now.set(Duration.ofSeconds(1).toNanos());
        writer.tick();
        assertThat(commits).containsExactly(6L);
        assertThat(elastic.requests).isEmpty();
    }

    @Test
    void tick_batchWithoutDocuments_waitsForThoseBefore() {
        gated();
        writer(1, 1);
        datagram(0, 1);
        datagram(1, 0);
        now.set(Duration.ofSeconds(1).toNanos());
        writer.tick();
        assertThat(commits).isEmpty();
        gate.countDown();
        await().untilAsserted(() -> assertThat(commits).last().isEqualTo(2L));
        assertThat(commits).isSorted();
    }

    @Test
    void commit_outOfOrderAnswers_staysInOrder() {
        CountDownLatch first = new CountDownLatch(1);
        elastic.rule = request -> {
            if (request.documents().get(0).equals("{\"n\":0}")) {
                first.await();
            }
            return elastic.store(request);
        };
        writer(1, 2);
        datagram(0, 1);
        datagram(1, 1);
        datagram(2, 1);
        await().untilAsserted(() -> assertThat(elastic.stored).hasSize(2));
        assertThat(commits).isEmpty();
        first.countDown();
        await().untilAsserted(() -> assertThat(commits).last().isEqualTo(3L));
        assertThat(commits).isSorted();
    }

    @Test
    void commit_listenerFails_nextCommitCoversIt() {
        AtomicInteger calls = new AtomicInteger();
        writer(1, 1, (position, state) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
            commits.add(position);
        });
        datagram(0, 1);
        await().untilAsserted(() -> assertThat(calls).hasValue(1));
        datagram(1, 1);
        await().untilAsserted(() -> assertThat(commits).containsExactly(2L));
    }

    @Test
    void checkpoint_isToldWhenEverythingBeforeItIsStored() {
        gated();
        List<SavedState> seen = new CopyOnWriteArrayList<>();
        writer(5, 2, (position, saved) -> {
            commits.add(position);
            if (saved != null) {
                seen.add(saved);
            }
        });
        datagram(0, 1);
        SavedState first = new SavedState(1, STATE);
        SavedState later = new SavedState(2, STATE);
        writer.checkpoint(1, first);
        datagram(1, 1);
        writer.checkpoint(2, later);
        assertThat(seen).isEmpty();
        gate.countDown();
        datagram(2, 1);
        writer.close(PLENTY);
        assertThat(seen).last().isSameAs(later);
        assertThat(seen).isSubsetOf(first, later);
        assertThat(commits).last().isEqualTo(3L);
    }

    @Test
    void checkpoint_ofNothing_isToldAtOnce() {
        List<SavedState> seen = new CopyOnWriteArrayList<>();
        writer(5, 1, (position, saved) -> seen.add(saved));
        SavedState state = new SavedState(7, STATE);
        writer.checkpoint(7, state);
        assertThat(seen).containsExactly(state);
        assertThat(elastic.requests).isEmpty();
    }

    @Test
    void commitFails_theStateIsToldWithTheNext() {
        AtomicInteger calls = new AtomicInteger();
        List<SavedState> seen = new CopyOnWriteArrayList<>();
        writer(1, 1, (position, saved) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
            seen.add(saved);
        });
        SavedState state = new SavedState(1, STATE);
        writer.checkpoint(1, state);
        datagram(1, 1);
        await().untilAsserted(() -> assertThat(seen).containsExactly(state));
    }

    @Test
    void entry_allBatchesUnderWay_waits() throws Exception {
        gated();
        writer(1, 2);
        AtomicInteger taken = new AtomicInteger();
        Thread pipeline = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 50; i++) {
                datagram(i, 1);
                taken.incrementAndGet();
            }
        });
        await().until(() -> pipeline.getState() == Thread.State.WAITING && taken.get() >= 4);
        assertThat(taken).as("two in flight and two spare").hasValue(4);
        assertThat(commits).isEmpty();
        gate.countDown();
        pipeline.join();
        await().untilAsserted(() -> assertThat(commits).last().isEqualTo(50L));
        assertThat(commits).isSorted();
        assertThat(elastic.stored).hasSize(50);
    }

    @Test
    void entry_interruptedWhileItWaits_takesNothing() throws Exception {
        gated();
        writer(1, 1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread pipeline = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < 50; i++) {
                    datagram(i, 1);
                }
            } catch (CancellationException stopped) {
                thrown.set(stopped);
            }
        });
        await().until(() -> pipeline.getState() == Thread.State.WAITING);
        pipeline.interrupt();
        pipeline.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        gate.countDown();
        writer.close(PLENTY);
        assertThat(commits).last().isEqualTo(3L);
        assertThat(elastic.stored).hasSize(3);
    }

    @Test
    void close_sendsWhatIsThere() {
        writer(100, 2);
        datagram(0, 3);
        writer.close();
        assertThat(commits).containsExactly(1L);
        assertThat(elastic.stored).hasSize(3);
        writer.close();
        assertThat(commits).hasSize(1);
    }

    @Test
    void close_elasticsearchDown_leavesItUncommitted() {
        elastic.rule = FakeTransport.failure(new IOException("Connection refused"));
        writer(1, 2);
        datagram(0, 1);
        datagram(1, 1);
        await().until(() -> !writer.health().ok());
        writer.close(Duration.ofMillis(50));
        assertThat(commits).isEmpty();
        assertThat(elastic.requests).isNotEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("flowhound-flows-bulk-"));
    }

    @Test
    void close_requestUnderWay_isInterrupted() {
        gated();
        writer(1, 1);
        datagram(0, 1);
        await().until(() -> !elastic.requests.isEmpty());
        writer.close(Duration.ZERO);
        gate.countDown();
        assertThat(commits).isEmpty();
    }

    @Test
    void health_outage_saysWhySinceWhen() {
        CountDownLatch back = new CountDownLatch(1);
        waiter = nanos -> back.await();
        elastic.then(1, FakeTransport.failure(new IOException("Connection refused")));
        writer(1, 1);
        assertThat(writer.health()).isEqualTo(BulkHealth.OK);
        datagram(0, 1);
        await().until(() -> !writer.health().ok());
        assertThat(writer.health().reason()).contains("Connection refused").contains("elasticsearch.urls");
        assertThat(writer.health().since()).isNotNull();
        back.countDown();
        await().untilAsserted(() -> assertThat(writer.health()).isEqualTo(BulkHealth.OK));
        assertThat(commits).containsExactly(1L);
    }

    @Test
    void senders_manyBatchesWithRefusals_storeEachDocumentOnce() {
        waiter = nanos -> Thread.yield();
        AtomicInteger requests = new AtomicInteger();
        elastic.rule = request -> {
            int number = requests.incrementAndGet();
            if (number % 5 == 0) {
                throw new IOException("lost");
            }
            return elastic.judge(item -> number % 3 == 0 && item.id().hashCode() % 2 == 0
                            ? "429 es_rejected_execution_exception"
                            : "201")
                    .to(request);
        };
        writer(10, 3);
        for (int i = 0; i < 300; i++) {
            datagram(i, 3);
        }
        writer.close(PLENTY);
        assertThat(elastic.stored).hasSize(900).doesNotHaveDuplicates();
        assertThat(commits).isSorted().last().isEqualTo(300L);
        assertThat(metrics.documentsStored.count()).isEqualTo(900);
    }

    @Test
    void begin_warm_allocatesNothing() {
        writer(1000, 2);
        for (int i = 0; i < 1000; i++) {
            fill(i, 10);
        }
        await().untilAsserted(() -> assertThat(commits).last().isEqualTo(1000L));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        fill(1000, 900);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private void fill(long position, int documents) {
        writer.entry();
        for (int i = 0; i < documents; i++) {
            JsonBuffer into = writer.begin(Documents.NOON - (i & 3) * Documents.DAY, 9, position, i);
            into.put(BODY);
            writer.end();
        }
        writer.entryDone(position + 1);
    }
}
