/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

/** Learns how far everything is stored. */
public interface CommitListener {
    /**
     * Says that everything before a position is in Elasticsearch or in the dead-letter file. Called in the order of
     * positions, by one thread at a time, though not always the same; some steps may be left out. It holds up later
     * commits while it runs, and must not call the writer.
     *
     * @param nextPosition the journal position to go on at after a restart
     * @param state the decoder's state at that position, as given to {@link BulkWriter#entryDone}
     */
    void stored(long nextPosition, byte[] state);
}
