/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

/** The protocols that are measured, and how many flows a full datagram of each carries. */
public enum Protocol {
    V5(30),
    /** 19 IPv4, 5 IPv6. */
    V9(24),
    /** 12 IPv4, 4 IPv6, 2 biflows with elements of variable length. */
    IPFIX(18);

    final int flows;

    Protocol(int flows) {
        this.flows = flows;
    }
}
