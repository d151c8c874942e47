/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose block a MAC address is of: blocks of 24, 28 and 36 bits (IEEE's MA-L, MA-M and MA-S), the longest counts. Immutable; look-ups
 * allocate nothing.
 */
final class VendorTable {
    static final VendorTable EMPTY = new Builder().build();

    private static final int BITS = 48;
    private static final int[] LENGTHS = {36, 28, 24};
    private static final long LOCAL_OR_GROUP = 3L << 40;
    private static final long FREE = -1;

    /** Octets of the block in the upper bits, its length in the lowest 6. */
    private final long[] keys;

    private final byte[] @Nullable [] names;
    private final int shift;
    private final int size;

    /** Collects blocks; the name that comes last stays. */
    static final class Builder {
        private final Map<Long, byte[]> blocks = new HashMap<>();
        private final Map<String, byte[]> texts = new HashMap<>();
        private final JsonText json = new JsonText();

        /**
         * Adds a block.
         *
         * @param block its first address, 48 bits
         * @param bits 24, 28 or 36
         */
        void add(long block, int bits, String name) {
            blocks.put(key(block, bits), texts.computeIfAbsent(name, json::of));
        }

        int size() {
            return blocks.size();
        }

        VendorTable build() {
            return new VendorTable(blocks);
        }
    }

    private VendorTable(Map<Long, byte[]> blocks) {
        int slots = Math.max(2, Integer.highestOneBit(Math.max(1, blocks.size())) * 4);
        keys = new long[slots];
        Arrays.fill(keys, FREE);
        names = new byte[slots][];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        size = blocks.size();
        blocks.forEach((key, name) -> {
            int slot = slot(key);
            while (keys[slot] != FREE) {
                slot = slot + 1 & slots - 1;
            }
            keys[slot] = key;
            names[slot] = name;
        });
    }

    private static long key(long block, int bits) {
        return block >>> (BITS - bits) << (BITS - bits) << 6 | bits;
    }

    private int slot(long key) {
        return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> shift);
    }

    int size() {
        return size;
    }

    /**
     * The name of the vendor as a JSON string; null when it is not known, or when the address is of a group or drawn by software (locally
     * administered, IEEE 802 clause 8.4), as those of telephones and virtual machines are.
     *
     * @param mac in the low 48 bits
     */
    byte @Nullable [] find(long mac) {
        if (size == 0 || (mac & LOCAL_OR_GROUP) != 0) {
            return null;
        }
        for (int bits : LENGTHS) {
            byte[] name = exactly(key(mac, bits));
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private byte @Nullable [] exactly(long key) {
        for (int slot = slot(key); keys[slot] != FREE; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == key) {
                return names[slot];
            }
        }
        return null;
    }
}
