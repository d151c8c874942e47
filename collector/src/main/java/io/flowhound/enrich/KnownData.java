/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what a database says, by where it says so: hundreds of thousands of addresses share the data of a city or an AS. Of two
 * that share a slot the later one stays. Safe for use by several threads, since entries do not change.
 */
final class KnownData {
    /** A million random addresses reach some 80,000 texts of GeoLite2; with 17 bits a third of them was decoded again and again. */
    private static final int SLOT_BITS = 19;

    /** What is known of an address on which there are no data. */
    static final Entry NOTHING = new Entry(SearchTree.NONE, null, 0);

    private final @Nullable Entry[] slots = new Entry[1 << SLOT_BITS];

    /**
     * What stands at one place of a database.
     *
     * @param data where it is, as {@link SearchTree#find} says
     * @param json as a JSON object, or null
     * @param number the AS number, 0 where there is none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Entry(int data, byte @Nullable [] json, long number) {}

    /** What is remembered of a place, or null. */
    @Nullable
    Entry find(int data) {
        Entry entry = slots[slot(data)];
        return entry != null && entry.data == data ? entry : null;
    }

    /** Remembers an entry and returns it. */
    Entry keep(Entry entry) {
        slots[slot(entry.data)] = entry;
        return entry;
    }

    private static int slot(int data) {
        return (data * 0x9E37_79B1) >>> (Integer.SIZE - SLOT_BITS);
    }
}
