/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the places of the addresses seen last, one per slot, so that a flow costs two array reads instead of two walks
 * through a database. Not safe for use by several threads.
 */
final class PlaceCache {
    private static final int SLOTS = 1 << 17;

    private final Places places;
    private final long[] high = new long[SLOTS];
    private final long[] low = new long[SLOTS];
    private final @Nullable Place[] found = new Place[SLOTS];
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
        long mixed = (addressLow ^ addressHigh * 31) * 0x9E37_79B9_7F4A_7C15L;
        int slot = (int) (mixed >>> 47);
        Place place = found[slot];
        if (place != null && low[slot] == addressLow && high[slot] == addressHigh) {
            return place;
        }
        place = places.find(addressHigh, addressLow);
        high[slot] = addressHigh;
        low[slot] = addressLow;
        found[slot] = place;
        return place;
    }
}
