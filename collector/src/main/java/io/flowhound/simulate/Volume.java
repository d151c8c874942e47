/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * How much traffic flow records tell of, as a collector should store it: with sampling counted in.
 *
 * @param records flow records; each is a document where conversations are not merged
 * @param octets headers of IP included
 */
public record Volume(long records, long octets, long packets) {
    static final Volume NOTHING = new Volume(0, 0, 0);

    static Volume of(SimulatedFlow flow) {
        return new Volume(1, flow.octets(), flow.packets());
    }

    /** Both together. */
    public Volume plus(Volume other) {
        return new Volume(records + other.records, octets + other.octets, packets + other.packets);
    }
}
