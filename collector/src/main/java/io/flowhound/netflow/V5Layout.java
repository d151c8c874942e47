/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import java.util.List;

/**
 * The fixed layout of NetFlow v5 as if it were a template, so that its records take the path of all others. Offsets and
 * meanings: Cisco, "NetFlow Export Datagram Format", version 5.
 */
final class V5Layout {
    static final int HEADER = 24;
    static final int RECORD = 48;

    static final Template TEMPLATE = new Template(
            5,
            false,
            0,
            List.of(
                    iana(8, 4), // srcaddr
                    iana(12, 4), // dstaddr
                    iana(15, 4), // nexthop
                    iana(10, 2), // input
                    iana(14, 2), // output
                    iana(2, 4), // dPkts
                    iana(1, 4), // dOctets
                    iana(22, 4), // First
                    iana(21, 4), // Last
                    iana(7, 2), // srcport
                    iana(11, 2), // dstport
                    iana(210, 1), // pad1
                    iana(6, 1), // tcp_flags
                    iana(4, 1), // prot
                    iana(5, 1), // tos
                    iana(16, 2), // src_as
                    iana(17, 2), // dst_as
                    iana(9, 1), // src_mask
                    iana(13, 1), // dst_mask
                    iana(210, 2))); // pad2

    private V5Layout() {}

    private static FieldSpec iana(int element, int length) {
        return new FieldSpec(0, element, length);
    }
}
