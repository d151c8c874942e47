/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.schema.JsonBuffer;

/** Takes the documents that are written. A document is the octets that are put between {@link #begin} and {@link #end}. */
public interface DocumentHandler {
    /**
     * Makes room for a document.
     *
     * @param timestampMillis its event time (epoch milliseconds), which chooses the daily index
     * @param position the journal position of its datagram
     * @param record its place in the datagram, counted from 0
     * @return where to write it, as one line of JSON
     */
    JsonBuffer begin(long timestampMillis, long position, int record);

    /** Says that the document is complete. */
    void end();
}
