/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fixed layouts of NetFlow v1, v5 and v7 as if they were templates, so that their records take the path of all others.
 * Offsets and meanings: Cisco, "NetFlow Export Datagram Format".
 *
 * @param header octets of the header
 * @param record octets of a record
 * @param template what a record holds; its id is the version
 */
record FixedLayout(int header, int record, Template template) {
    private static final int PADDING = 210;
    private static final int V1_LONG_RECORD = 52;

    /** Addresses, next hop, interfaces, counters, times and ports: the same in all versions. */
    private static final int[][] COMMON = {
        {8, 4}, // srcaddr
        {12, 4}, // dstaddr
        {15, 4}, // nexthop
        {10, 2}, // input
        {14, 2}, // output
        {2, 4}, // dPkts
        {1, 4}, // dOctets
        {22, 4}, // First
        {21, 4}, // Last
        {7, 2}, // srcport
        {11, 2} // dstport
    };

    /** Flags, protocol and ToS, autonomous systems and prefix lengths of v5 and v7. */
    private static final int[][] ROUTED = {
        {PADDING, 1}, {6, 1}, {4, 1}, {5, 1}, {16, 2}, {17, 2}, {9, 1}, {13, 1}, {PADDING, 2}
    };

    private static final FixedLayout V1 =
            layout(Message.V1, 16, COMMON, new int[][] {{PADDING, 2}, {4, 1}, {5, 1}, {6, 1}, {PADDING, 7}});
    private static final FixedLayout V5 = layout(Message.V5, 24, COMMON, ROUTED);
    private static final FixedLayout V7 = layout(
            Message.V7, 24, COMMON, ROUTED, new int[][] {{PADDING, 4}}); // router_sc: the router that was bypassed

    private static FixedLayout layout(int version, int header, int[][]... parts) {
        List<FieldSpec> fields = new ArrayList<>();
        for (int[][] part : parts) {
            for (int[] field : part) {
                fields.add(new FieldSpec(0, field[0], field[1]));
            }
        }
        Template template = new Template(version, false, 0, fields);
        return new FixedLayout(header, template.minimumLength(), template);
    }

    /**
     * How long the records of a datagram are. Those of v1 have 48 octets from most devices and 52 from some, by which
     * Cisco's own tables differ too: 52 when exactly the announced number of them fits.
     *
     * @param payload octets behind the header
     */
    int recordLength(int count, int payload) {
        boolean isLong = template.id() == Message.V1 && payload == count * V1_LONG_RECORD;
        return isLong ? V1_LONG_RECORD : record;
    }

    /** The layout of a version, or null when that has none. */
    static @Nullable FixedLayout of(int version) {
        return switch (version) {
            case Message.V1 -> V1;
            case Message.V5 -> V5;
            case Message.V7 -> V7;
            default -> null;
        };
    }
}
