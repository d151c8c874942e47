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

    /** How long a datagram may have been under way. */
    private static final long TRANSIT_MILLIS = 60_000;

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

    /** Takes everything that a record of another message needs to be understood. */
    public void copy(Message other) {
        version = other.version;
        addressHigh = other.addressHigh;
        addressLow = other.addressLow;
        session = other.session;
        domain = other.domain;
        sequence = other.sequence;
        exportMillis = other.exportMillis;
        uptimeMillis = other.uptimeMillis;
        v5Sampling = other.v5Sampling;
        arrivalMillis = other.arrivalMillis;
        incarnation = other.incarnation;
        position = other.position;
        start = other.start;
        template = other.template;
    }

    /**
     * An arrival time at which the exporter had certainly not booted yet, by the uptime that the header states, epoch
     * milliseconds; {@link Long#MIN_VALUE} where it states none. Its clock plays no part: that may be set after the boot.
     */
    long bootedAfter() {
        boolean stated = version != IPFIX && uptimeMillis != 0;
        return stated ? arrivalMillis - (uptimeMillis & 0xFFFF_FFFFL) - TRANSIT_MILLIS : Long.MIN_VALUE;
    }
}
