/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A device of the home network. */
record Host(
        String name,
        Segment segment,
        Role role,
        InetAddress ipv4,
        @Nullable InetAddress ipv6,
        long mac) implements Party {
    /** Of the block that RFC 7042 sets aside for documentation, 256 addresses. */
    private static final long DOCUMENTATION_MACS = 0x00005E005300L;

    /** An address of a segment that nobody has: whoever goes through all of them comes by it. */
    static Host nobody(Segment segment, InetAddress ipv4) {
        return new Host("nobody", segment, Role.THING, ipv4, null, 0);
    }

    static Host parse(String[] cells, int number) {
        return new Host(
                cells[0],
                Segment.valueOf(cells[1]),
                Role.valueOf(cells[2]),
                Octets.inetAddress(cells[3]),
                cells[4].isEmpty() ? null : Octets.inetAddress(cells[4]),
                DOCUMENTATION_MACS + 1 + number);
    }

    @Override
    public int roundTrip() {
        return 1;
    }

    @Override
    public Access access() {
        return segment.access(role, name);
    }

    @Override
    public int prefixLength(boolean overIpv6) {
        return overIpv6 ? 64 : 24;
    }
}
