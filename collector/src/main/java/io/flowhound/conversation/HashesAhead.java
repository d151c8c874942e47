/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import org.jspecify.annotations.Nullable;

/** The hashes of 5-tuples that were read when a set's records were looked at ahead, until the records come. */
final class HashesAhead {
    /** No hash. */
    static final long NONE = 0;

    /** More records than a datagram over Ethernet holds. */
    private static final int MOST = 64;

    private final int[] starts = new int[MOST];
    private final long[] hashes = new long[MOST];
    private byte @Nullable [] octets;
    private int count;
    private int next;

    /** Forgets those of the datagram before. */
    void clear() {
        octets = null;
        count = 0;
        next = 0;
    }

    /** Takes note of that of a record, the first of which stand before the later ones. */
    @SuppressWarnings("ReferenceEquality") // the same octets, not the like
    void add(byte[] of, int start, long hash) {
        if (octets != of || next == count) {
            clear();
            octets = of;
        }
        if (count < MOST) {
            starts[count] = start;
            hashes[count] = hash;
            count++;
        }
    }

    /** Gives that of the record that comes next; {@link #NONE} when it was not read. */
    @SuppressWarnings("ReferenceEquality")
    long take(byte[] of, int start) {
        return next < count && octets == of && starts[next] == start ? hashes[next++] : NONE;
    }
}
