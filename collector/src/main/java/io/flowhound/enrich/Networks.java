/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.List;

/**
 * The networks that count as internal, and addresses that never leave the network they are used in: those of groups, and
 * the unspecified ones that hosts bear before they have another.
 */
public final class Networks {
    private static final List<IpNetwork> GROUPS = List.of(
            IpNetwork.of(IpAddress.parse("224.0.0.0"), 4),
            IpNetwork.of(IpAddress.parse("255.255.255.255"), 32),
            IpNetwork.of(IpAddress.parse("ff00::"), 8));

    private static final List<IpNetwork> UNSPECIFIED =
            List.of(IpNetwork.of(IpAddress.parse("0.0.0.0"), 32), IpNetwork.of(IpAddress.parse("::"), 128));

    private static final List<IpNetwork> LOOPBACK =
            List.of(IpNetwork.of(IpAddress.parse("127.0.0.0"), 8), IpNetwork.of(IpAddress.parse("::1"), 128));

    /** What nobody on the Internet has: RFC 1918, 6598, 3927, 4193 and link-local, loopback, "this network". */
    private static final List<IpNetwork> PRIVATE = List.of(
            IpNetwork.of(IpAddress.parse("10.0.0.0"), 8),
            IpNetwork.of(IpAddress.parse("172.16.0.0"), 12),
            IpNetwork.of(IpAddress.parse("192.168.0.0"), 16),
            IpNetwork.of(IpAddress.parse("100.64.0.0"), 10),
            IpNetwork.of(IpAddress.parse("169.254.0.0"), 16),
            IpNetwork.of(IpAddress.parse("127.0.0.0"), 8),
            IpNetwork.of(IpAddress.parse("0.0.0.0"), 8),
            IpNetwork.of(IpAddress.parse("::1"), 128),
            IpNetwork.of(IpAddress.parse("::"), 128),
            IpNetwork.of(IpAddress.parse("fc00::"), 7),
            IpNetwork.of(IpAddress.parse("fe80::"), 10));

    private volatile List<IpNetwork> internal;

    public Networks(List<IpNetwork> internal) {
        this.internal = List.copyOf(internal);
    }

    /** Counts others as internal from now on. */
    public void use(List<IpNetwork> networks) {
        internal = List.copyOf(networks);
    }

    boolean isInternal(long high, long low) {
        return contains(internal, high, low) || contains(UNSPECIFIED, high, low);
    }

    /** Whether an address is multicast or broadcast. */
    static boolean isGroup(long high, long low) {
        return contains(GROUPS, high, low);
    }

    /** Whether an address is one that is not routed on the Internet, whatever networks are configured. */
    static boolean isPrivate(long high, long low) {
        return contains(PRIVATE, high, low);
    }

    /** Whether an address means the host itself, or none: unspecified, or of the loopback. */
    static boolean isOwn(long high, long low) {
        return contains(UNSPECIFIED, high, low) || contains(LOOPBACK, high, low);
    }

    private static boolean contains(List<IpNetwork> networks, long high, long low) {
        for (IpNetwork network : networks) {
            if (network.contains(high, low)) {
                return true;
            }
        }
        return false;
    }
}
