/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives each key that is added a position of its own, 0 and up, and finds it again without boxing or allocating. Open
 * addressing with linear probing; when it is full, a new key takes the position of the key that was added longest ago, so
 * that an exporter whose ids rise for ever is still understood.
 */
final class KeyIndex {
    private static final int SMALLEST = 8;

    /** Exporters choose the keys, so that a fixed hash would let one choose keys that all collide. */
    private final long multiplier = ThreadLocalRandom.current().nextLong() | 1;

    private final int limit;
    /** By position. */
    private long[] keys = new long[0];
    /** Position + 1, or 0 for a free slot; at most half are taken. */
    private int[] slots = new int[0];

    private int shift = Long.SIZE;
    private int count;
    private int oldest;

    /** Makes an empty index of at most {@code limit} keys. */
    KeyIndex(int limit) {
        this.limit = limit;
    }

    /** How many keys there are; their positions are the numbers below. */
    int count() {
        return count;
    }

    /** Whether another key would push one out. */
    boolean isFull() {
        return count == limit;
    }

    /** The key at a position. */
    long key(int position) {
        return keys[position];
    }

    /** The positions that {@link #add} can return before the memory grows again. */
    int room() {
        return keys.length;
    }

    /** The position of a key, or -1. */
    int find(long key) {
        if (count == 0) {
            return -1;
        }
        int mask = slots.length - 1;
        for (int slot = home(key); slots[slot] != 0; slot = slot + 1 & mask) {
            if (keys[slots[slot] - 1] == key) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    /** Adds a key that is not there and returns its position, which may have been that of another key. */
    int add(long key) {
        int position;
        if (count < limit) {
            position = count;
            if (count == keys.length) {
                grow();
            }
            count++;
        } else {
            position = oldest;
            oldest = (oldest + 1) % limit;
            release(position);
        }
        keys[position] = key;
        place(position);
        return position;
    }

    private void grow() {
        int room = Math.min(limit, Math.max(SMALLEST, keys.length * 2));
        keys = Arrays.copyOf(keys, room);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(room * 2 - 1);
        slots = new int[1 << bits];
        shift = Long.SIZE - bits;
        for (int position = 0; position < count; position++) {
            place(position);
        }
    }

    private int home(long key) {
        return (int) ((key * multiplier) >>> shift);
    }

    private void place(int position) {
        int mask = slots.length - 1;
        int slot = home(keys[position]);
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = position + 1;
    }

    /** Frees the slot of a position, and moves back what probing would no longer reach over the gap. */
    private void release(int position) {
        int mask = slots.length - 1;
        int gap = home(keys[position]);
        while (slots[gap] != position + 1) {
            gap = gap + 1 & mask;
        }
        for (int slot = gap + 1 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int wanted = home(keys[slots[slot] - 1]);
            if ((slot - wanted & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
        }
        slots[gap] = 0;
    }
}
