/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.Arrays;

/** The packets of a conversation in the order of their sending. */
final class Script {
    private static final int TIME_SHIFT = 25;
    private static final int SIZE_SHIFT = 9;
    private static final int SIZE_MASK = 0xFFFF;
    private static final int FLAGS_MASK = 0xFF;

    /** Each as one number, which sorts by time: microseconds since the conversation began, size, flags, way. */
    private long[] packets = new long[16];

    private int count;

    /** Adds a packet; {@code time} in microseconds since the conversation began, {@code size} in octets of layer 3. */
    void add(long time, boolean forth, int size, int flags) {
        if (count == packets.length) {
            packets = Arrays.copyOf(packets, 2 * count);
        }
        packets[count] = time << TIME_SHIFT | (long) size << SIZE_SHIFT | (long) flags << 1 | (forth ? 0 : 1);
        count++;
    }

    /** Puts them in order. Equal times are the server's after the client's. */
    Script sorted() {
        Arrays.sort(packets, 0, count);
        return this;
    }

    int count() {
        return count;
    }

    long time(int packet) {
        return packets[packet] >>> TIME_SHIFT;
    }

    int size(int packet) {
        return (int) (packets[packet] >>> SIZE_SHIFT) & SIZE_MASK;
    }

    int flags(int packet) {
        return (int) (packets[packet] >>> 1) & FLAGS_MASK;
    }

    boolean isForth(int packet) {
        return (packets[packet] & 1) == 0;
    }

    /** When the last one is sent. */
    long end() {
        return count == 0 ? 0 : time(count - 1);
    }
}
