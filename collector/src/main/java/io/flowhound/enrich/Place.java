/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.threat.Listed;
import org.jspecify.annotations.Nullable;

/** What is known of an address: one instance serves all flows of that address. */
public final class Place {
    private static final byte[] NO_TEXT = new byte[1];

    private final long high;
    private final long low;
    private final boolean internal;
    private final boolean group;
    private final byte @Nullable [] geo;
    private final byte @Nullable [] as;
    private final long asNumber;
    private final @Nullable Listed listed;
    private final Known known;
    /** Never null: {@link #touch} must not wait for memory to know which way to go. */
    private final byte[] text;

    /** A place that no threat list names, and whose host nothing is known of. */
    public Place(
            long high,
            long low,
            boolean internal,
            boolean group,
            byte @Nullable [] geo,
            byte @Nullable [] as,
            long asNumber) {
        this(high, low, internal, group, geo, as, asNumber, null, Known.NOBODY);
    }

    /**
     * A place.
     *
     * @param high the first 64 bits of the address
     * @param low the last 64 bits; IPv4 is mapped
     * @param internal whether it lies in the configured networks
     * @param group multicast or broadcast: it can only be a destination
     * @param geo JSON of the {@code geo} object, or null
     * @param as JSON of the {@code as} object, or null
     * @param asNumber its AS number, 0 when unknown
     * @param listed what threat lists say of it, or null
     * @param known what is known of the host
     */
    Place(
            long high,
            long low,
            boolean internal,
            boolean group,
            byte @Nullable [] geo,
            byte @Nullable [] as,
            long asNumber,
            @Nullable Listed listed,
            Known known) {
        this.high = high;
        this.low = low;
        this.internal = internal;
        this.group = group;
        this.geo = geo;
        this.as = as;
        this.asNumber = asNumber;
        this.listed = listed;
        this.known = known;
        this.text = geo == null ? NO_TEXT : geo;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    public boolean internal() {
        return internal;
    }

    public boolean group() {
        return group;
    }

    public byte @Nullable [] geo() {
        return geo;
    }

    public byte @Nullable [] as() {
        return as;
    }

    public long asNumber() {
        return asNumber;
    }

    @Nullable
    Listed listed() {
        return listed;
    }

    /** What is known of the host. */
    Known known() {
        return known;
    }

    boolean is(long addressHigh, long addressLow) {
        return low == addressLow && high == addressHigh;
    }

    /** Reads some of the longest text, so that it comes into the caches of the processor; a number that depends on it. */
    int touch() {
        return text[0] + text[text.length - 1];
    }
}
