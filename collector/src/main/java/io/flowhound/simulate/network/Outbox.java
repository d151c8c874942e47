/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Datagrams on their way to the collector, given on in the order of their arrival. */
final class Outbox {
    /** Routers send at their scans, some milliseconds apart, since they did not start together. */
    private static final long SPREAD_MICROS = 1_700;

    private final PriorityQueue<Sent> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Sent::time).thenComparingLong(Sent::serial));
    private long serial;

    /** One datagram; {@code time} is when it arrives, in microseconds since the network began. */
    record Sent(int exporter, long time, long serial, byte[] payload) {}

    void add(int exporter, long now, byte[] payload) {
        serial++;
        waiting.add(new Sent(exporter, now + (exporter + 1) * SPREAD_MICROS, serial, payload));
    }

    /** The next one that arrives before a time, or null. */
    @Nullable
    Sent before(long time) {
        Sent next = waiting.peek();
        return next != null && next.time < time ? waiting.poll() : null;
    }
}
