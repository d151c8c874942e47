/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Blocks of octets, appended at one end and given back at the other, in chunks of a mebibyte. A block is named by a number that stays
 * the same while it is there: its place in units of 8 octets, of which the lower 32 bits do. Not safe for use by several threads.
 */
final class RecordRing {
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int UNIT_BITS = 3;
    /** Chunks that are kept for later when they are empty. */
    private static final int SPARE = 32;

    private static final byte[] NONE = {};

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();

    /** The chunks in use, from the place of the first modulo its length. */
    private byte[][] chunks = none(16);

    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();
    private long head;
    private long tail;

    /** The most octets that a block can have. */
    static final int LARGEST = CHUNK;

    /** Octets between the oldest block and the newest. */
    long octets() {
        return tail - head;
    }

    /**
     * Makes room for a block.
     *
     * @param size 1 to {@link #LARGEST}
     * @return its name
     */
    int append(int size) {
        int rounded = (size + 7) & -8;
        if ((tail & (CHUNK - 1)) + rounded > CHUNK) {
            tail = (tail | (CHUNK - 1)) + 1;
        }
        long first = head >>> CHUNK_BITS;
        long last = tail >>> CHUNK_BITS;
        if (last - first >= chunks.length) {
            grow(first, last);
        }
        int at = (int) last & (chunks.length - 1);
        if (chunks[at].length == 0) {
            byte[] next = spare.poll();
            chunks[at] = next == null ? new byte[CHUNK] : next;
        }
        long block = tail;
        tail += rounded;
        return (int) (block >>> UNIT_BITS);
    }

    private static byte[][] none(int count) {
        byte[][] chunks = new byte[count][];
        Arrays.fill(chunks, NONE);
        return chunks;
    }

    private void grow(long first, long end) {
        byte[][] more = none(2 * chunks.length);
        for (long i = first; i < end; i++) {
            more[(int) i & (more.length - 1)] = chunks[(int) i & (chunks.length - 1)];
        }
        chunks = more;
    }

    /** The array that a block stands in. */
    byte[] array(int block) {
        return chunks[(int) (place(block) >>> CHUNK_BITS) & (chunks.length - 1)];
    }

    /** Where it stands there. */
    int start(int block) {
        return (int) place(block) & (CHUNK - 1);
    }

    private long place(int block) {
        long unit = head >>> UNIT_BITS;
        return (unit + Integer.toUnsignedLong(block - (int) unit)) << UNIT_BITS;
    }

    /** Whether a block was given back, not too long ago. */
    boolean isFreed(int block) {
        return block - (int) (head >>> UNIT_BITS) < 0;
    }

    /** Gives back all blocks before one. */
    void freeBefore(int block) {
        free(place(block));
    }

    /** Gives back all. */
    void clear() {
        free(tail);
    }

    private void free(long upTo) {
        for (long i = head >>> CHUNK_BITS; i < upTo >>> CHUNK_BITS; i++) {
            int at = (int) i & (chunks.length - 1);
            byte[] chunk = chunks[at];
            chunks[at] = NONE;
            if (chunk.length > 0 && spare.size() < SPARE) {
                spare.push(chunk);
            }
        }
        head = upTo;
    }

    static int getInt(byte[] array, int at) {
        return (int) INTS.get(array, at);
    }

    static void putInt(byte[] array, int at, int value) {
        INTS.set(array, at, value);
    }

    static long getLong(byte[] array, int at) {
        return (long) LONGS.get(array, at);
    }

    static void putLong(byte[] array, int at, long value) {
        LONGS.set(array, at, value);
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        out.writeLong(head);
        out.writeLong(tail);
        long at = head;
        while (at < tail) {
            long end = Math.min(tail, (at | (CHUNK - 1)) + 1);
            byte[] chunk = chunks[(int) (at >>> CHUNK_BITS) & (chunks.length - 1)];
            out.write(chunk, (int) at & (CHUNK - 1), (int) (end - at));
            at = end;
        }
    }

    void restore(DataInput in) throws IOException {
        if (in.readBoolean() != (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN)) {
            throw new IOException("the saved records are those of a machine with another order of octets");
        }
        clear();
        Arrays.fill(chunks, NONE);
        head = in.readLong();
        tail = head;
        long end = in.readLong();
        while (tail < end) {
            long next = Math.min(end, (tail | (CHUNK - 1)) + 1);
            int size = (int) (next - tail);
            int block = append(size);
            in.readFully(array(block), start(block), size);
        }
    }
}
