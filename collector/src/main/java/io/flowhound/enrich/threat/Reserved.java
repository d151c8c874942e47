/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What no list may name, since a slip of somebody else must not tag everything: addresses that are not routed on the Internet (RFC 6890 and
 * IANA's registries of special-purpose addresses), and networks that are too large to be of one mind. The addresses for documentation
 * (RFC 5737, RFC 3849) are allowed: nobody has them, and examples need some.
 */
final class Reserved {
    private static final int SHORTEST_IPV4 = 96 + 8;
    private static final int SHORTEST_IPV6 = 16;

    private record Special(IpNetwork network, String meaning) {}

    private static final List<Special> SPECIAL = List.of(
            special("0.0.0.0", 8, "means this host"),
            special("10.0.0.0", 8, "is private"),
            special("100.64.0.0", 10, "is shared by carriers"),
            special("127.0.0.0", 8, "is loopback"),
            special("169.254.0.0", 16, "is link-local"),
            special("172.16.0.0", 12, "is private"),
            special("192.0.0.0", 24, "is reserved for protocols"),
            special("192.168.0.0", 16, "is private"),
            special("198.18.0.0", 15, "is for benchmarks"),
            special("224.0.0.0", 4, "is multicast"),
            special("240.0.0.0", 4, "is reserved"),
            special("::", 8, "is reserved"),
            special("100::", 64, "is discarded"),
            special("fc00::", 7, "is private"),
            special("fe80::", 10, "is link-local"),
            special("fec0::", 10, "is site-local"),
            special("ff00::", 8, "is multicast"));

    /** Whether anything special begins with an octet: of most addresses there is nothing more to ask. */
    private static final boolean[] FIRST_OCTETS = firstOctets();

    private Reserved() {}

    private static boolean[] firstOctets() {
        boolean[] octets = new boolean[256];
        for (Special special : SPECIAL) {
            IpAddress first = special.network.first();
            if (IpAddress.isIpv4(first.high(), first.low())) {
                int from = (int) (first.low() >>> 24) & 0xFF;
                int count = 1 << Math.max(0, SHORTEST_IPV4 - special.network.prefix());
                Arrays.fill(octets, from, from + count, true);
            }
        }
        return octets;
    }

    private static Special special(String address, int length, String meaning) {
        return new Special(IpNetwork.of(IpAddress.parse(address), length), meaning);
    }

    /** Why a network cannot be taken; null when it can. */
    static @Nullable String reason(long high, long low, int prefix) {
        boolean ipv4 = IpAddress.isIpv4(high, low);
        if (prefix < (ipv4 ? SHORTEST_IPV4 : SHORTEST_IPV6)) {
            return "has more addresses than a list can mean";
        }
        if (ipv4 && !FIRST_OCTETS[(int) (low >>> 24) & 0xFF]) {
            return null;
        }
        for (Special special : SPECIAL) {
            IpNetwork network = special.network;
            IpAddress first = network.first();
            boolean sameVersion = IpAddress.isIpv4(first.high(), first.low()) == ipv4;
            boolean around = sameVersion
                    && prefix < network.prefix()
                    && new IpNetwork(new IpAddress(high, low), prefix).contains(first.high(), first.low());
            if (sameVersion && (around || network.contains(high, low))) {
                return around ? "has " + text(network) + " in it, which " + special.meaning : special.meaning;
            }
        }
        return null;
    }

    private static String text(IpNetwork network) {
        IpAddress first = network.first();
        boolean ipv4 = IpAddress.isIpv4(first.high(), first.low());
        return first + "/" + (ipv4 ? network.prefix() - 96 : network.prefix());
    }
}
