/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import org.jspecify.annotations.Nullable;

/**
 * One thing for each key of two numbers: an address, a MAC address or the index of an interface. To look up allocates nothing. Filled once,
 * then read by any thread.
 *
 * @param <E> what is kept
 */
final class KeyTable<E> {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int FEWEST_SLOTS = 4;

    private long[] keys = new long[2 * FEWEST_SLOTS];
    /** Half of them are free at least, so that a search ends soon. */
    private @Nullable Object[] values = new @Nullable Object[FEWEST_SLOTS];

    private int size;

    int size() {
        return size;
    }

    /** What is kept for a key, or null. */
    @SuppressWarnings("unchecked") // only put fills the slots
    @Nullable
    E find(long high, long low) {
        return (E) values[slot(high, low)];
    }

    /** The slot of a key: its own, or the free one where it would be put. */
    private int slot(long high, long low) {
        long mixed = (low ^ high * 31) * GOLDEN;
        int mask = values.length - 1;
        int slot = (int) (mixed >>> 32) & mask;
        while (values[slot] != null && (keys[2 * slot + 1] != low || keys[2 * slot] != high)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Keeps something for a key, unless something is kept already; what that is, or null. */
    @Nullable
    E putIfAbsent(long high, long low, E value) {
        E known = find(high, low);
        if (known == null) {
            if (2 * (size + 1) > values.length) {
                grow();
            }
            place(high, low, value);
            size++;
        }
        return known;
    }

    private void place(long high, long low, Object value) {
        int slot = slot(high, low);
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        values[slot] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Object[] old = values;
        keys = new long[2 * oldKeys.length];
        values = new @Nullable Object[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            Object value = old[i];
            if (value != null) {
                place(oldKeys[2 * i], oldKeys[2 * i + 1], value);
            }
        }
    }
}
