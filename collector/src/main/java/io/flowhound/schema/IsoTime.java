/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Writes times as ISO 8601; remembers the text of the seconds it wrote, since flows come from the same few minutes. */
public final class IsoTime {
    /** The octets of a time. */
    public static final int LENGTH = 24;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.");
    private static final int PREFIX = 20; // 2026-11-22T04:11:00.
    private static final int SLOTS = 2048; // a power of two: half an hour of seconds
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
    /** "000Z" to "999Z", as little-endian ints. */
    private static final int[] FRACTIONS = new int[1000];

    static {
        for (int i = 0; i < FRACTIONS.length; i++) {
            FRACTIONS[i] = ('0' + i / 100) | ('0' + i / 10 % 10) << 8 | ('0' + i % 10) << 16 | 'Z' << 24;
        }
    }

    private final long[] seconds = new long[SLOTS];
    private final byte[] prefixes = new byte[SLOTS * LENGTH];

    public IsoTime() {
        Arrays.fill(seconds, -1);
    }

    /**
     * Writes epoch milliseconds as 2026-11-22T04:11:00.123Z. Times outside the years 1970 to 9999 are clamped.
     *
     * @return the position behind it, {@link #LENGTH} octets on
     */
    public int write(byte[] to, int at, long epochMillis) {
        long millis = Math.clamp(epochMillis, 0, LAST_SECOND * 1000 + 999);
        long second = millis / 1000;
        int slot = (int) second & SLOTS - 1;
        if (seconds[slot] != second) {
            remember(slot, second);
        }
        int from = slot * LENGTH;
        LONGS.set(to, at, (long) LONGS.get(prefixes, from));
        LONGS.set(to, at + 8, (long) LONGS.get(prefixes, from + 8));
        INTS.set(to, at + 16, (int) INTS.get(prefixes, from + 16));
        INTS.set(to, at + PREFIX, FRACTIONS[(int) (millis - second * 1000)]);
        return at + LENGTH;
    }

    private void remember(int slot, long second) {
        byte[] text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)
                .format(SECONDS)
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, prefixes, slot * LENGTH, PREFIX);
        seconds[slot] = second;
    }
}
