/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Writes times as ISO 8601; remembers the text of the seconds it wrote, since flows come from the same few minutes. */
final class IsoTime {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.");
    private static final int PREFIX = 20; // 2026-11-22T04:11:00.
    private static final int SLOTS = 2048; // a power of two: half an hour of seconds
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private final long[] seconds = new long[SLOTS];
    private final byte[] prefixes = new byte[SLOTS * PREFIX];

    IsoTime() {
        Arrays.fill(seconds, -1);
    }

    /** Writes 24 octets. Times outside the years 1970 to 9999 are clamped. */
    void write(long epochMillis, byte[] into, int at) {
        long millis = Math.clamp(epochMillis, 0, LAST_SECOND * 1000 + 999);
        long second = millis / 1000;
        int slot = (int) second & SLOTS - 1;
        if (seconds[slot] != second) {
            byte[] text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)
                    .format(SECONDS)
                    .getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, prefixes, slot * PREFIX, PREFIX);
            seconds[slot] = second;
        }
        System.arraycopy(prefixes, slot * PREFIX, into, at, PREFIX);
        int fraction = (int) (millis - second * 1000);
        into[at + 20] = (byte) ('0' + fraction / 100);
        into[at + 21] = (byte) ('0' + fraction / 10 % 10);
        into[at + 22] = (byte) ('0' + fraction % 10);
        into[at + 23] = 'Z';
    }
}
