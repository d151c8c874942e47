/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads numbers in network byte order out of an array. Callers have checked the bounds of the structure. */
public final class Octets {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Octets() {}

    public static int u8(byte[] octets, int at) {
        return octets[at] & 0xFF;
    }

    public static int u16(byte[] octets, int at) {
        return (short) SHORTS.get(octets, at) & 0xFFFF;
    }

    public static int i32(byte[] octets, int at) {
        return (int) INTS.get(octets, at);
    }

    public static long u32(byte[] octets, int at) {
        return i32(octets, at) & 0xFFFF_FFFFL;
    }

    public static long i64(byte[] octets, int at) {
        return (long) LONGS.get(octets, at);
    }

    /**
     * Reads an unsigned number of any length (reduced-size encoding, RFC 7011 section 6.2). Of more than 8 octets the
     * last 8 count.
     */
    public static long unsigned(byte[] octets, int at, int length) {
        return switch (length) {
            case 1 -> u8(octets, at);
            case 2 -> u16(octets, at);
            case 4 -> u32(octets, at);
            case 8 -> i64(octets, at);
            default -> odd(octets, at, length);
        };
    }

    private static long odd(byte[] octets, int at, int length) {
        long value = 0;
        for (int i = Math.max(0, length - 8); i < length; i++) {
            value = value << 8 | u8(octets, at + i);
        }
        return value;
    }

    /** Whether all octets from {@code from} (inclusive) to {@code to} (exclusive) are 0. */
    public static boolean allZero(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
