/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * Counts of what was sent.
 *
 * @param octets carried by all flows, each direction counted once
 * @param packets carried by all flows
 */
public record Tally(long datagrams, long flowRecords, long optionsRecords, long octets, long packets) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                datagrams + other.datagrams,
                flowRecords + other.flowRecords,
                optionsRecords + other.optionsRecords,
                octets + other.octets,
                packets + other.packets);
    }
}
