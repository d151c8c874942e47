/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.status.ReportBoard;
import io.flowhound.bulk.BulkWriter;
import io.flowhound.bulk.SavedState;
import io.flowhound.conversation.Held;
import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;
import io.flowhound.journal.JournalReader;
import io.flowhound.listen.ListenerNumber;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.schema.IpAddress;
import io.flowhound.syslog.SyslogDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that takes datagrams and log lines from the journal, through decoding and enrichment, into bulk requests. When Elasticsearch
 * is slower than the exporters it waits for a free batch, and the journal holds the rest.
 */
final class Pipeline implements EntryHandler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);
    /** How long to wait for datagrams before looking whether a batch has waited long enough. */
    private static final Duration WAIT = Duration.ofMillis(100);

    /** After fewer entries it lets some gather, so that waking up and reading cost less for each. */
    private static final int FEW = 100;

    private static final long GATHER_NANOS = 5_000_000;
    private static final long STOP_MILLIS = 5_000;

    /** Conversations that are merged between two looks whether a batch is full. */
    private static final int MOST = 100;

    private final JournalReader reader;
    private final LongUnaryOperator quietAt;
    private final NetflowDecoder<?, ?> decoder;
    private final Held held;
    private final SyslogDecoder syslog;
    private final PipelineState state;
    private final Checkpoints checkpoints;
    private final BulkWriter bulk;
    private final ReportBoard board;
    private final StoredBefore stored;
    private final CollectorMetrics metrics;
    private final Thread thread = new Thread(this::run, "flowhound-pipeline");
    private final AtomicReference<@Nullable Runnable> change = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile boolean failed;
    private boolean explained;
    /** The position behind what was taken. */
    private long behind;

    /**
     * Makes one that does nothing before {@link #start}.
     *
     * @param quietAt as {@link io.flowhound.journal.Journal#quietAt}
     */
    Pipeline(
            JournalReader reader,
            LongUnaryOperator quietAt,
            NetflowDecoder<?, ?> decoder,
            Held held,
            SyslogDecoder syslog,
            PipelineState state,
            Checkpoints checkpoints,
            BulkWriter bulk,
            ReportBoard board,
            StoredBefore stored,
            CollectorMetrics metrics) {
        this.reader = reader;
        this.quietAt = quietAt;
        this.decoder = decoder;
        this.held = held;
        this.syslog = syslog;
        this.state = state;
        this.checkpoints = checkpoints;
        this.bulk = bulk;
        this.board = board;
        this.stored = stored;
        this.metrics = metrics;
    }

    void start() {
        thread.start();
    }

    /**
     * Has something done between two entries, by the thread itself, so that all of an entry is decoded by the same settings. What was
     * given before and is not done yet is forgotten.
     */
    void between(Runnable task) {
        change.set(task);
    }

    private void changeIfAsked() {
        if (change.get() != null) {
            Runnable task = change.getAndSet(null);
            if (task != null) {
                task.run();
            }
        }
    }

    /** Whether it ended by an error, which is a bug. */
    boolean failed() {
        return failed;
    }

    private void run() {
        try {
            behind = reader.position();
            bulk.saveWith(this::saved);
            unpark(behind); // what an earlier run was about to
            int taken;
            do {
                changeIfAsked();
                taken = reader.poll(this, WAIT);
                if (taken == 0) {
                    releaseUntil(quietAt.applyAsLong(reader.position()), reader.position());
                }
                bulk.tick();
                if (board.due()) {
                    board.publish(decoder::report);
                }
                if (taken > 0 && taken < FEW && !stopping) {
                    LockSupport.parkNanos(this, GATHER_NANOS);
                }
            } while (!stopping || taken > 0);
            releaseAll(reader.position());
            bulk.checkpoint(behind, checkpoints.take(behind, state));
            board.publish(decoder::report);
        } catch (CancellationException e) {
            log.info("stopped before everything was stored; the rest waits in the journal");
        } catch (RuntimeException | Error e) {
            failed = true;
            log.error("the pipeline ended by an error; restart the collector, the journal has kept everything", e);
        }
    }

    @Override
    public void entry(Entry entry) {
        changeIfAsked();
        if (entry.incarnation != held.incarnation()) {
            // What another run of the collector held when it ended, it handed on if it could: so it must not be merged
            // further.
            releaseAll(entry.position);
        }
        releaseUntil(entry.arrivalMillis, entry.position);
        bulk.entry(entry.arrivalMillis);
        stored.taken(entry.position, entry.arrivalMillis);
        held.arrive(entry.incarnation, entry.arrivalMillis);
        try {
            decode(entry);
        } catch (CancellationException stop) {
            throw stop;
        } catch (RuntimeException bug) {
            failed(entry, bug);
        }
        entryDone(entry.nextPosition);
        unpark(entry.nextPosition);
    }

    private void entryDone(long position) {
        behind = position;
        bulk.entryDone(held.oldestPosition(position));
        publishIfAsked();
    }

    /** Hands on what has waited long enough at a time: some at a time, so that a batch can end in between. */
    private void releaseUntil(long millis, long position) {
        while (held.isDue(millis)) {
            bulk.entry(held.nextArrival(millis));
            held.release(millis, MOST);
            entryDone(position);
        }
    }

    private void releaseAll(long position) {
        boolean more = true;
        while (more) {
            bulk.entry();
            more = held.flush(MOST);
            entryDone(position);
        }
    }

    /** Asked between two entries. */
    private @Nullable SavedState saved() {
        return checkpoints.due() ? checkpoints.take(behind, state) : null;
    }

    private void decode(Entry entry) {
        if (ListenerNumber.isSyslog(entry.listener)) {
            syslog.entry(entry);
            return;
        }
        if (entry.incarnation != decoder.incarnation()) {
            decoder.endSessions(); // what another run of the collector received has no connections any more
        }
        decoder.entry(entry);
    }

    /** Decodes what has waited for a template that is known now: a set at a time, so that a batch can end in between. */
    private void unpark(long position) {
        while (decoder.hasReady()) {
            bulk.entry();
            try {
                decoder.unpark();
            } catch (CancellationException stop) {
                throw stop;
            } catch (RuntimeException bug) {
                metrics.exporter(CollectorMetrics.UNKNOWN)
                        .drop(DropReason.DECODER_FAILED, "a parked data set made the decoder fail with " + bug);
            }
            entryDone(position);
        }
    }

    /** One datagram must not stop all others, and after a restart again. */
    private void failed(Entry entry, RuntimeException bug) {
        if (!explained) {
            explained = true;
            byte[] datagram = Arrays.copyOfRange(entry.data, entry.offset, entry.offset + entry.length);
            log.error(
                    "the decoder failed on a datagram and goes on with the next; please report it with its octets {}",
                    HexFormat.of().formatHex(datagram),
                    bug);
        }
        metrics.exporter(IpAddress.text(entry.addressHigh, entry.addressLow))
                .drop(DropReason.DECODER_FAILED, "a datagram made the decoder fail with " + bug);
    }

    private void publishIfAsked() {
        if (board.asked()) {
            board.publish(decoder::report);
        }
    }

    /** Takes what is still in the journal, as far as Elasticsearch keeps up, then ends. */
    @Override
    public void close() {
        stopping = true;
        if (!Threads.join(thread, STOP_MILLIS)) {
            thread.interrupt(); // it waits for Elasticsearch
            Threads.join(thread, STOP_MILLIS);
        }
    }
}
