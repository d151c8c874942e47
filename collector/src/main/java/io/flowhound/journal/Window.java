/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** A piece of a segment in memory, in which entries are found and checked. Reused; for one thread. */
final class Window {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int INCOMPLETE = 0;
    private static final int DAMAGED = -1;

    private final CRC32C crc = new CRC32C();
    private final byte[] data;
    private final ByteBuffer buffer;
    private long incarnation;
    private long position;
    private int length;
    private boolean last;
    private int lastEntry;
    private int entries;

    /** Makes a window of some octets, more than the longest entry has. */
    Window(int capacity) {
        if (capacity < EntryFormat.MAX_ENTRY) {
            throw new IllegalArgumentException("a window must hold the longest entry");
        }
        data = new byte[capacity];
        buffer = ByteBuffer.wrap(data);
    }

    /** Reads what a segment holds from a position on that is there, up to where the next entry is missing. */
    void load(SegmentInput from, long start) throws IOException {
        Segment segment = from.segment();
        boolean sealed = segment.sealed(); // asked first: the end of a sealed segment does not move
        long end = from.endOfRun(start);
        incarnation = segment.incarnation;
        position = start;
        buffer.clear().limit((int) Math.min(data.length, end - start));
        while (buffer.hasRemaining() && from.read(buffer, start + buffer.position()) > 0) {
            // a read may give less than was asked for
        }
        length = buffer.position();
        last = sealed && start + length >= end;
        if (length == 0 && start < end) {
            throw new IOException(segment + " is shorter than it was: expected " + segment.size() + " octets");
        }
    }

    /** Whether the window starts with an entry that may be whole once more is written. */
    boolean startsUnfinished() {
        return !last && entryAt(0) == INCOMPLETE;
    }

    /** How many octets at the start of the window are whole, undamaged entries. */
    int frame() {
        int at = 0;
        int size = entryAt(0);
        entries = 0;
        while (size > 0) {
            lastEntry = at;
            entries++;
            at += size;
            size = entryAt(at);
        }
        return at;
    }

    /**
     * Looks for an undamaged entry behind the start of the window.
     *
     * @return where it is or, when there is none, up to where there certainly is none
     */
    int search() {
        for (int at = 1; at < length; at++) {
            int size = entryAt(at);
            if (size > 0 || (size == INCOMPLETE && !last)) {
                return at;
            }
        }
        return length;
    }

    /** The size of the entry at an index, {@link #INCOMPLETE} when it goes beyond the window, or {@link #DAMAGED}. */
    private int entryAt(int at) {
        if (length - at < EntryFormat.HEADER) {
            return INCOMPLETE;
        }
        int payload = (int) INTS.get(data, at + EntryFormat.LENGTH);
        if (payload < 0 || payload > EntryFormat.MAX_PAYLOAD) {
            return DAMAGED;
        }
        int size = EntryFormat.HEADER + payload;
        if (length - at < size) {
            return INCOMPLETE;
        }
        crc.reset();
        crc.update(data, at + EntryFormat.LENGTH, size - EntryFormat.LENGTH);
        int expected = (int) crc.getValue() ^ EntryFormat.seal(incarnation, position + at);
        return (int) INTS.get(data, at + EntryFormat.CRC) == expected ? size : DAMAGED;
    }

    /** How many entries {@link #frame} found. */
    int entries() {
        return entries;
    }

    /** The arrival time of the last entry that {@link #frame} found. */
    long lastArrival() {
        return (long) LONGS.get(data, lastEntry + EntryFormat.ARRIVAL);
    }

    /** Describes the entry at an index, which {@link #frame} has checked, and returns the index behind it. */
    int read(int at, Entry entry) {
        entry.data = data;
        entry.offset = at + EntryFormat.HEADER;
        entry.length = (int) INTS.get(data, at + EntryFormat.LENGTH);
        entry.arrivalMillis = (long) LONGS.get(data, at + EntryFormat.ARRIVAL);
        entry.addressHigh = (long) LONGS.get(data, at + EntryFormat.ADDRESS_HIGH);
        entry.addressLow = (long) LONGS.get(data, at + EntryFormat.ADDRESS_LOW);
        entry.port = (short) SHORTS.get(data, at + EntryFormat.PORT) & 0xFFFF;
        entry.listener = (short) SHORTS.get(data, at + EntryFormat.LISTENER) & 0xFFFF;
        entry.session = (int) INTS.get(data, at + EntryFormat.SESSION);
        entry.incarnation = incarnation;
        entry.position = position + at;
        int behind = entry.offset + entry.length;
        entry.nextPosition = position + behind;
        return behind;
    }
}
