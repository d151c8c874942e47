/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A NetFlow v1 datagram: a header of 16 octets and up to 24 records. Version and count are true unless a test overrides
 * them. The layout (Cisco, "NetFlow Export Datagram Format", version 1), offset and length in octets:
 *
 * <pre>
 * header  0 2 version    2 2 count        4 4 sysUptime ms     8 4 unix_secs     12 4 unix_nsecs
 * record  0 4 srcaddr    4 4 dstaddr      8 4 nexthop         12 2 input         14 2 output
 *        16 4 dPkts     20 4 dOctets     24 4 First (uptime)  28 4 Last (uptime)
 *        32 2 srcport   34 2 dstport     36 2 pad1            38 1 prot          39 1 tos
 *        40 1 flags     41 ... pad2 to the end of the record
 * </pre>
 *
 * <p>Cisco's tables do not agree on pad2. Wireshark, nfdump and flow-tools read records of 48 octets; manuals of old
 * line cards give 52. There is neither a sequence number nor an engine nor sampling.
 */
public final class V1Message {
    /** The most records that exporters put into one datagram. */
    public static final int MAX_RECORDS = 24;

    /** Octets of a record, as most read it. */
    public static final int RECORD = 48;

    /** Octets of a record by the manuals of some old line cards: four more of padding. */
    public static final int LONG_RECORD = 52;

    private static final int TRUTH = -1;

    private final List<V5Record> records = new ArrayList<>();
    private int version = 1;
    private int count = TRUTH;
    private int recordLength = RECORD;
    private long sysUptime;
    private long exportSeconds;
    private long exportNanos;
    private byte[] trailer = new byte[0];

    /** Sets the milliseconds since the device started. */
    public V1Message sysUptime(long milliseconds) {
        sysUptime = milliseconds;
        return this;
    }

    /** Sets the time of the header: seconds since 1970 and the nanoseconds that are left. */
    public V1Message exportTime(long epochSeconds, long nanos) {
        exportSeconds = epochSeconds;
        exportNanos = nanos;
        return this;
    }

    /** Adds a flow record; autonomous systems, masks and what only v7 has are left out. */
    public V1Message add(V5Record flow) {
        records.add(flow);
        return this;
    }

    /** Makes records of 52 octets instead of 48. */
    public V1Message longRecords() {
        recordLength = LONG_RECORD;
        return this;
    }

    /** Adds octets after the last record. */
    public V1Message trailer(byte[] octets) {
        trailer = octets.clone();
        return this;
    }

    /** Writes another version number than 1. */
    public V1Message overrideVersion(int number) {
        version = number;
        return this;
    }

    /** Writes another count of records than there are. */
    public V1Message overrideCount(int number) {
        count = number;
        return this;
    }

    /** The message as it goes into a datagram. */
    public byte[] toBytes() {
        Octets out = new Octets().u16(version).u16(count == TRUTH ? records.size() : count);
        out.u32(sysUptime).u32(exportSeconds).u32(exportNanos);
        for (V5Record flow : records) {
            flow.writeV1(out, recordLength);
        }
        return out.bytes(trailer).toBytes();
    }
}
