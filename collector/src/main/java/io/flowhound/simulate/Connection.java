/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * One connection between two parties, as it was in truth. Exporters make one or two flow records of it.
 *
 * @param activity what it was for, a short word
 * @param exporter index of the one exporter that tells of it
 * @param start first packet, milliseconds since 1970
 * @param end last packet, milliseconds since 1970
 */
record Connection(
        String activity,
        int exporter,
        Party client,
        Party server,
        boolean ipv6,
        int clientPort,
        long start,
        long end,
        Exchange exchange) {
    static final String DENIED = "denied";

    /** Whether whoever forwards it has let nothing of it through. */
    boolean isDenied() {
        return activity.equals(DENIED);
    }

    /** Of how many packets its exporter looks at one: only the access point passes over some, those of guests. */
    int samplingRate() {
        return exporter == Segment.WIFI.exporter()
                ? Math.max(client.access().samplingRate(), server.access().samplingRate())
                : 1;
    }

    int flowRecords() {
        return exchange.toClient() == null ? 1 : 2;
    }

    /** The time after which the server's first packet passes the exporter. */
    long latency() {
        return Math.min(Math.max(1, server.roundTrip()), end - start);
    }
}
