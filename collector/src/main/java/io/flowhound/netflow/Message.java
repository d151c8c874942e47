/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

/** What the header of a message and the circumstances of its arrival say about its records. Reused for all messages. */
public final class Message {
    /** 5, 9 or 10 (IPFIX). */
    public int version;
    /** The exporter's address, IPv4 mapped. */
    public long addressHigh;

    public long addressLow;
    /** Observation domain (IPFIX), source id (v9), engine type and id (v5); unsigned 32 bits. */
    public int domain;
    /** Sequence number, unsigned 32 bits. */
    public int sequence;
    /** When the exporter says that it sent the message, epoch milliseconds. */
    public long exportMillis;
    /** Milliseconds since the exporter booted, unsigned 32 bits; v5 and v9 only. */
    public int uptimeMillis;
    /** The sampling field of a v5 header: mode in the upper 2 bits, interval in the lower 14. */
    public int v5Sampling;
    /** When it arrived here, epoch milliseconds. */
    public long arrivalMillis;
    /** The journal position of the datagram. */
    public long position;
    /** Id of the template of the current data set. */
    public int template;
    /** Data records seen in this datagram so far: the place of the next one. */
    public int records;
}
