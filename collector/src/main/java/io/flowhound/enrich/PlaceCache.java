/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.Arrays;

/**
 * Remembers the places of the addresses seen last, so that a flow costs two reads of an array instead of two walks through
 * a database. An address has four slots, and moves one up whenever it is found, so that the busiest stand first. Not safe
 * for use by several threads.
 *
 * <p>All this does not fit into the caches of a processor. Who knows several addresses beforehand calls {@link #ahead} for
 * each of them: then the processor waits for all of them at once, not for one after the other.
 */
public final class PlaceCache {
    private static final int WAYS = 4;
    private static final int SET_BITS = 17;
    private static final int SLOTS = WAYS << SET_BITS;
    /** Stands in free slots, so that no branch has to wait until memory says whether a slot is free. */
    private static final Place FREE = new Place(-1, -1, false, false, null, null, 0);

    private final Places places;
    private final Place[] found = new Place[SLOTS];
    private int generation;
    private int touched;
    /** The slots of the addresses that were said last to come. */
    private int newest;

    private int second;
    private int third;
    private int fourth;

    public PlaceCache(Places places) {
        this.places = places;
        this.generation = places.generation();
        clear();
    }

    private void clear() {
        Arrays.fill(found, FREE);
    }

    /** Forgets everything if the databases have changed. To be called now and then, such as once a flow: it costs one read. */
    public void refresh() {
        int current = places.generation();
        if (current != generation) {
            generation = current;
            clear();
        }
    }

    /** Says that an address, IPv4 mapped, will be asked for soon. What is read of one leads to what is read next, so they take turns. */
    void ahead(long addressHigh, long addressLow) {
        int slot = first(addressHigh, addressLow);
        touched += found[slot] == FREE ? 1 : 0;
        touched += found[second].group() ? 1 : 0;
        touched += found[fourth].touch();
        fourth = third;
        third = second;
        second = newest;
        newest = slot;
    }

    /** Depends on everything that was read ahead, so that no compiler leaves it out. */
    int touched() {
        return touched;
    }

    /** The place of an address, IPv4 mapped. */
    public Place find(long addressHigh, long addressLow) {
        int first = first(addressHigh, addressLow);
        Place place = found[first];
        return isOf(place, addressHigh, addressLow) ? place : findFurther(first, addressHigh, addressLow);
    }

    private static boolean isOf(Place place, long addressHigh, long addressLow) {
        return place.is(addressHigh, addressLow) && place != FREE;
    }

    private Place findFurther(int first, long addressHigh, long addressLow) {
        for (int slot = first + 1; slot < first + WAYS; slot++) {
            Place place = found[slot];
            if (isOf(place, addressHigh, addressLow)) {
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
        while (slot < first + WAYS - 1 && found[slot] != FREE) {
            slot++;
        }
        found[slot] = place;
        return place;
    }

    /** The first slot of an address. */
    private static int first(long addressHigh, long addressLow) {
        long mixed = (addressLow ^ (addressHigh * 31)) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> (Long.SIZE - SET_BITS)) * WAYS;
    }
}
