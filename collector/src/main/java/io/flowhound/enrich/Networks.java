/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.List;

/** The networks that count as internal. Multicast and broadcast addresses never leave them, so they count as well. */
public final class Networks {
    /** RFC 1918, RFC 6598, loopback, link-local and unique local addresses. */
    public static final List<String> PRIVATE = List.of(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "::1/128",
            "fe80::/10",
            "fc00::/7");

    private static final List<Cidr> GROUPS =
            List.of(Cidr.parse("224.0.0.0/4"), Cidr.parse("255.255.255.255/32"), Cidr.parse("ff00::/8"));

    private final List<Cidr> internal;

    public Networks(List<Cidr> internal) {
        this.internal = List.copyOf(internal);
    }

    boolean isInternal(long addressHigh, long addressLow) {
        return contains(internal, addressHigh, addressLow);
    }

    static boolean isGroup(long addressHigh, long addressLow) {
        return contains(GROUPS, addressHigh, addressLow);
    }

    private static boolean contains(List<Cidr> networks, long addressHigh, long addressLow) {
        for (Cidr network : networks) {
            if (network.contains(addressHigh, addressLow)) {
                return true;
            }
        }
        return false;
    }
}
