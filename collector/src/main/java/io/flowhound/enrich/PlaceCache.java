/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the places of the addresses seen last, so that a flow costs two reads of an array instead of two walks through
 * a database. An address has eight slots, and moves one up whenever it is found, so that the busiest stand first. The slots
 * hold references only, 2 MB of them, since a place knows its address. Not safe for use by several threads.
 */
public final class PlaceCache {
    private static final int WAYS = 8;
    private static final int SETS = 1 << 16;

    private final Places places;
    private final @Nullable Place[] found = new Place[SETS * WAYS];
    private int generation;

    public PlaceCache(Places places) {
        this.places = places;
        this.generation = places.generation();
    }

    /** Forgets everything if the databases have changed. To be called now and then, such as once a flow: it costs one read. */
    public void refresh() {
        int current = places.generation();
        if (current != generation) {
            generation = current;
            Arrays.fill(found, null);
        }
    }

    /** The place of an address, IPv4 mapped. */
    public Place find(long addressHigh, long addressLow) {
        int first = set(addressHigh, addressLow) * WAYS;
        Place place = found[first];
        return place != null && place.is(addressHigh, addressLow) ? place : findFurther(first, addressHigh, addressLow);
    }

    private Place findFurther(int first, long addressHigh, long addressLow) {
        for (int slot = first + 1; slot < first + WAYS; slot++) {
            Place place = found[slot];
            if (place != null && place.is(addressHigh, addressLow)) {
                found[slot] = found[slot - 1];
                found[slot - 1] = place;
                return place;
            }
        }
        return lookUp(first, addressHigh, addressLow);
    }

    /** A new address takes a free slot, else the last one, that of the address which was found least. */
    private Place lookUp(int first, long addressHigh, long addressLow) {
        Place place = places.find(addressHigh, addressLow);
        int slot = first;
        while (slot < first + WAYS - 1 && found[slot] != null) {
            slot++;
        }
        found[slot] = place;
        return place;
    }

    private static int set(long addressHigh, long addressLow) {
        long mixed = (addressLow ^ (addressHigh * 31)) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 48);
    }
}
