/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has files looked at on a thread of its own: at the start, then again and again. Whatever goes wrong, the next look comes. */
final class FileLooking implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FileLooking.class);
    /** A disk that does not answer must not keep flows from being stored for longer. */
    private static final long FIRST_SECONDS = 120;

    private final String what;
    private final Look look;
    private final CountDownLatch first = new CountDownLatch(1);
    private final ScheduledExecutorService thread;

    /** Reads what has changed. */
    interface Look {
        /**
         * Looks, and reads what it has to.
         *
         * @param atOnce whether to read files that have changed just now; else they have to be the same at two looks
         */
        void look(boolean atOnce);
    }

    /** Begins to look. */
    FileLooking(String what, Duration interval, Look look) {
        this.what = what;
        this.look = look;
        String name = "flowhound-" + what.replace(' ', '-');
        thread = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
        thread.execute(() -> {
            look(true);
            first.countDown();
        });
        long millis = interval.toMillis();
        var unused = thread.scheduleWithFixedDelay(() -> look(false), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look(boolean atOnce) {
        try {
            look.look(atOnce);
        } catch (RuntimeException | OutOfMemoryError e) { // what was read before is still whole
            log.error("{} could not be read, what was read before stays in use", what, e);
        }
    }

    /** Waits until everything was read once, so that no flow is stored without what files say of it. */
    void awaitFirst() {
        try {
            if (!first.await(FIRST_SECONDS, TimeUnit.SECONDS)) {
                log.warn("{} still being read after {} s; flows go on without", what, FIRST_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has other files looked at: does something on the thread, then looks. */
    void change(Runnable before) {
        try {
            thread.execute(() -> {
                before.run();
                look(true);
            });
        } catch (RejectedExecutionException closed) {
            log.debug("the collector ends, {} not read again", what);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
