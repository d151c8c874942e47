/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.SavedState;
import io.flowhound.journal.Checkpoint;
import io.flowhound.netflow.NetflowDecoder;
import java.util.function.LongSupplier;

/**
 * Decides when to save what the pipeline knows, with the position behind which it goes on: at most about once a second, and less often
 * when it is much, since a restart that reads some more of the journal is cheaper than writing megabytes all the time. For one thread, but for {@link #stored}.
 */
final class Checkpoints {
    /** For how long the one before is waited for at most: it may never come, as when its batch was not stored in time. */
    private static final long PATIENCE = 600 * 1_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final long MAX_INTERVAL = 30 * SECOND;
    /** Octets that may be written a second. */
    private static final long RATE = 1 << 20;
    /** It takes at most one part in so many of the time. */
    private static final long SHARE = 50;

    private final Checkpoint checkpoint;
    private final LongSupplier nanoTime;
    private volatile boolean underWay;
    private boolean taken;
    private long takenAt;
    private long interval;

    Checkpoints(Checkpoint checkpoint, LongSupplier nanoTime) {
        this.checkpoint = checkpoint;
        this.nanoTime = nanoTime;
    }

    /** Whether it is worth the time now. There is one at a time, since it may be large and wait for Elasticsearch. */
    boolean due() {
        if (!checkpoint.due()) {
            return false;
        }
        long waited = nanoTime.getAsLong() - takenAt;
        return !taken || waited >= (underWay ? PATIENCE : interval);
    }

    /** Commits what was taken when all before it is stored. Any thread may call. */
    void stored(SavedState saved) {
        long oldest = NetflowDecoder.oldestNeeded(PipelineState.templates(saved.state()));
        checkpoint.commit(saved.position(), oldest, saved.state());
        underWay = false;
    }

    /** Takes what is known behind a position. */
    SavedState take(long position, PipelineState state) {
        long began = nanoTime.getAsLong();
        byte[] octets = state.current();
        takenAt = nanoTime.getAsLong();
        taken = true;
        underWay = true;
        long cost = takenAt - began;
        interval = Math.min(MAX_INTERVAL, Math.max(octets.length * (SECOND / RATE), cost * SHARE));
        return new SavedState(position, octets);
    }
}
