/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import org.jspecify.annotations.Nullable;

/** Learns how far everything is stored. */
public interface CommitListener {
    /**
     * Says that everything before a position is in Elasticsearch or in the dead-letter file. Called in the order of
     * positions, by one thread at a time, though not always the same; some steps may be left out. It holds up later
     * commits while it runs, and must not call the writer.
     *
     * @param position as given to {@link BulkWriter#entryDone}
     * @param saved the latest state given to the writer of which everything is stored that was handed in before;
     *     null when there is none that was not told already
     */
    void stored(long position, @Nullable SavedState saved);
}
