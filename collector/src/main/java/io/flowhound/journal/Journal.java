/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.listen.DatagramHandler;

/**
 * A log of datagrams that outlives the process: the listeners append, one reader follows.
 *
 * <p>Appending is safe from several threads and never throws: what cannot be kept is counted as dropped. Positions are
 * longs that rise from entry to entry; what lies between them is the journal's own affair, so they may be octets of a
 * file as well as offsets of a Kafka partition.
 */
public interface Journal extends DatagramHandler, AutoCloseable {
    /** The one reader of this journal. It starts at the position of the last checkpoint. */
    JournalReader reader();

    /** What was committed when the journal was opened, and where to commit to. */
    Checkpoint checkpoint();

    /** The position from which on everything arrived in this run; what is before, an earlier run may have read and sent. */
    long startOfRun();

    /**
     * Whether everything that was handed over before this call ends at a position or before it; false when that is not known.
     * Writes what is buffered first. Not to be called any more once the journal is closed.
     */
    boolean endsAt(long position);

    /**
     * A time before which nothing will arrive any more, epoch milliseconds; 0 when there is something behind a position. Writes what
     * is buffered first.
     */
    long quietAt(long position);

    /** Writes what is buffered and the last commit, and gives everything back. Listeners must have stopped. */
    @Override
    void close();
}
