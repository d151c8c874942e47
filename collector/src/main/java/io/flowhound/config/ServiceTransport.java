/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** What carries a service: the protocols that have ports. */
public enum ServiceTransport {
    TCP(6),
    UDP(17),
    DCCP(33),
    SCTP(132);

    private final int number;

    ServiceTransport(int number) {
        this.number = number;
    }

    /** Its IP protocol number. */
    public int number() {
        return number;
    }
}
