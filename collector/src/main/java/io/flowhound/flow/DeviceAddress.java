/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;

/** Reads an address of 4 or 16 octets from its place: the index in the upper half, the length in the lower. */
final class DeviceAddress {
    private static final long MAPPED = 0xFFFF_0000_0000L;

    private DeviceAddress() {}

    /** The first 64 bits; 0 for IPv4. */
    static long high(byte[] octets, long place) {
        return (int) place == 4 ? 0 : Octets.i64(octets, (int) (place >>> 32));
    }

    /** The last 64 bits; IPv4 is mapped. */
    static long low(byte[] octets, long place) {
        int at = (int) (place >>> 32);
        return (int) place == 4 ? MAPPED | Octets.u32(octets, at) : Octets.i64(octets, at + 8);
    }
}
