/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of a thinned segment stand: runs of entries that followed each other, one behind the other in the file.
 *
 * <p>They stand behind the header: how many runs there are, the position and the length of each, and the CRC-32C of all that.
 */
final class Runs {
    private static final int EACH = Long.BYTES + Integer.BYTES;
    /** No file of ours has more, since an entry has 40 octets at least and a file 1 GiB at most. */
    static final int MOST = (1 << 30) / EntryFormat.HEADER;

    private long[] starts = new long[16];
    private int[] lengths = new int[16];
    private long[] offsets = new long[0];
    private int count;

    /** Adds an entry behind those that are there. */
    void add(long position, int length) {
        if (count > 0 && end(count - 1) == position && lengths[count - 1] <= Integer.MAX_VALUE - length) {
            lengths[count - 1] += length;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        starts[count] = position;
        lengths[count++] = length;
    }

    /** Reads those of a file; null when they are damaged. */
    static @Nullable Runs read(FileChannel file) throws IOException {
        ByteBuffer size = filled(file, Segment.HEADER, Integer.BYTES);
        int count = size.remaining() == Integer.BYTES ? size.getInt(0) : 0;
        if (count < 1 || count > MOST || octets(count) > file.size() - Segment.HEADER) {
            return null;
        }
        ByteBuffer in = filled(file, Segment.HEADER, octets(count));
        if (in.remaining() < octets(count) || in.getInt(octets(count) - Integer.BYTES) != crc(in)) {
            return null;
        }
        in.getInt();
        Runs runs = new Runs();
        for (int i = 0; i < count; i++) {
            runs.add(in.getLong(), in.getInt());
        }
        return runs.placed();
    }

    private static ByteBuffer filled(FileChannel file, long from, int octets) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(octets);
        while (into.hasRemaining() && file.read(into, from + into.position()) > 0) {
            // a read may give less than was asked for
        }
        return into.flip();
    }

    /** They as they stand in the file; no more can be added. */
    ByteBuffer octets() {
        ByteBuffer out = ByteBuffer.allocate(octets(count)).putInt(count);
        for (int i = 0; i < count; i++) {
            out.putLong(starts[i]).putInt(lengths[i]);
        }
        out.putInt(0).flip();
        out.putInt(out.limit() - Integer.BYTES, crc(out));
        placed();
        return out;
    }

    private static int octets(int count) {
        return Integer.BYTES + count * EACH + Integer.BYTES;
    }

    private static int crc(ByteBuffer all) {
        CRC32C crc = new CRC32C();
        crc.update(all.slice(0, all.limit() - Integer.BYTES));
        return (int) crc.getValue();
    }

    private Runs placed() {
        offsets = new long[count];
        long at = Segment.HEADER;
        at += octets(count);
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += lengths[i];
        }
        return this;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** The position of the first entry. */
    long start() {
        return starts[0];
    }

    /** The position behind the last entry. */
    long end() {
        return end(count - 1);
    }

    long start(int run) {
        return starts[run];
    }

    long end(int run) {
        return starts[run] + lengths[run];
    }

    /** How many octets the file has. */
    long fileOctets() {
        return offsets[count - 1] + lengths[count - 1];
    }

    /** How many octets of it are entries. */
    long entryOctets() {
        return fileOctets() - offsets[0];
    }

    /** The run that holds a position or, failing that, comes next after it; {@link #count} when there is none. */
    int at(long position) {
        int found = Arrays.binarySearch(starts, 0, count, position);
        if (found >= 0) {
            return found;
        }
        int before = -found - 2;
        return before >= 0 && position < end(before) ? before : before + 1;
    }

    /** Where in the file a position of a run stands. */
    long offset(int run, long position) {
        return offsets[run] + position - starts[run];
    }
}
