/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Cidr;
import java.util.ArrayList;
import java.util.List;

/**
 * A site with its hosts.
 *
 * @param ipv4 the addresses of its hosts, none where it has no IPv4
 * @param ipv6 the same of IPv6
 */
record Site(int index, SiteSetting setting, List<byte[]> ipv4, List<byte[]> ipv6) {
    private static final int FIRST_HOST = 10;

    static Site of(int index, SiteSetting setting) {
        List<byte[]> ipv4 = new ArrayList<>();
        List<byte[]> ipv6 = new ArrayList<>();
        for (Cidr network : setting.networks()) {
            byte[] first = network.network().getAddress();
            int bits = first.length * 8 - network.prefixLength();
            long room = bits >= 31 ? Integer.MAX_VALUE : 1L << bits;
            for (int host = 0; host < setting.hosts(); host++) {
                // In small ranges the numbers begin again: two hosts may not share an address, so there are fewer.
                if (host < Math.max(1, room - 2)) {
                    (first.length == 4 ? ipv4 : ipv6)
                            .add(host(first, 1 + (FIRST_HOST - 1 + host) % Math.max(1, room - 2)));
                }
            }
        }
        return new Site(index, setting, List.copyOf(ipv4), List.copyOf(ipv6));
    }

    private static byte[] host(byte[] network, long number) {
        byte[] address = network.clone();
        long rest = number;
        for (int i = address.length - 1; i >= 0 && rest > 0; i--) {
            rest += address[i] & 0xFF;
            address[i] = (byte) rest;
            rest >>>= 8;
        }
        return address;
    }

    String name() {
        return setting.name();
    }

    boolean isInternet() {
        return setting.internet();
    }

    /** Those of one version of IP. */
    List<byte[]> hosts(boolean v6) {
        return v6 ? ipv6 : ipv4;
    }
}
