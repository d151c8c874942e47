/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The line before each document of a bulk request, which names its index and id.
 *
 * <p>An id is 15 octets in URL-safe base64: the journal's incarnation (6), the position of the datagram (6) and the place
 * in it (3), big-endian. Elasticsearch recognises the alphabet and keeps the 15 octets, and since they rise with the
 * position, ids of new documents fall behind those of older ones, which makes the check for duplicates cheap.
 */
final class ActionLine {
    /** Characters of an id. */
    static final int ID_LENGTH = 20;

    /** What follows the id. */
    static final String AFTER_ID = "\"}}\n";

    private static final long MOST_48 = (1L << 48) - 1;
    private static final int MOST_24 = (1 << 24) - 1;
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);

    private final IndexNames indices;
    /** Id and end of the line: 8 characters of incarnation, 8 of position, 4 of the place, then the end. */
    private final byte[] tail = ("A".repeat(ID_LENGTH) + AFTER_ID).getBytes(StandardCharsets.US_ASCII);

    private long incarnation;
    private long position;

    ActionLine(IndexNames indices) {
        this.indices = indices;
    }

    /** Sets the incarnation of the ids to come; its low 48 bits count. */
    void incarnation(long value) {
        if (value != incarnation) {
            incarnation = value;
            encode(value & MOST_48, 0);
        }
    }

    /** Writes the line of one document. */
    void write(JsonBuffer into, long timestampMillis, long newPosition, int record) {
        if (newPosition < 0 || newPosition > MOST_48 || record < 0 || record > MOST_24) {
            throw new IllegalArgumentException(
                    "No id for record " + record + " at position " + newPosition + ": 24 and 48 bits are the most");
        }
        if (newPosition != position) {
            position = newPosition;
            encode(newPosition, 8);
        }
        for (int i = 0; i < 4; i++) {
            tail[16 + i] = DIGITS[record >>> (18 - 6 * i) & 63];
        }
        into.put(indices.head(timestampMillis));
        into.put(tail);
    }

    /** The position in an id that {@link #write} made; -1 for any other text. */
    static long position(String id) {
        if (id.length() != ID_LENGTH) {
            return -1;
        }
        long position = 0;
        for (int i = 8; i < 16; i++) {
            int digit = digit(id.charAt(i));
            if (digit < 0) {
                return -1;
            }
            position = position << 6 | digit;
        }
        return position;
    }

    private static int digit(char character) {
        for (int i = 0; i < DIGITS.length; i++) {
            if (DIGITS[i] == character) {
                return i;
            }
        }
        return -1;
    }

    private void encode(long bits, int at) {
        for (int i = 0; i < 8; i++) {
            tail[at + i] = DIGITS[(int) (bits >>> (42 - 6 * i)) & 63];
        }
    }
}
