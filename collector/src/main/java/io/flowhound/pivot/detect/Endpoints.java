/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import java.util.HashMap;
import java.util.Map;

/** Counts live connections by endpoint: where both ports could be the server's, the end that more peers talk to is. */
final class Endpoints {
    private record Endpoint(String address, int port) {}

    private final Map<Endpoint, Integer> connections = new HashMap<>();
    private final History history;

    Endpoints(History history) {
        this.history = history;
    }

    /** Counts a connection, or with -1 counts it no more. */
    void count(Connection connection, int by) {
        Tuple tuple = connection.tuple();
        if (connection.ambiguous() || !connection.lowIsClient()) {
            count(tuple.low(), tuple.lowPort(), by);
        }
        if (connection.ambiguous() || connection.lowIsClient()) {
            count(tuple.high(), tuple.highPort(), by);
        }
    }

    private void count(String address, int port, int by) {
        connections.merge(new Endpoint(address, port), by, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** Whether the first endpoint of an ambiguous connection is the client: fewer peers, or else the higher port. */
    boolean lowIsClient(Tuple tuple) {
        int low = popularity(tuple.low(), tuple.lowPort());
        int high = popularity(tuple.high(), tuple.highPort());
        return low == high ? tuple.lowPort() > tuple.highPort() : low < high;
    }

    private int popularity(String address, int port) {
        return connections.getOrDefault(new Endpoint(address, port), 0) + history.clients(address);
    }
}
