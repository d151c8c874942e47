/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.time.Duration;

/** Follows a journal from the last checkpoint on. For one thread. */
public interface JournalReader extends EntryStore {
    /**
     * Hands over the entries that are there, up to some chunk; waits for the first one when there is none.
     *
     * <p>Returns 0 at once when the thread is interrupted (it stays so) or the journal is closed.
     *
     * @param handler takes each entry before this method returns
     * @param wait how long to wait at most
     * @return how many entries were handed over, 0 or more
     */
    int poll(EntryHandler handler, Duration wait);

    /** The position behind the last entry that was handed over. Any thread may ask. */
    long position();
}
