/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Json;

/** The TCP control bits (RFC 9293 section 3.1, IE 6) and their names as JSON lists. */
final class TcpFlags {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;
    /** All nine; the bits above them are the data offset or reserved. */
    static final int ALL = 0x1FF;

    private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "NS"};
    private static final byte[][] LISTS = new byte[1 << NAMES.length][];

    static {
        for (int flags = 0; flags < LISTS.length; flags++) {
            StringBuilder list = new StringBuilder("[");
            for (int bit = 0; bit < NAMES.length; bit++) {
                if ((flags & 1 << bit) != 0) {
                    list.append(list.length() == 1 ? "" : ",")
                            .append('"')
                            .append(NAMES[bit])
                            .append('"');
                }
            }
            LISTS[flags] = Json.raw(list.append(']').toString());
        }
    }

    private TcpFlags() {}

    /** The names of the flags, such as {@code ["SYN","ACK"]}. */
    static byte[] json(long flags) {
        return LISTS[(int) flags & LISTS.length - 1];
    }
}
