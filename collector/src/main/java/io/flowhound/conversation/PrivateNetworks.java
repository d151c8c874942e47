/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

/** Knows the addresses that have to be translated to reach the internet: RFC 1918, RFC 6598 and RFC 4193. */
final class PrivateNetworks {
    private static final long MAPPED = 0xFFFF_0000_0000L;

    private PrivateNetworks() {}

    /** Whether an address, IPv4 mapped, is one of them. */
    static boolean contain(long high, long low) {
        if (high != 0 || low >>> 32 != MAPPED >>> 32) {
            return high >>> 57 == 0xFC >>> 1;
        }
        int address = (int) low;
        return address >>> 24 == 10
                || address >>> 20 == (172 << 4 | 1)
                || address >>> 16 == (192 << 8 | 168)
                || address >>> 22 == (100 << 2 | 1);
    }
}
