/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import io.flowhound.schema.IpAddress;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.TrafficTruth;
import io.flowhound.simulate.TrafficTruth.Conversation;
import io.flowhound.simulate.Volume;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the figures of panels must be, computed from what was simulated. */
final class TruthOf {
    private final TrafficTruth traffic;

    TruthOf(Simulation simulation) {
        traffic = simulation.traffic();
    }

    long records() {
        return traffic.total().records();
    }

    /** The sum of a field over all flows; null for a field that the truth does not tell of. */
    @Nullable
    Double sum(String field) {
        return switch (field) {
            case "network.bytes" -> (double) traffic.total().octets();
            case "network.packets" -> (double) traffic.total().packets();
            case "source.bytes" -> sum(conversation -> conversation.toServer().octets());
            case "destination.bytes" ->
                sum(conversation -> conversation.toClient().octets());
            default -> null;
        };
    }

    private double sum(Function<Conversation, Long> part) {
        return traffic.conversations().stream().mapToDouble(part::apply).sum();
    }

    /** Octets by the values of a field; empty for a field that the truth does not tell of. */
    Map<String, Volume> by(String field) {
        return switch (field) {
            case "source.ip" ->
                by(conversation -> IpAddress.of(conversation.client()).toString());
            case "destination.ip" ->
                by(conversation -> IpAddress.of(conversation.server()).toString());
            case "observer.ip" ->
                by(conversation -> traffic.byExporter()
                        .get(conversation.exporter())
                        .exporter()
                        .loopbackAddress());
            case "destination.port" ->
                by(conversation -> conversation.hasPort() ? "" + conversation.serverPort() : "none");
            default -> Map.of();
        };
    }

    private Map<String, Volume> by(Function<Conversation, String> key) {
        Map<String, Volume> sums = new TreeMap<>();
        traffic.conversations()
                .forEach(conversation -> sums.merge(key.apply(conversation), conversation.total(), Volume::plus));
        return sums;
    }
}
