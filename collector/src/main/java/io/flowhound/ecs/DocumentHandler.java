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
     * @param incarnation of the journal that has its datagram
     * @param position the journal position of the datagram
     * @param record where its record starts in the datagram, in octets
     * @return where to write it, as one line of JSON
     */
    JsonBuffer begin(long timestampMillis, long incarnation, long position, int record);

    /** Says that the document is complete. */
    void end();
}
