/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

/**
 * Chooses how many documents from the front of a batch go into the next request: all of them, unless Elasticsearch refused
 * requests as too large, is short of memory, or could not read one and the document at fault is searched by halves. Not safe
 * for use by several threads.
 */
final class Window {
    /** What one 413 may limit later batches to, so that a confused proxy does not slow us down for long. */
    static final int LEAST_CEILING = 64 << 10;
    /** After so many batches twice the ceiling is tried: the server may have been reconfigured. */
    static final int BATCHES_UNTIL_RAISE = 64;

    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final int OVERLOADS_UNTIL_HALVED = 3;

    private int ceiling = NO_LIMIT;
    private int batches;
    private int pressure;
    private int overloads;
    /** At least one of so many documents at the front is at fault; 0 when nothing is known. */
    private int suspects;

    /** Begins a batch. */
    void open() {
        suspects = 0;
        overloads = 0;
        pressure = NO_LIMIT;
        ceiling = Math.max(ceiling, LEAST_CEILING);
        if (ceiling != NO_LIMIT && ++batches >= BATCHES_UNTIL_RAISE) {
            batches = 0;
            ceiling = twice(ceiling);
        }
    }

    /** How many documents the next request has. */
    int documents(Batch batch) {
        int most = suspects == 0 ? batch.count() : (suspects + 1) / 2;
        return batch.fitting(most, Math.min(ceiling, pressure));
    }

    /** The server could not read a request of so many documents, more than one. */
    void unreadable(int documents) {
        suspects = documents;
    }

    /** The document at fault was found and is out of the way. */
    void found() {
        suspects = 0;
    }

    /** A request of so many octets was refused as too large; returns how many are sent at most from now on. */
    int tooLarge(int octets) {
        batches = 0;
        ceiling = octets / 2;
        return ceiling;
    }

    /** A request of so many octets was refused for lack of memory. If that goes on, it may be larger than all there is. */
    void overloaded(int octets) {
        if (++overloads >= OVERLOADS_UNTIL_HALVED) {
            pressure = Math.max(octets / 2, 1);
        }
    }

    /** A request was read; so many of its documents have left the batch. */
    void answered(int removed) {
        overloads = 0;
        pressure = twice(pressure);
        suspects = Math.max(suspects - removed, 0);
    }

    private static int twice(int limit) {
        return limit > NO_LIMIT / 2 ? NO_LIMIT : 2 * limit;
    }
}
