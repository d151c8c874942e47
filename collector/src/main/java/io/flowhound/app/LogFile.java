/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hands the lines of a log on as if a journal had held them, sent by nobody who is known. A line that is longer than any message that is
 * received is cut to that length.
 */
final class LogFile {
    private static final int LONGEST = 65_535;

    private final Entry entry = new Entry();
    private final byte[] line = new byte[LONGEST];

    /**
     * Reads all lines, the last one with or without a line end.
     *
     * @param arrival of all lines, milliseconds since 1970
     */
    void read(InputStream in, long arrival, EntryHandler next) throws IOException {
        entry.data = line;
        entry.arrivalMillis = arrival;
        entry.length = 0;
        InputStream octets = new BufferedInputStream(in, 1 << 16);
        long position = 0;
        for (int octet = octets.read(); octet >= 0; octet = octets.read()) {
            position++;
            if (octet == '\n') {
                hand(position, next);
            } else if (entry.length < LONGEST) {
                line[entry.length++] = (byte) octet;
            }
        }
        if (entry.length > 0) {
            hand(position, next);
        }
    }

    private void hand(long position, EntryHandler next) {
        entry.nextPosition = position;
        next.entry(entry);
        entry.position = position;
        entry.length = 0;
    }
}
