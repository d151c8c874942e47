/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits batches in the order in which they were filled, whatever the order in which they get done: a position is
 * committed only when all documents before it are stored.
 */
final class CommitQueue {
    private static final Logger log = LoggerFactory.getLogger(CommitQueue.class);

    private final CommitListener listener;
    private final Consumer<Batch> release;
    /** Held while the listener runs, so that commits do not overtake each other. Taken before the lock of the queue. */
    private final Object committing = new Object();

    private final Queue<Batch> queue = new ArrayDeque<>();
    private final Set<Batch> done = new HashSet<>();
    private boolean closed;
    /** What the listener failed to take; of who holds {@link #committing}. */
    private @Nullable SavedState saved;

    /** Makes an empty queue; {@code release} takes the batches that are committed. */
    CommitQueue(CommitListener listener, Consumer<Batch> release) {
        this.listener = listener;
        this.release = release;
    }

    /** Appends a batch that is to be stored. */
    void add(Batch batch) {
        synchronized (queue) {
            queue.add(batch);
        }
    }

    /** Says that all documents of a batch are stored; commits it, and those behind it, when none before it is missing. */
    void done(Batch batch) {
        synchronized (queue) {
            done.add(batch);
        }
        synchronized (committing) {
            Batch last = lastReady();
            if (last != null) {
                commit(last);
                remove(last);
            }
        }
    }

    private @Nullable Batch lastReady() {
        synchronized (queue) {
            Batch last = null;
            for (Batch batch : queue) {
                if (closed || !done.contains(batch)) {
                    break;
                }
                last = batch;
            }
            return last;
        }
    }

    private void commit(Batch last) {
        saved = latest(last);
        try {
            listener.stored(last.nextPosition(), saved);
            saved = null;
        } catch (RuntimeException | Error failure) {
            // The documents are stored; the next commit covers these too. Until then a restart sends them again.
            log.error("Position {} could not be committed; the next commit repeats it", last.nextPosition(), failure);
        }
    }

    /** The latest state up to a batch, or that which could not be told before. */
    private @Nullable SavedState latest(Batch last) {
        SavedState latest = saved;
        synchronized (queue) {
            for (Batch batch : queue) {
                SavedState state = batch.saved();
                latest = state == null ? latest : state;
                if (batch == last) {
                    break;
                }
            }
        }
        return latest;
    }

    private void remove(Batch last) {
        synchronized (queue) {
            Batch batch;
            do {
                batch = queue.remove();
                done.remove(batch);
                release.accept(batch);
            } while (batch != last);
            queue.notifyAll();
        }
    }

    /** Waits until everything is committed and returns 0, or returns how many batches are not when the time is over. */
    int awaitEmpty(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        synchronized (queue) {
            while (!queue.isEmpty()) {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    break;
                }
                TimeUnit.NANOSECONDS.timedWait(queue, left);
            }
            return queue.size();
        }
    }

    /** Ends commits: the listener is not called again once this returns. */
    void close() {
        synchronized (committing) {
            synchronized (queue) {
                closed = true;
            }
        }
    }
}
