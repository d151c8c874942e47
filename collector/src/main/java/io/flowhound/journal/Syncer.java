/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.util.List;

/** Forces what was written to the disk: at an interval, and earlier when much was written. On a thread of its own. */
final class Syncer {
    private static final long RETRY_NANOS = 1_000_000_000;

    private final SegmentWriter writer;
    private final Trouble forcing = new Trouble(RETRY_NANOS);
    private final Worker worker;

    Syncer(SegmentWriter writer, JournalSettings settings) {
        this.writer = writer;
        this.worker = new Worker("flowhound-journal-sync", settings.syncInterval(), this::force);
    }

    void start() {
        writer.whenMuchIsUnforced(worker::wake);
        worker.start();
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

    /** What may go wrong here. */
    List<Trouble> troubles() {
        return List.of(forcing);
    }

    /** Ends the thread and waits for it. */
    void stop() {
        worker.stop();
    }
}
