/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.journal.Entry;
import io.flowhound.schema.JsonBuffer;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names datagrams by what they are instead of where they stand, so that ids of documents are the same whenever they are
 * imported: by the first 88 bits of the SHA-256 of arrival, sender and octets. Two of a billion datagrams share a name with
 * a probability of 2 in a billion.
 *
 * <p>Within the decoder positions have to rise, so an entry carries 64 bits of its name as its incarnation and 24 below its
 * number in this import; documents are written with the name alone. For one thread.
 */
final class DatagramName implements DocumentHandler {
    private static final int HEAD = 8 + 16 + 4;
    private static final int LOW_BITS = 24;
    private static final long LOW = (1L << LOW_BITS) - 1;
    private static final int IDS_TAKE = 48; // of an incarnation

    private final DocumentHandler next;
    private final MessageDigest digest;
    private final ByteBuffer head = ByteBuffer.allocate(HEAD);
    private final ByteBuffer hash = ByteBuffer.allocate(32);

    private long number;

    /** Hands documents on to {@code next}. */
    DatagramName(DocumentHandler next) {
        this.next = next;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Sets incarnation and position of an entry. */
    void give(Entry entry) {
        head.clear().putLong(entry.arrivalMillis).putLong(entry.addressHigh).putLong(entry.addressLow);
        digest.update(head.putInt(entry.port).array());
        digest.update(entry.data, entry.offset, entry.length);
        try {
            digest.digest(hash.array(), 0, hash.capacity());
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 octets", e);
        }
        entry.incarnation = hash.getLong(0);
        entry.position = (number++ << LOW_BITS) | (hash.getLong(8) & LOW);
    }

    @Override
    public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
        return next.begin(
                timestampMillis, incarnation, ((incarnation >>> IDS_TAKE) << LOW_BITS) | (position & LOW), record);
    }

    @Override
    public void end() {
        next.end();
    }
}
