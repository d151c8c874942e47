/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** Senders that collect from devices and send on what these told: mediators, proxies and other collectors. */
@FunctionalInterface
public interface Relays {
    /** Nobody is believed. */
    Relays NONE = (addressHigh, addressLow) -> false;

    /** Whether a sender is believed when it names the exporter of its records (IE 130, 131, 403 or 404). */
    boolean trusts(long addressHigh, long addressLow);
}
