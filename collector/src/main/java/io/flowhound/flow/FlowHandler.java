/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** Takes flows, one after the other, on one thread. */
public interface FlowHandler {
    /** Says that a flow between these addresses, IPv4 mapped, comes soon: a chance to ask memory for what is known of them. */
    default void ahead(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow) {}

    /** Takes one flow; it is borrowed until this method returns and then reused. */
    void flow(FlowRecord flow);
}
