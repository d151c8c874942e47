/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What tells one stream of templates from another (RFC 7011 section 8): never the source port of UDP, which changes when an
 * exporter restarts, but each TCP connection is a stream of its own.
 *
 * @param addressHigh first 64 bits of the exporter's address
 * @param addressLow last 64 bits; IPv4 is mapped
 * @param session 0 for UDP, else the number of the TCP connection
 * @param domain observation domain, source id or engine
 * @param version 1, 5, 7, 9 or 10
 */
public record ExporterKey(long addressHigh, long addressLow, int session, int domain, int version) {
    boolean matches(Message message) {
        return addressLow == message.addressLow
                && addressHigh == message.addressHigh
                && domain == message.domain
                && session == message.session
                && version == message.version;
    }

    /** That of the stream which a message belongs to. */
    public static ExporterKey of(Message message) {
        return new ExporterKey(
                message.addressHigh, message.addressLow, message.session, message.domain, message.version);
    }

    /** Writes it for the next start. */
    public void save(DataOutput out) throws IOException {
        out.writeLong(addressHigh);
        out.writeLong(addressLow);
        out.writeInt(session);
        out.writeInt(domain);
        out.writeInt(version);
    }

    /** Reads what {@link #save} wrote. */
    public static ExporterKey restore(DataInput in) throws IOException {
        return new ExporterKey(in.readLong(), in.readLong(), in.readInt(), in.readInt(), in.readInt());
    }
}
