/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.io.IOException;

/** Sends one bulk request and waits for the answer. Safe for use by several threads at once. */
public interface BulkTransport {
    /**
     * Posts NDJSON to {@code _bulk}.
     *
     * @param body the octets; {@code length} of them from 0 are the request
     * @return the answer, whatever its status
     * @throws IOException when no answer came: connection refused or lost, time-out. The request may have been carried out,
     *     once at most: nothing is sent again by itself
     * @throws InterruptedException when the thread was interrupted; see {@link #abort}
     */
    Response send(byte[] body, int length) throws IOException, InterruptedException;

    /** Ends the requests that are under way, so that whoever waits for them and was interrupted goes on at once. */
    default void abort() {}

    /**
     * An answer of {@code _bulk}.
     *
     * @param status the HTTP status
     * @param body JSON, restricted to {@code took}, {@code errors}, and status and error of each item; may be empty
     */
    record Response(int status, byte[] body) {}
}
