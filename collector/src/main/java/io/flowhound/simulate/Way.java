/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * What a connection carries in one direction.
 *
 * @param octets headers of IP included
 * @param tcpFlags all that were seen, or-ed together; 0 without TCP
 */
record Way(long octets, long packets, int tcpFlags) {
    /**
     * What a collector stores of it when the exporter looks at one packet of {@code rate}: a multiple of the rate, and
     * one packet of it is always seen.
     */
    Way sampled(int rate) {
        if (rate == 1) {
            return this;
        }
        long seen = Math.max(1, packets / rate);
        return new Way(rate * Math.max(20 * seen, octets * seen / packets), rate * seen, tcpFlags);
    }

    Way {
        if (packets < 1 || octets < 20 * packets) {
            throw new IllegalArgumentException(packets + " packets cannot have " + octets + " octets");
        }
    }
}
