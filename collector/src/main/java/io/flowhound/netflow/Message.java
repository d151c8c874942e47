/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

/** What the header of a message and the circumstances of its arrival say about its records. Reused for all messages. */
public final class Message {
    public static final int V1 = 1;
    public static final int V5 = 5;
    public static final int V7 = 7;
    public static final int V9 = 9;
    public static final int IPFIX = 10;

    /** One of the constants above. */
    public int version;
    /** The exporter's address, IPv4 mapped. */
    public long addressHigh;

    public long addressLow;
    /** Which connection it came by: 0 for UDP, else a number of its own for each TCP connection. */
    public int session;
    /** Observation domain (IPFIX), source id (v9), engine type and id (v5); unsigned 32 bits. */
    public int domain;
    /** Sequence number, unsigned 32 bits. */
    public int sequence;
    /** When the exporter says that it sent the message, epoch milliseconds. */
    public long exportMillis;
    /** Milliseconds since the exporter booted, unsigned 32 bits; not in IPFIX. */
    public int uptimeMillis;
    /** The sampling field of a v5 header: mode in the upper 2 bits, interval in the lower 14. */
    public int v5Sampling;
    /** When it arrived here, epoch milliseconds. */
    public long arrivalMillis;
    /** The incarnation of the journal that has the datagram; with {@link #position} it names the datagram for good. */
    public long incarnation;
    /** The journal position of the datagram. */
    public long position;
    /** Where the datagram starts in the array that records are read from: the places of records are counted from here. */
    public int start;
    /** Where the header of the current message starts, in the array: a datagram may hold several. */
    int header;
    /** Id of the template of the current data set. */
    public int template;
    /** Data records seen in this datagram so far. */
    public int records;

    /** When the exporter booted as the header says, epoch milliseconds; 0 where the protocol does not say. */
    long bootMillis() {
        return version == IPFIX ? 0 : exportMillis - (uptimeMillis & 0xFFFF_FFFFL);
    }
}
