/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

/**
 * Remembers up to where a journal is done with, and what its reader knew there. Safe for use by several threads.
 *
 * <p>Position and state are stored together or not at all, so after a crash the reader goes on at a position with exactly
 * the state it had there. The crash may take up to about a second of commits; those entries are read again.
 */
public interface Checkpoint {
    /**
     * Takes note that everything before a position is stored. It is written within about a second; entries before it may
     * be deleted from then on. A position below an earlier one is ignored.
     *
     * @param position the {@link Entry#nextPosition} of the last entry that is done with
     * @param keepFrom the position of the oldest entry that is needed again although it is done with, so that it is kept
     *     while there is room; {@link Long#MAX_VALUE} when none is
     * @param state what the reader knew there; not to be changed afterwards
     */
    void commit(long position, long keepFrom, byte[] state);

    /** Whether the last commit is more than a second old, so that building the state for another one is worth it. */
    boolean due();

    /** Writes the last commit now; a failure is logged and the write tried again later. */
    void flush();

    /** The state that was stored when the journal was opened; empty when there was none. */
    byte[] state();
}
