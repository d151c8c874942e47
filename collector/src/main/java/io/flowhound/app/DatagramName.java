/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.journal.Entry;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names a datagram by what it is instead of where it stands, so that ids of documents are the same whenever it is
 * imported: by the SHA-256 of arrival, sender and octets. Of it the incarnation takes 64 bits and the position 48, and ids
 * carry the lower 48 of the one and all of the other: two of a billion datagrams share a name with a probability of 10^-11.
 */
final class DatagramName {
    private static final int HEAD = 8 + 16 + 4;
    private static final int POSITION_BITS = 48;

    private final MessageDigest digest;
    private final ByteBuffer head = ByteBuffer.allocate(HEAD);
    private final ByteBuffer hash = ByteBuffer.allocate(32);

    DatagramName() {
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
        entry.position = hash.getLong(8) >>> (Long.SIZE - POSITION_BITS);
    }
}
