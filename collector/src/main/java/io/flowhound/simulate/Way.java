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
    Way {
        if (packets < 1 || octets < 20 * packets) {
            throw new IllegalArgumentException(packets + " packets cannot have " + octets + " octets");
        }
    }
}
