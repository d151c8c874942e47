/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.schema.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;

/**
 * Ready text by a number that holds everything the text depends on. Made once for each number that occurs, which are a few
 * hundred in the traffic, where the product goes from field to field.
 */
final class FusedMemo {
    private static final int SLOTS = 1 << 13;
    private static final int MASK = SLOTS - 1;
    private static final int SHIFT = 64 - 13;
    private static final long FREE = -1;

    private final LongFunction<String> maker;
    private final long[] keys = new long[SLOTS];
    private final long[] slices = new long[SLOTS];
    private byte[] octets = new byte[1 << 16];
    private int used;
    private int count;

    FusedMemo(LongFunction<String> maker) {
        this.maker = maker;
        Arrays.fill(keys, FREE);
    }

    int put(long key, byte[] to, int at) {
        int slot = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> SHIFT);
        while (keys[slot] != key) {
            if (keys[slot] == FREE) {
                make(slot, key);
            } else {
                slot = (slot + 1) & MASK;
            }
        }
        long slice = slices[slot];
        return Ascii.copyBlocks(octets, (int) (slice >>> 32), (int) slice, to, at);
    }

    private void make(int slot, long key) {
        if (++count > SLOTS / 2) {
            throw new IllegalStateException("The traffic has more kinds of flows than this loop was made for");
        }
        byte[] text = maker.apply(key).getBytes(StandardCharsets.UTF_8);
        if (used + text.length + Ascii.BLOCK > octets.length) {
            octets = Arrays.copyOf(octets, 2 * octets.length + text.length);
        }
        System.arraycopy(text, 0, octets, used, text.length);
        slices[slot] = (long) used << 32 | text.length;
        keys[slot] = key;
        used += text.length;
    }
}
