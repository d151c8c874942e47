/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's own thread: forces what was written to the disk, writes the checkpoint when it is due, deletes what is done
 * with, and keeps the budget.
 */
final class Housekeeper {
    private static final Logger log = LoggerFactory.getLogger(Housekeeper.class);
    private static final long RETRY_NANOS = 1_000_000_000;

    private final SegmentWriter writer;
    private final SegmentList segments;
    private final FileCheckpoint checkpoint;
    private final Eviction eviction;
    private final long keptOctets;
    private final long intervalNanos;
    private final Trouble forcing = new Trouble(RETRY_NANOS);
    private final Trouble deleting = new Trouble(RETRY_NANOS);
    private final Thread thread = new Thread(this::run, "flowhound-journal");
    private volatile boolean stopped;

    Housekeeper(
            SegmentWriter writer,
            SegmentList segments,
            FileCheckpoint checkpoint,
            Eviction eviction,
            JournalSettings settings) {
        this.writer = writer;
        this.segments = segments;
        this.checkpoint = checkpoint;
        this.eviction = eviction;
        this.keptOctets = settings.budgetOctets() / 2;
        this.intervalNanos = settings.syncInterval().toNanos();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try {
                force();
                checkpoint.writeIfDue();
                free();
                LockSupport.parkNanos(this, intervalNanos);
            } catch (RuntimeException e) {
                log.error("the journal's housekeeping goes on after an error", e);
                LockSupport.parkNanos(this, RETRY_NANOS);
            }
        }
    }

    private void force() {
        if (!forcing.mayTry()) {
            return;
        }
        try {
            writer.force();
            forcing.over("the journal is forced to the disk");
        } catch (IOException e) {
            forcing.failed(
                    "cannot force the journal to the disk", e, "A power cut may cost datagrams: check the disk.");
        }
    }

    /** Deletes segments that are done with or over the budget. */
    void free() {
        if (!deleting.mayTry()) {
            return;
        }
        try {
            delete(segments.removeBefore(checkpoint.neededFrom()));
            delete(segments.removeBefore(checkpoint.stored(), keptOctets));
            eviction.run();
            deleting.over("old segments of the journal are deleted");
        } catch (IOException e) {
            deleting.failed("cannot delete a segment of the journal", e, "Check the folder's permissions.");
        }
    }

    private static void delete(List<Segment> done) throws IOException {
        for (Segment segment : done) {
            Files.deleteIfExists(segment.path);
        }
    }

    /** Ends the thread and waits for it. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
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
