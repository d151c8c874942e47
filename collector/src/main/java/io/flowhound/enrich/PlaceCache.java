/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the places of the addresses seen last, so that a flow costs two reads of an array instead of two walks through
 * a database. Each address has a set of four slots, side by side in one line of the processor's cache; a new one takes the
 * place of the one that came first. Not safe for use by several threads.
 */
final class PlaceCache {
    private static final int WAYS = 4;
    private static final int SETS = 1 << 17;

    private final Places places;
    private final long[] low = new long[SETS * WAYS];
    private final long[] high = new long[SETS * WAYS];
    private final @Nullable Place[] found = new Place[SETS * WAYS];
    private final byte[] oldest = new byte[SETS];
    private int generation;

    PlaceCache(Places places) {
        this.places = places;
        this.generation = places.generation();
    }

    /** Forgets everything if the databases have changed. To be called now and then, such as once a datagram. */
    void refresh() {
        int current = places.generation();
        if (current != generation) {
            generation = current;
            Arrays.fill(found, null);
        }
    }

    Place find(long addressHigh, long addressLow) {
        int set = set(addressHigh, addressLow);
        int first = set * WAYS;
        for (int slot = first; slot < first + WAYS; slot++) {
            if (low[slot] == addressLow && high[slot] == addressHigh) {
                Place place = found[slot];
                if (place != null) {
                    return place;
                }
            }
        }
        return lookUp(set, addressHigh, addressLow);
    }

    private Place lookUp(int set, long addressHigh, long addressLow) {
        int slot = set * WAYS + oldest[set];
        oldest[set] = (byte) ((oldest[set] + 1) % WAYS);
        Place place = places.find(addressHigh, addressLow);
        high[slot] = addressHigh;
        low[slot] = addressLow;
        found[slot] = place;
        return place;
    }

    private static int set(long addressHigh, long addressLow) {
        long mixed = (addressLow ^ (addressHigh * 31)) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 47);
    }
}
