/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses one body after another into an array that it keeps (RFC 1952). A GZIPOutputStream cannot be used again, and
 * would allocate its tables of a quarter of a megabyte for every request. Not safe for use by several threads.
 */
final class GzipBuffer implements AutoCloseable {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};
    private static final int TRAILER = 8;

    private final Deflater deflater = new Deflater(1, true);
    private final CRC32 crc = new CRC32();
    private byte[] octets = new byte[1 << 16];
    private int length;

    /** Compresses {@code length} octets of {@code body} from 0. */
    void compress(byte[] body, int bodyLength) {
        System.arraycopy(HEADER, 0, octets, 0, HEADER.length);
        length = HEADER.length;
        deflater.reset();
        deflater.setInput(body, 0, bodyLength);
        deflater.finish();
        while (!deflater.finished()) {
            ensure(TRAILER + 1);
            length += deflater.deflate(octets, length, octets.length - length);
        }
        crc.reset();
        crc.update(body, 0, bodyLength);
        ensure(TRAILER);
        littleEndian((int) crc.getValue());
        littleEndian(bodyLength);
    }

    /** The array whose first {@link #length} octets are the compressed body, until the next one. */
    byte[] octets() {
        return octets;
    }

    int length() {
        return length;
    }

    private void ensure(int more) {
        if (octets.length - length < more) {
            octets = Arrays.copyOf(octets, 2 * octets.length);
        }
    }

    private void littleEndian(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            octets[length++] = (byte) (value >>> shift);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
