/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an address: one instance serves all flows of that address.
 *
 * @param high the first 64 bits of the address
 * @param low the last 64 bits; IPv4 is mapped
 * @param internal whether it lies in the configured networks
 * @param group multicast or broadcast: it can only be a destination
 * @param geo JSON of the {@code geo} object, or null
 * @param as JSON of the {@code as} object, or null
 * @param asNumber its AS number, 0 when unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record Place(
        long high,
        long low,
        boolean internal,
        boolean group,
        byte @Nullable [] geo,
        byte @Nullable [] as,
        long asNumber) {
    boolean is(long addressHigh, long addressLow) {
        return low == addressLow && high == addressHigh;
    }
}
