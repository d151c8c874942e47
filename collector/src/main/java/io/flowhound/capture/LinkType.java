/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/** What stands before the IP header of a captured packet, by the numbers of the tcpdump group. */
enum LinkType {
    ETHERNET,
    /** Linux "cooked" capture of all interfaces. */
    LINUX_SLL,
    LINUX_SLL2,
    /** Nothing: the packet starts with IPv4 or IPv6. */
    RAW,
    /** Four octets with the address family, as BSD's loopback has. */
    LOOPBACK;

    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88A8;
    private static final int OLD_SERVICE_VLAN = 0x9100;

    /** The type for a number of a file. */
    static LinkType of(int number) throws IOException {
        return switch (number) {
            case 1 -> ETHERNET;
            case 113 -> LINUX_SLL;
            case 276 -> LINUX_SLL2;
            case 12, 14, 101, 228, 229 -> RAW;
            case 0, 108 -> LOOPBACK;
            default ->
                throw new IOException(
                        "link type " + number
                                + " is not read (Ethernet, Linux cooked, raw IP and loopback are). Capture with tcpdump -i any.");
        };
    }

    /**
     * Where the IP header of a packet is expected.
     *
     * @return an index in {@code data}, or -1 when the packet says that it holds something else, or is too short
     */
    int ipHeader(byte[] data, int start, int end) {
        return switch (this) {
            case ETHERNET -> behindTags(data, start + 12, start + 14, end);
            case LINUX_SLL -> behindTags(data, start + 14, start + 16, end);
            case LINUX_SLL2 -> behindTags(data, start, start + 20, end);
            case RAW -> start;
            case LOOPBACK -> start + 4;
        };
    }

    private static int behindTags(byte[] data, int typeAt, int header, int end) {
        int type = typeAt + 2 <= end ? Octets.u16(data, typeAt) : 0;
        int at = header;
        while ((type == VLAN || type == SERVICE_VLAN || type == OLD_SERVICE_VLAN) && at + 4 <= end) {
            type = Octets.u16(data, at + 2);
            at += 4;
        }
        return type == 0x0800 || type == 0x86DD ? at : -1;
    }
}
