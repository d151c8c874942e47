/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The flow records of a simulation, found by the login that they tell of. */
final class LoginFlows {
    private record Key(InetAddress source, int sourcePort, InetAddress destination, int destinationPort) {}

    private final Map<Key, List<SimulatedFlow>> flows = new HashMap<>();

    LoginFlows(List<SimulatedFlow> all) {
        all.forEach(this::add);
    }

    private void add(SimulatedFlow flow) {
        Key key = new Key(flow.source(), flow.sourcePort(), flow.destination(), flow.destinationPort());
        flows.computeIfAbsent(key, each -> new ArrayList<>()).add(flow);
    }

    List<SimulatedFlow> toServer(PivotLeg leg) {
        return flows.getOrDefault(
                new Key(leg.source(), leg.sourcePort(), leg.destination(), leg.destinationPort()), List.of());
    }

    List<SimulatedFlow> toClient(PivotLeg leg) {
        return flows.getOrDefault(
                new Key(leg.destination(), leg.destinationPort(), leg.source(), leg.sourcePort()), List.of());
    }

    /** What went to the server in each minute; of slices that are longer, nothing. */
    Map<Long, Long> octetsByMinute(PivotLeg leg) {
        Map<Long, Long> minutes = new TreeMap<>();
        for (SimulatedFlow flow : toServer(leg)) {
            long minute = flow.start() / 60_000;
            if (flow.end() / 60_000 == minute) {
                minutes.merge(minute, flow.octets(), Long::sum);
            }
        }
        return minutes;
    }

    /** Fails when the flow records do not add up to the login, or do not lie within it. */
    void assertTold(PivotLeg leg) {
        assertThat(toServer(leg)).as("to the server of %s", leg).isNotEmpty();
        assertThat(toServer(leg)).allMatch(flow -> flow.exporter() == leg.exporter());
        assertThat(toServer(leg).stream().mapToLong(SimulatedFlow::octets).sum())
                .isEqualTo(leg.octetsToServer());
        assertThat(toClient(leg).stream().mapToLong(SimulatedFlow::octets).sum())
                .isEqualTo(leg.octetsToClient());
        assertThat(toServer(leg).getFirst().start()).isEqualTo(leg.start().toEpochMilli());
        assertThat(toServer(leg).getLast().end()).isEqualTo(leg.end().toEpochMilli());
        assertThat(toClient(leg)).allSatisfy(flow -> {
            assertThat(flow.start()).isGreaterThanOrEqualTo(leg.start().toEpochMilli());
            assertThat(flow.end()).isBetween(flow.start(), leg.end().toEpochMilli());
        });
    }
}
