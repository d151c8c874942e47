/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between which networks flows were seen, so that silence can be told from blindness.
 *
 * @param from beginning of the time that was looked at, milliseconds since 1970
 * @param to its end
 * @param networks our own, in the order in which they are to be named
 * @param seen pairs of them between which there were flows
 * @param blind pairs of them between which there was none; a pair of a network with itself is the traffic inside of it
 * @param exporters that told of flows
 */
public record SeenNetworks(
        long from, long to, List<Network> networks, List<Pair> seen, List<Pair> blind, List<Exporter> exporters) {
    public SeenNetworks {
        networks = List.copyOf(networks);
        seen = List.copyOf(seen);
        blind = List.copyOf(blind);
        exporters = List.copyOf(exporters);
    }

    /**
     * A network of ours.
     *
     * @param name such as {@code 10.1.0.0/16}
     * @param flows documents of which it is a side
     */
    public record Network(String name, long flows) {}

    /**
     * Two networks, whichever opened the conversations.
     *
     * @param a name of one
     * @param b name of the other, or of the same
     * @param flows documents; 0 for a blind pair
     */
    public record Pair(String a, String b, long flows) {
        /** Whether it is the traffic inside of one network. */
        public boolean inside() {
            return a.equals(b);
        }
    }

    /**
     * A device that told of flows.
     *
     * @param address {@code observer.ip}
     * @param name {@code observer.name}, or null
     * @param flows documents
     */
    public record Exporter(String address, @Nullable String name, long flows) {}
}
