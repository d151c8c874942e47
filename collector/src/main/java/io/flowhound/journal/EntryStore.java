/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

/** Keeps entries that are needed again: those whose data sets wait for a template. For one thread. */
public interface EntryStore {
    /** Says that an entry will be asked for again, unless it is let go. */
    void keep(Entry entry);

    /**
     * Hands over an entry that was kept.
     *
     * @param incarnation under which it was written
     * @param position where it stands
     * @return false when it is not there any more, so that the handler was not called
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; the entry is still there
     */
    boolean read(long incarnation, long position, EntryHandler handler);

    /** Says that nothing before a position is needed any more, {@link Long#MAX_VALUE} for nothing at all. */
    void letGoBefore(long position);
}
