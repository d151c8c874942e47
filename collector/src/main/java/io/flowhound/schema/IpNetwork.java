/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

/**
 * A network as the first bits of its addresses.
 *
 * @param first any address of it; IPv4 is mapped
 * @param prefix how many bits count, 0 to 128; of an IPv4 network 96 more than is written behind its slash
 */
public record IpNetwork(IpAddress first, int prefix) {
    private static final int MAPPED = 96;

    /** The network that is written {@code first/length}. */
    public static IpNetwork of(IpAddress first, int length) {
        return new IpNetwork(first, IpAddress.isIpv4(first.high(), first.low()) ? MAPPED + length : length);
    }

    /**
     * Whether an address, IPv4 mapped, lies in it. A network of IPv6 holds no address of IPv4, so that {@code ::/0} is IPv6 alone. Costs a few
     * comparisons: it is asked for each new address.
     */
    public boolean contains(long high, long low) {
        if (prefix < MAPPED && IpAddress.isIpv4(high, low)) {
            return false;
        }
        if (prefix == 0) {
            return true;
        }
        if (prefix <= 64) {
            return (high ^ first.high()) >>> (64 - prefix) == 0;
        }
        return high == first.high()
                && (prefix == 128 ? low == first.low() : (low ^ first.low()) >>> (128 - prefix) == 0);
    }
}
