/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import io.flowhound.schema.IpAddress;

/**
 * A subnet of the size at which one usually ends: /24 of IPv4, /64 of IPv6.
 *
 * @param first its first address; IPv4 is mapped
 */
public record Subnet(IpAddress first) implements Comparable<Subnet> {
    static final int IPV4_LENGTH = 24;
    static final int IPV6_LENGTH = 64;

    public Subnet {
        boolean ipv4 = IpAddress.isIpv4(first.high(), first.low());
        first = new IpAddress(first.high(), ipv4 ? first.low() & ~0xFFL : 0);
    }

    /** The subnet of an address. */
    public static Subnet of(String address) {
        return new Subnet(IpAddress.parse(address));
    }

    public boolean isIpv4() {
        return IpAddress.isIpv4(first.high(), first.low());
    }

    @Override
    public int compareTo(Subnet other) {
        int high = Long.compareUnsigned(first.high(), other.first.high());
        return high == 0 ? Long.compareUnsigned(first.low(), other.first.low()) : high;
    }

    /** Such as 192.0.2.0/24. */
    @Override
    public String toString() {
        return first + "/" + (isIpv4() ? IPV4_LENGTH : IPV6_LENGTH);
    }
}
