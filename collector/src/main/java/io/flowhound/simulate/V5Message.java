/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A NetFlow v5 datagram: a header of 24 octets and up to 30 records. Version and count are true unless a test overrides
 * them.
 */
public final class V5Message {
    /** The most records that exporters put into one datagram. */
    public static final int MAX_RECORDS = 30;

    private static final int TRUTH = -1;

    private final List<V5Record> records = new ArrayList<>();
    private int version = 5;
    private int count = TRUTH;
    private long sysUptime;
    private long exportSeconds;
    private long exportNanos;
    private long sequence;
    private int engineType;
    private int engineId;
    private int sampling;
    private byte[] trailer = new byte[0];

    /** Sets the milliseconds since the device started. */
    public V5Message sysUptime(long milliseconds) {
        sysUptime = milliseconds;
        return this;
    }

    /** Sets the time of the header: seconds since 1970 and the nanoseconds that are left. */
    public V5Message exportTime(long epochSeconds, long nanos) {
        exportSeconds = epochSeconds;
        exportNanos = nanos;
        return this;
    }

    /** Sets the sequence number: flow records before this datagram. */
    public V5Message sequence(long number) {
        sequence = number;
        return this;
    }

    /** Sets type and slot of the switching engine, 0 to 255 each. */
    public V5Message engine(int type, int id) {
        engineType = type;
        engineId = id;
        return this;
    }

    /** Sets the sampling mode (0 to 3) and interval (0 to 16383), which share 16 bits. */
    public V5Message sampling(int mode, int interval) {
        sampling = mode << 14 | (interval & 0x3FFF);
        return this;
    }

    /** Adds a flow record. */
    public V5Message add(V5Record flow) {
        records.add(flow);
        return this;
    }

    /** Adds octets after the last record. */
    public V5Message trailer(byte[] octets) {
        trailer = octets.clone();
        return this;
    }

    /** Writes another version number than 5. */
    public V5Message overrideVersion(int number) {
        version = number;
        return this;
    }

    /** Writes another count of records than there are. */
    public V5Message overrideCount(int number) {
        count = number;
        return this;
    }

    /** The message as it goes into a datagram. */
    public byte[] toBytes() {
        Octets out = new Octets().u16(version).u16(count == TRUTH ? records.size() : count);
        out.u32(sysUptime).u32(exportSeconds).u32(exportNanos).u32(sequence);
        out.u8(engineType).u8(engineId).u16(sampling);
        for (V5Record flow : records) {
            flow.writeTo(out);
        }
        return out.bytes(trailer).toBytes();
    }
}
