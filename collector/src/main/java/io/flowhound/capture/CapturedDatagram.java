/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

/**
 * One UDP datagram of a capture, or one IPFIX message of a stream or file. One instance is reused for all: copy what must
 * outlive the call.
 */
public final class CapturedDatagram {
    /** The payload stands at {@link #offset}, {@link #length} octets long. Not to be changed. */
    public byte[] data = new byte[0];

    public int offset;
    public int length;

    /** When it was captured, epoch milliseconds; of a stream its last octet, in an IPFIX file when it was exported. */
    public long arrivalMillis;

    /** The sender's address as two halves of an IPv6 address; IPv4 is mapped (::ffff:a.b.c.d). */
    public long addressHigh;

    public long addressLow;

    /** The sender's port, 0 to 65,535; 0 in an IPFIX file. */
    public int port;

    /** The receiver's port, 0 to 65,535; 0 in an IPFIX file. */
    public int destinationPort;

    /**
     * Which connection it came by: 0 for UDP, 1 for an IPFIX file, else a number of the TCP connection or SCTP association that is the
     * same in every capture of it.
     */
    public int session;
}
