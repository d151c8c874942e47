/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A capture file, read block by block into one reused array. Blocks end early where the file is cut off. */
final class CaptureInput {
    /** Longer packets and blocks than this are taken for damage. */
    static final int MAX_BLOCK = 16 << 20;

    private final InputStream in;
    private final long startMillis;
    private final IpAddress exporter;
    private byte[] data = new byte[1 << 16];
    private ByteBuffer view = ByteBuffer.wrap(data);
    private int length;

    /**
     * Wraps a stream.
     *
     * @param startMillis the time for packets of which the file gives none, epoch milliseconds
     * @param exporter the sender of messages of which the file gives none
     */
    CaptureInput(InputStream in, long startMillis, IpAddress exporter) {
        this.in = in;
        this.startMillis = startMillis;
        this.exporter = exporter;
    }

    IpAddress exporter() {
        return exporter;
    }

    long startMillis() {
        return startMillis;
    }

    /** Reads the next octets, 0 to {@link #MAX_BLOCK}; false when the file ends before the last of them. */
    boolean next(int octets) throws IOException {
        if (octets > data.length) {
            data = Arrays.copyOf(data, Integer.highestOneBit(octets) * 2);
            view = ByteBuffer.wrap(data).order(view.order());
        }
        length = in.readNBytes(data, 0, octets);
        return length == octets;
    }

    /** How many octets the last block has. */
    int length() {
        return length;
    }

    byte[] data() {
        return data;
    }

    void order(ByteOrder order) {
        view.order(order);
    }

    int intAt(int index) {
        return view.getInt(index);
    }

    long longAt(int index) {
        return view.getLong(index);
    }

    int shortAt(int index) {
        return view.getShort(index) & 0xFFFF;
    }

    int byteAt(int index) {
        return view.get(index) & 0xFF;
    }
}
