/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.schema.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Short texts by number, all in one array: a text costs two reads, of its place and of its octets, where an object for
 * each would cost five that wait for each other.
 */
final class PieceTable {
    /** Where a text starts, in the upper half, and its length. */
    private final long[] slices;

    private final Map<String, Long> known = new HashMap<>();
    private byte[] octets = new byte[1 << 12];
    private int used;

    /** Makes a table of {@code count} empty texts. */
    PieceTable(int count) {
        slices = new long[count];
    }

    void put(int number, String text) {
        slices[number] = known.computeIfAbsent(text, this::append);
    }

    private long append(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        int needed = used + ascii.length + Ascii.BLOCK;
        if (needed > octets.length) {
            octets = Arrays.copyOf(octets, 2 * needed);
        }
        System.arraycopy(ascii, 0, octets, used, ascii.length);
        long slice = (long) used << 32 | ascii.length;
        used += ascii.length;
        return slice;
    }

    int length(int number) {
        return (int) slices[number];
    }

    /** Writes a text; {@link Ascii#BLOCK} octets behind it are scratch space. Returns the position behind it. */
    int write(int number, byte[] to, int at) {
        long slice = slices[number];
        return Ascii.copyBlocks(octets, (int) (slice >>> 32), (int) slice, to, at);
    }
}
