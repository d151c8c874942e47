/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one task again and again, at an interval or when it is woken, until it is stopped. */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final long RETRY_NANOS = 1_000_000_000;

    private final Thread thread;
    private final Runnable task;
    private final long intervalNanos;
    private volatile boolean stopped;

    /**
     * Makes a worker that {@link #start} starts.
     *
     * @param name of the thread
     * @param interval how long it rests at most between the end of one turn and the next
     */
    Worker(String name, Duration interval, Runnable task) {
        this.task = task;
        this.intervalNanos = interval.toNanos();
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Makes it do its task soon. Costs little, and does not wait. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopped) {
            try {
                task.run();
                LockSupport.parkNanos(this, intervalNanos);
            } catch (RuntimeException | Error e) { // without it nothing would be forced, deleted or committed any more
                log.error("{} goes on after an error", thread.getName(), e);
                LockSupport.parkNanos(this, RETRY_NANOS);
            }
        }
    }

    /** Ends the thread and waits for it. */
    void stop() {
        stopped = true;
        wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
