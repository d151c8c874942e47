/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A NetFlow v7 datagram, as Catalyst switches send it: a header of 24 octets and up to 30 records of 52. Version and count
 * are true unless a test overrides them. The layout (Cisco, "NetFlow Export Datagram Format", version 7), offset and
 * length in octets:
 *
 * <pre>
 * header  0 2 version    2 2 count        4 4 sysUptime ms     8 4 unix_secs     12 4 unix_nsecs
 *        16 4 flow_sequence (flows before this datagram)      20 4 reserved
 * record  0 4 srcaddr    4 4 dstaddr      8 4 nexthop         12 2 input         14 2 output
 *        16 4 dPkts     20 4 dOctets     24 4 First (uptime)  28 4 Last (uptime)
 *        32 2 srcport   34 2 dstport     36 1 pad1            37 1 tcp_flags     38 1 prot    39 1 tos
 *        40 2 src_as    42 2 dst_as      44 1 src_mask        45 1 dst_mask
 *        46 2 flags (which fields of the record are not valid) 48 4 router_sc (the router that was bypassed)
 * </pre>
 *
 * <p>The first 46 octets of a record are those of v5. By the flow mask that the switch runs with, addresses, ports and
 * protocol may be 0 because they were not looked at. There is no engine and no sampling.
 */
public final class V7Message {
    /** The most records that exporters put into one datagram. */
    public static final int MAX_RECORDS = 30;

    private static final int TRUTH = -1;

    private final List<V5Record> records = new ArrayList<>();
    private int version = 7;
    private int count = TRUTH;
    private long sysUptime;
    private long exportSeconds;
    private long exportNanos;
    private long sequence;
    private byte[] trailer = new byte[0];

    /** Sets the milliseconds since the device started. */
    public V7Message sysUptime(long milliseconds) {
        sysUptime = milliseconds;
        return this;
    }

    /** Sets the time of the header: seconds since 1970 and the nanoseconds that are left. */
    public V7Message exportTime(long epochSeconds, long nanos) {
        exportSeconds = epochSeconds;
        exportNanos = nanos;
        return this;
    }

    /** Sets the sequence number: flow records before this datagram. */
    public V7Message sequence(long number) {
        sequence = number;
        return this;
    }

    /** Adds a flow record. */
    public V7Message add(V5Record flow) {
        records.add(flow);
        return this;
    }

    /** Adds octets after the last record. */
    public V7Message trailer(byte[] octets) {
        trailer = octets.clone();
        return this;
    }

    /** Writes another version number than 7. */
    public V7Message overrideVersion(int number) {
        version = number;
        return this;
    }

    /** Writes another count of records than there are. */
    public V7Message overrideCount(int number) {
        count = number;
        return this;
    }

    /** The message as it goes into a datagram. */
    public byte[] toBytes() {
        Octets out = new Octets().u16(version).u16(count == TRUTH ? records.size() : count);
        out.u32(sysUptime).u32(exportSeconds).u32(exportNanos).u32(sequence).u32(0);
        for (V5Record flow : records) {
            flow.writeV7(out);
        }
        return out.bytes(trailer).toBytes();
    }
}
