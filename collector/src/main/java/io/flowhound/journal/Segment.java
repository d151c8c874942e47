/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal: a header of 32 octets, then entries. The position of an entry is the base position of its
 * segment plus its offset in the file; the name of the file is the base position in hexadecimal.
 *
 * <p>In a thinned segment entries are missing: behind its header stand {@link Runs}, which tell the positions of those that are
 * left, then these.
 */
final class Segment {
    static final int HEADER = 32;
    static final String SUFFIX = ".journal";
    private static final long MAGIC = 0x464C_4F57_4A52_4E4CL; // FLOWJRNL
    private static final int WHOLE = 2;
    private static final int THINNED = 3;
    private static final int CRC_AT = 28;

    final Path path;
    final long base;
    final long incarnation;

    private final long start;
    private final @Nullable Thinned thinned;

    private volatile long end;
    private volatile boolean sealed;
    private volatile long datagrams;

    /** What a thinned segment's file and the entries in it have, in octets. */
    private record Thinned(long fileOctets, long entryOctets) {}

    private Segment(Path path, long base, long incarnation, long start, long end, @Nullable Thinned thinned) {
        this.path = path;
        this.base = base;
        this.incarnation = incarnation;
        this.start = start;
        this.end = end;
        this.thinned = thinned;
        this.sealed = thinned != null;
    }

    /** One with all its entries, to which more are appended. */
    static Segment whole(Path path, long base, long incarnation, long size) {
        return new Segment(path, base, incarnation, base + HEADER, base + size, null);
    }

    /** One of which only some entries are left. */
    static Segment thinned(Path path, long base, long incarnation, Runs runs) {
        Thinned thinned = new Thinned(runs.fileOctets(), runs.entryOctets());
        return new Segment(path, base, incarnation, runs.start(), runs.end(), thinned);
    }

    static String fileName(long base) {
        return String.format(Locale.ROOT, "%016x", base) + SUFFIX;
    }

    /** The base position in the name of a file; 0 when the name is not one of ours. */
    static long baseOf(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()), 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The position of the first entry. */
    long start() {
        return start;
    }

    /** The position behind what is written. */
    long end() {
        return end;
    }

    /** How many octets of the file are written, the header included. */
    long size() {
        return thinned == null ? end - base : thinned.fileOctets;
    }

    /** Takes note that the file, of a segment that is not thinned, has so many octets now. */
    void size(long written) {
        end = base + written;
    }

    /** Octets of the entries from a position on; within a thinned segment they are estimated. */
    long octetsFrom(long position) {
        long span = Math.max(0, end - Math.max(position, start));
        return thinned == null ? span : (long) Math.ceil((double) span / (end - start) * thinned.entryOctets);
    }

    /** Takes note that it holds so many entries, as far as is known. */
    void datagrams(long entries) {
        datagrams = entries;
    }

    /** How many entries it holds. */
    long datagrams() {
        return datagrams;
    }

    /** Entries from a position on; estimated from their octets unless it is the start or the end. */
    long datagramsFrom(long position) {
        long octets = octetsFrom(position);
        return octets == 0 ? 0 : Math.max(1, Math.round((double) datagrams * octets / octetsFrom(start)));
    }

    /** Whether some of its entries are gone. */
    boolean thinned() {
        return thinned != null;
    }

    /** Whether nothing will be appended any more. */
    boolean sealed() {
        return sealed;
    }

    void seal() {
        sealed = true;
    }

    /** The header of this segment's file, ready to be written. */
    ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(MAGIC)
                .putInt(thinned == null ? WHOLE : THINNED)
                .putLong(incarnation)
                .putLong(base);
        header.putInt(CRC_AT, crc(header));
        return header.rewind().limit(HEADER);
    }

    /** Whether the header was written by a version that we do not know. */
    static boolean isOfUnknownVersion(ByteBuffer header) {
        return header.remaining() >= 12
                && header.getLong(0) == MAGIC
                && header.getInt(8) != WHOLE
                && header.getInt(8) != THINNED;
    }

    /** A full segment from its file, whose header it has, or null when that is damaged. */
    static @Nullable Segment parse(Path path, ByteBuffer header, FileChannel file) throws IOException {
        boolean good = header.remaining() >= HEADER
                && header.getLong(0) == MAGIC
                && !isOfUnknownVersion(header)
                && header.getInt(CRC_AT) == crc(header)
                && path.endsWith(fileName(header.getLong(20)));
        if (!good) {
            return null;
        }
        long base = header.getLong(20);
        long incarnation = header.getLong(12);
        if (header.getInt(8) == THINNED) {
            Runs runs = Runs.read(file);
            return runs == null || runs.fileOctets() > file.size() ? null : thinned(path, base, incarnation, runs);
        }
        Segment whole = whole(path, base, incarnation, file.size());
        whole.seal();
        return whole;
    }

    private static int crc(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, CRC_AT));
        return (int) crc.getValue();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
