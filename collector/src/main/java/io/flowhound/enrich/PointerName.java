/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpAddress;

/** The names under which DNS keeps the names of addresses: {@code in-addr.arpa} and {@code ip6.arpa}. */
final class PointerName {
    private static final String HEX = "0123456789abcdef";

    private PointerName() {}

    /** The name to ask for, with the dot of the root. */
    static String of(IpAddress address) {
        StringBuilder name = new StringBuilder(74);
        if (IpAddress.isIpv4(address.high(), address.low())) {
            for (int shift = 0; shift < 32; shift += 8) {
                name.append(address.low() >>> shift & 0xFF).append('.');
            }
            return name.append("in-addr.arpa.").toString();
        }
        nibbles(name, address.low());
        nibbles(name, address.high());
        return name.append("ip6.arpa.").toString();
    }

    private static void nibbles(StringBuilder name, long half) {
        for (int shift = 0; shift < Long.SIZE; shift += 4) {
            name.append(HEX.charAt((int) (half >>> shift) & 0xF)).append('.');
        }
    }
}
