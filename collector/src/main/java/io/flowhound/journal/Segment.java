/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal: a header of 32 octets, then entries. The position of an entry is the base position of its
 * segment plus its offset in the file; the name of the file is the base position in hexadecimal.
 */
final class Segment {
    static final int HEADER = 32;
    static final String SUFFIX = ".journal";
    private static final long MAGIC = 0x464C_4F57_4A52_4E4CL; // FLOWJRNL
    private static final int VERSION = 2;
    private static final int CRC_AT = 28;

    final Path path;
    final long base;
    final long incarnation;

    private volatile long size;
    private volatile boolean sealed;

    Segment(Path path, long base, long incarnation, long size, boolean sealed) {
        this.path = path;
        this.base = base;
        this.incarnation = incarnation;
        this.size = size;
        this.sealed = sealed;
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
        return base + HEADER;
    }

    /** The position behind what is written. */
    long end() {
        return base + size;
    }

    /** How many octets of the file are written, the header included. */
    long size() {
        return size;
    }

    void size(long written) {
        size = written;
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
        header.putLong(MAGIC).putInt(VERSION).putLong(incarnation).putLong(base);
        header.putInt(CRC_AT, crc(header));
        return header.rewind().limit(HEADER);
    }

    /** Whether the header was written by a version that we do not know. */
    static boolean isOfUnknownVersion(ByteBuffer header) {
        return header.remaining() >= 12 && header.getLong(0) == MAGIC && header.getInt(8) != VERSION;
    }

    /** A full segment from the header of its file, or null when that is damaged. */
    static @Nullable Segment parse(Path path, ByteBuffer header, long size) {
        boolean good = header.remaining() >= HEADER
                && header.getLong(0) == MAGIC
                && header.getInt(8) == VERSION
                && header.getInt(CRC_AT) == crc(header)
                && path.endsWith(fileName(header.getLong(20)));
        return good ? new Segment(path, header.getLong(20), header.getLong(12), size, true) : null;
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
