/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

/** One journalled datagram, as its readers see it. One instance is reused for all: copy what must outlive the call. */
public final class Entry {
    /** The octets; the datagram stands at {@link #offset}, {@link #length} octets long. Not to be changed. */
    public byte[] data = new byte[0];

    public int offset;
    public int length;

    /** When it arrived, epoch milliseconds; never less than that of the entry before. */
    public long arrivalMillis;

    /** The sender's address as two halves of an IPv6 address; IPv4 is mapped (::ffff:a.b.c.d). */
    public long addressHigh;

    public long addressLow;

    /** The sender's port, 0 to 65,535. */
    public int port;

    /** Which listener received it: a {@code listen.ListenerNumber}, which says what the entry holds. */
    public int listener;

    /**
     * Which connection it came by: 0 for UDP, else a random number of its own for each TCP connection. An entry without
     * octets says that the connection has ended.
     */
    public int session;

    /**
     * Under which incarnation of the journal it was written, 64 random bits; the same whenever it is read again. Positions
     * are unique within one incarnation only.
     */
    public long incarnation;

    /** Where it stands in the journal; rises from entry to entry, and is what document ids are made of. */
    public long position;

    /** The position behind it: what to commit once all its documents are stored. */
    public long nextPosition;
}
