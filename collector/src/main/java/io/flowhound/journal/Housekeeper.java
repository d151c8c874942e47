/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Writes the checkpoint when it is due, deletes what is done with, and keeps the budget. On a thread of its own. */
final class Housekeeper {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final long RETRY_NANOS = 1_000_000_000;

    private final SegmentList segments;
    private final FileCheckpoint checkpoint;
    private final Eviction eviction;
    private final long keptOctets;
    private final Trouble deleting = new Trouble(RETRY_NANOS);
    private final Worker worker = new Worker("flowhound-journal", INTERVAL, this::run);

    Housekeeper(SegmentList segments, FileCheckpoint checkpoint, Eviction eviction, JournalSettings settings) {
        this.segments = segments;
        this.checkpoint = checkpoint;
        this.eviction = eviction;
        this.keptOctets = settings.budgetOctets() / 2;
    }

    void start() {
        segments.whenRolled(worker::wake);
        worker.start();
    }

    private void run() {
        checkpoint.writeIfDue();
        free();
    }

    /** Deletes segments that are done with or over the budget. */
    synchronized void free() {
        if (!deleting.mayTry()) {
            return;
        }
        try {
            delete(segments.removeBefore(checkpoint.neededFrom()));
            delete(segments.removeBeyond(checkpoint.stored(), keptOctets));
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

    /** What may go wrong here. */
    List<Trouble> troubles() {
        return List.of(deleting);
    }

    /** Ends the thread and waits for it. */
    void stop() {
        worker.stop();
    }
}
