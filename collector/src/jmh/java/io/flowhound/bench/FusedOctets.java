/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads numbers from datagrams and writes numbers and pieces of eight octets, without any branch. */
final class FusedOctets {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle NETWORK_LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle NETWORK_INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle NETWORK_SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final int[] LEAST = {0, 0, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private FusedOctets() {}

    static int u8(byte[] from, int at) {
        return from[at] & 0xFF;
    }

    static int u16(byte[] from, int at) {
        return (short) NETWORK_SHORTS.get(from, at) & 0xFFFF;
    }

    static int i32(byte[] from, int at) {
        return (int) NETWORK_INTS.get(from, at);
    }

    static long i64(byte[] from, int at) {
        return (long) NETWORK_LONGS.get(from, at);
    }

    /** A number of one to eight octets that ends before {@code end}: what stands before it is read too, and shifted out. */
    static long number(byte[] from, int end, int length) {
        int unused = 64 - 8 * length;
        return i64(from, end - 8) << unused >>> unused;
    }

    /** Eight characters as the number that {@link #eight} writes. */
    static long piece(String text) {
        return (long) LONGS.get(text.getBytes(StandardCharsets.US_ASCII), 0);
    }

    /** Writes a piece; the caller knows how much of it counts. */
    static void eight(byte[] to, int at, long piece) {
        LONGS.set(to, at, piece);
    }

    /** Copies 24 octets within an array. */
    static void copy24(byte[] octets, int from, int to) {
        LONGS.set(octets, to, (long) LONGS.get(octets, from));
        LONGS.set(octets, to + 8, (long) LONGS.get(octets, from + 8));
        LONGS.set(octets, to + 16, (long) LONGS.get(octets, from + 16));
    }

    /** Copies 16 octets within an array. */
    static void copy16(byte[] octets, int from, int to) {
        LONGS.set(octets, to, (long) LONGS.get(octets, from));
        LONGS.set(octets, to + 8, (long) LONGS.get(octets, from + 8));
    }

    /** Writes a number from 0 to 99,999,999: always eight digits, shifted so far that the leading zeros fall out. */
    static int small(byte[] to, int at, int value) {
        int most = (((32 - Integer.numberOfLeadingZeros(value | 1)) * 1233) >>> 12) + 1;
        int digits = most - ((value - LEAST[most]) >>> 31);
        LONGS.set(to, at, (eightDigits(value) >>> (64 - 8 * digits)) + ZEROS);
        return at + digits;
    }

    private static long eightDigits(int value) {
        int upper = value / 10_000;
        long fours = upper | (long) (value - upper * 10_000) << 32;
        long hundreds = ((fours * 10_486) >>> 20) & 0x0000_007F_0000_007FL;
        long pairs = hundreds | (fours - hundreds * 100) << 16;
        long tens = ((pairs * 103) >>> 10) & 0x000F_000F_000F_000FL;
        return tens | (pairs - tens * 10) << 8;
    }
}
