/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.Place;
import io.flowhound.enrich.Places;
import io.flowhound.schema.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ready JSON of the places of addresses: a table of addresses, and the text, each once, in one array. A slot is four
 * numbers in one array: address, where {@code geo} stands, where {@code as} stands. Nothing is ever forgotten.
 */
final class FusedPlaces {
    private static final int BITS = 18;
    private static final int LONGS = 4;
    private static final int MASK = (LONGS << BITS) - 1;
    private static final int BLOCKS = 4 * Ascii.BLOCK;
    private static final long INTERNAL = 1L << 16;
    private static final long GROUP = 1L << 17;
    private static final int LONGEST_GEO = 0xFFFF;
    private static final int LONGEST_AS = 0x1FF;
    private static final long FREE = -1; // no address ends so in the traffic
    private static final long NUMBER = 0xFFFF_FFFFL;

    private final Places places;
    /** High, low, geo (start << 32 | flags | length), as (start << 41 | length << 32 | number of the AS). */
    private final long[] slots = new long[LONGS << BITS];

    private final Map<String, Long> known = new HashMap<>();
    private byte[] octets = new byte[1 << 20];
    private int used = 1;
    private int count;

    FusedPlaces(Places places) {
        this.places = places;
        Arrays.fill(slots, FREE);
    }

    /** Where the place of an address stands; every address has been asked for once before it is timed. */
    int find(long high, long low) {
        int at = (int) (((low ^ (high * 31)) * 0x9E37_79B9_7F4A_7C15L) >>> (64 - BITS)) * LONGS;
        while (slots[at + 1] != low || slots[at] != high) {
            if (slots[at + 1] == FREE) {
                add(at, high, low);
            } else {
                at = (at + LONGS) & MASK;
            }
        }
        return at;
    }

    private void add(int at, long high, long low) {
        if (++count > 1 << (BITS - 1)) {
            throw new IllegalStateException("The traffic has more addresses than this loop was made for");
        }
        Place place = places.find(high, low);
        long flags = (place.internal() ? INTERNAL : 0) | (place.group() ? GROUP : 0);
        long geo = text(",\"geo\":", place.geo(), LONGEST_GEO);
        long as = text(",\"as\":", place.as(), LONGEST_AS);
        slots[at] = high;
        slots[at + 1] = low;
        slots[at + 2] = geo | flags;
        slots[at + 3] = as >>> 32 << 41 | (as & LONGEST_AS) << 32 | place.asNumber() & NUMBER;
    }

    private long text(String name, byte @Nullable [] json, int longest) {
        if (json == null) {
            return 0;
        }
        if (name.length() + json.length > longest) {
            throw new IllegalStateException("A place has text of " + json.length + " octets");
        }
        return known.computeIfAbsent(name + new String(json, StandardCharsets.UTF_8), this::append);
    }

    private long append(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        if (used + added.length + BLOCKS > octets.length) {
            octets = Arrays.copyOf(octets, 2 * octets.length);
        }
        System.arraycopy(added, 0, octets, used, added.length);
        long slice = (long) used << 32 | added.length;
        used += added.length;
        return slice;
    }

    int isInternal(int place) {
        return (int) (slots[place + 2] >>> 16) & 1;
    }

    int isGroup(int place) {
        return (int) (slots[place + 2] >>> 17) & 1;
    }

    /** Reads where the text of a place starts, so that it comes into the cache while others are looked for. */
    int touch(int place) {
        int start = (int) (slots[place + 2] >>> 32);
        return octets[start] + octets[start + 64];
    }

    /** Whether the database knows the system by this number, other than 0. */
    boolean isAs(int place, int number) {
        return (int) slots[place + 3] == number;
    }

    int as(int place, byte[] to, int at) {
        long slice = slots[place + 3] >>> 32;
        return slice == 0 ? at : Ascii.copyBlocks(octets, (int) (slice >>> 9), (int) slice & LONGEST_AS, to, at);
    }

    int geo(int place, byte[] to, int at) {
        long slice = slots[place + 2];
        int length = (int) slice & LONGEST_GEO;
        if (length == 0) {
            return at;
        }
        int start = (int) (slice >>> 32);
        for (int block = 0; block < BLOCKS; block += Ascii.BLOCK) { // a count that the compiler knows
            System.arraycopy(octets, start + block, to, at + block, Ascii.BLOCK);
        }
        if (length > BLOCKS) {
            System.arraycopy(octets, start + BLOCKS, to, at + BLOCKS, length - BLOCKS);
        }
        return at + length;
    }
}
