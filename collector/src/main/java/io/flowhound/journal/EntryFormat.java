/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

/**
 * How an entry stands in a segment: 40 octets of header, then the datagram. All numbers are big-endian.
 *
 * <pre>
 *  0  CRC-32C of all that follows, mixed with incarnation and position
 *  4  length of the datagram
 *  8  arrival, epoch milliseconds
 * 16  sender's address, IPv4 mapped
 * 32  sender's port
 * 34  listener
 * 36  session
 * 40  datagram
 * </pre>
 */
final class EntryFormat {
    static final int CRC = 0;
    static final int LENGTH = 4;
    static final int ARRIVAL = 8;
    static final int ADDRESS_HIGH = 16;
    static final int ADDRESS_LOW = 24;
    static final int PORT = 32;
    static final int LISTENER = 34;
    static final int SESSION = 36;
    static final int HEADER = 40;

    /** The longest datagram: a UDP payload or an IPFIX message. */
    static final int MAX_PAYLOAD = 0xFFFF;

    static final int MAX_ENTRY = HEADER + MAX_PAYLOAD;

    private EntryFormat() {}

    /**
     * What is mixed into the CRC. With it an entry counts only where it was written: neither what a datagram carries nor
     * what a file system left in a block of another file is taken for one.
     */
    static int seal(long incarnation, long position) {
        long mixed = (incarnation ^ position) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32);
    }
}
