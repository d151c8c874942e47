/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.HealthSource;
import io.flowhound.schema.JsonBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers documents into batches and hands these to senders. A batch ends only between two datagrams, so that a position
 * is stored wholly or not at all; when all batches are under way, the caller waits.
 *
 * <p>All methods but {@link #health} are for one thread, which calls {@link #entry}, then {@link #begin} and {@link #end}
 * for each document, then {@link #entryDone}.
 */
public final class BulkWriter implements DocumentHandler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BulkWriter.class);
    /** Batches beyond those in flight: one to fill, and one that waits for an earlier one to be committed. */
    private static final int SPARE_BATCHES = 2;

    private static final long STOP_MILLIS = 5000;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final BulkSettings settings;
    private final BulkTransport transport;
    private final ActionLine actionLine;
    private final LongSupplier nanoTime;
    private final InstantSource clock = InstantSource.system();
    private final DeadLetters deadLetters;
    private final BulkMeters meters;
    private final Troubles troubles;
    private final Conflicts conflicts;
    private final CommitQueue commits;
    private final BlockingQueue<Batch> free;
    private final BlockingQueue<Batch> ready;
    private final List<Thread> senders = new ArrayList<>();
    private @Nullable Batch batch;
    private boolean inEntry;
    private Supplier<@Nullable SavedState> saving = () -> null;
    private boolean closed;
    private long looked;

    /** Starts the senders. The dead-letter file stays open when the writer is closed. */
    public BulkWriter(
            BulkSettings settings,
            IndexNames indices,
            BulkTransport transport,
            CommitListener listener,
            DeadLetters deadLetters,
            CollectorMetrics metrics) {
        this(settings, indices, transport, listener, deadLetters, metrics, position -> false);
    }

    /**
     * Starts the senders.
     *
     * @param ownRun whether a position is of this run, so that no earlier one can have sent what came of it. A document from
     *     there that is in Elasticsearch before it was sent has an id that somebody else uses, too
     */
    public BulkWriter(
            BulkSettings settings,
            IndexNames indices,
            BulkTransport transport,
            CommitListener listener,
            DeadLetters deadLetters,
            CollectorMetrics metrics,
            LongPredicate ownRun) {
        this(
                settings,
                indices,
                transport,
                listener,
                deadLetters,
                metrics,
                ownRun,
                TimeUnit.NANOSECONDS::sleep,
                System::nanoTime);
    }

    BulkWriter(
            BulkSettings settings,
            IndexNames indices,
            BulkTransport transport,
            CommitListener listener,
            DeadLetters deadLetters,
            CollectorMetrics metrics,
            LongPredicate ownRun,
            Waiter waiter,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.transport = transport;
        this.actionLine = new ActionLine(indices);
        this.nanoTime = nanoTime;
        this.troubles = new Troubles(indices.alias(), clock);
        int batches = settings.inFlight() + SPARE_BATCHES;
        this.free = new ArrayBlockingQueue<>(batches);
        this.ready = new ArrayBlockingQueue<>(batches);
        this.commits = new CommitQueue(listener, free::add);
        for (int i = 0; i < batches; i++) {
            free.add(new Batch(settings.maxOctets(), settings.maxDocuments()));
        }
        this.deadLetters = deadLetters;
        deadLetters.watch(metrics.registry());
        this.conflicts = new Conflicts(ownRun, clock);
        Permits permits = new Permits(settings.inFlight());
        this.meters = new BulkMeters(metrics, indices.alias(), permits);
        Doubts doubts = new Doubts();
        for (int i = 1; i <= settings.inFlight(); i++) {
            Backoff backoff = new Backoff(waiter, RandomGenerator.getDefault());
            Delivery delivery =
                    new Delivery(transport, deadLetters, meters, troubles, conflicts, doubts, permits, backoff);
            senders.add(Thread.ofPlatform()
                    .name(indices.alias() + "-bulk-" + i)
                    .daemon()
                    .start(() -> send(delivery)));
        }
    }

    private void send(Delivery delivery) {
        try {
            while (true) {
                Batch next = ready.take();
                delivery.deliver(next);
                if (next.oldestArrival() > 0) {
                    meters.delayed(clock.millis() - next.oldestArrival());
                }
                commits.done(next);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Begins a datagram. Waits while all batches are under way.
     *
     * @throws CancellationException when the thread is interrupted while it waits. The datagram is not taken; it stays
     *     uncommitted in the journal.
     */
    public void entry() {
        inEntry = true;
        if (batch == null) {
            try {
                Batch next = free.take();
                next.open(nanoTime.getAsLong());
                batch = next;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw (CancellationException)
                        new CancellationException("Stopped while waiting for Elasticsearch").initCause(stop);
            }
        }
    }

    /**
     * Begins a datagram as {@link #entry()} does, of which is known when it arrived: the delay until it is stored is measured.
     *
     * @param arrivalMillis epoch milliseconds
     */
    public void entry(long arrivalMillis) {
        entry();
        current().arrived(arrivalMillis);
    }

    @Override
    public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
        return begin(actionLine, timestampMillis, incarnation, position, record);
    }

    private JsonBuffer begin(ActionLine line, long timestampMillis, long incarnation, long position, int record) {
        JsonBuffer into = current().begin();
        line.incarnation(incarnation);
        line.write(into, timestampMillis, position, record);
        return into;
    }

    @Override
    public void end() {
        current().end();
    }

    /**
     * Takes documents for other indices. They go into the same requests, in their turn, so that the journal is committed up to where
     * both are stored; {@link #entry} and {@link #entryDone} stand around them as around all others.
     */
    public DocumentHandler into(IndexNames others) {
        return new Others(others);
    }

    /**
     * Ends a datagram, with or without documents; hands the batch over when it is full.
     *
     * @param position the journal position before which all that became documents has been handed in; not less than before
     */
    public void entryDone(long position) {
        Batch current = current();
        inEntry = false;
        current.position(position);
        if (current.full()) {
            handOver(current);
        }
    }

    /**
     * Has somebody asked, whenever a batch is handed over, where to go on after a restart when everything is stored that was handed in
     * until then. That is between two datagrams.
     *
     * @param next gives null when it is not worth the time
     */
    public void saveWith(Supplier<@Nullable SavedState> next) {
        saving = next;
    }

    /**
     * Says where to go on after a restart when everything is stored that was handed in until now, and hands the batch over. To be
     * called between datagrams. Waits while all batches are under way.
     *
     * @param position as for {@link #entryDone}
     * @param saved the listener gets it; what it says is not changed afterwards
     * @throws CancellationException as {@link #entry()}
     */
    public void checkpoint(long position, SavedState saved) {
        entry();
        inEntry = false;
        Batch current = current();
        current.position(position);
        handOver(current, saved);
    }

    /** Hands over a batch that has waited long enough. To be called between datagrams, also while none arrive. */
    public void tick() {
        Batch current = batch;
        long now = nanoTime.getAsLong();
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            deadLetters.look();
        }
        if (current != null
                && current.positioned()
                && current.olderThan(settings.maxWait().toNanos(), now)) {
            handOver(current);
        }
    }

    private Batch current() {
        Batch current = batch;
        if (current == null) {
            throw new IllegalStateException("entry() comes first");
        }
        return current;
    }

    private void handOver(Batch full) {
        handOver(full, saving.get());
    }

    private void handOver(Batch full, @Nullable SavedState saved) {
        batch = null;
        full.saved(saved);
        commits.add(full);
        if (full.count() == 0) {
            commits.done(full);
        } else {
            ready.add(full);
        }
    }

    /** Whether somebody else writes with our ids. */
    public HealthSource conflicts() {
        return conflicts;
    }

    /** Whether documents get through. For any thread. */
    public BulkHealth health() {
        return troubles.health();
    }

    /** As {@link #close(Duration)} with the configured time. */
    @Override
    public void close() {
        close(settings.closeTimeout());
    }

    /**
     * Sends what is there, waits for the verdicts and stops. What is not stored in time stays uncommitted in the journal.
     * The listener is not called after this returns.
     */
    public void close(Duration timeout) {
        if (closed) {
            return;
        }
        closed = true;
        Batch last = batch;
        // Amid a datagram there is no state that belongs to a position; the journal gives it again after the next
        // start.
        if (last != null && last.positioned() && !inEntry) {
            handOver(last);
        }
        batch = null;
        try {
            int left = commits.awaitEmpty(timeout.toNanos());
            if (left > 0) {
                log.warn(
                        "{} batches were not stored within {} s of stopping: they are in the journal and are sent after the next start",
                        left,
                        timeout.toSeconds());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        commits.close();
        stopSenders();
    }

    private void stopSenders() {
        senders.forEach(Thread::interrupt);
        transport.abort();
        try {
            for (Thread sender : senders) {
                sender.join(STOP_MILLIS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Others implements DocumentHandler {
        private final ActionLine line;

        Others(IndexNames indices) {
            this.line = new ActionLine(indices);
        }

        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            return BulkWriter.this.begin(line, timestampMillis, incarnation, position, record);
        }

        @Override
        public void end() {
            BulkWriter.this.end();
        }
    }
}
