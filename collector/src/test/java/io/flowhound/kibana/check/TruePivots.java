/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import io.flowhound.schema.IpAddress;
import io.flowhound.simulate.Labels;
import io.flowhound.simulate.LogTruth;
import io.flowhound.simulate.LoginTruth;
import io.flowhound.simulate.PivotLeg;
import io.flowhound.simulate.Simulation;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The alerts that the simulated pivots should have become, as far as the simulation knows: nobody has looked at them yet. */
final class TruePivots {
    /** The fields that the simulation tells of. */
    static final Set<String> FIELDS = Set.of(
            "@timestamp",
            "source.ip",
            "destination.ip",
            "related.ip",
            "related.user",
            "network.bytes",
            "network.protocol",
            "pivot.legs",
            "pivot.hops",
            "pivot.hosts",
            "pivot.stepping_stone.ip",
            "pivot.status",
            "pivot.closed_reason",
            "pivot.workflow.status");

    private TruePivots() {}

    /** @param logs what the hosts tell of who logged in */
    static List<Map<String, Object>> of(Simulation simulation, LogTruth logs) {
        return simulation.labels().chains().stream()
                .map(chain -> document(
                        chain,
                        accounts(chain, logs),
                        simulation.parameters().start().toEpochMilli()))
                .toList();
    }

    /** Those of the logins of which a line tells. */
    private static List<String> accounts(Labels.Chain chain, LogTruth logs) {
        return chain.legs().stream()
                .map(logs::of)
                .filter(login -> login != null && login.proof() != LoginTruth.Proof.NONE)
                .map(LoginTruth::account)
                .distinct()
                .toList();
    }

    private static Map<String, Object> document(Labels.Chain chain, List<String> accounts, long written) {
        List<PivotLeg> legs = chain.legs();
        List<String> hosts = Stream.concat(
                        Stream.of(legs.getFirst().source()), legs.stream().map(PivotLeg::destination))
                .map(TruePivots::text)
                .distinct()
                .toList();
        return Map.ofEntries(
                Map.entry("@timestamp", written),
                Map.entry("source.ip", text(legs.getFirst().source())),
                Map.entry("destination.ip", text(legs.getLast().destination())),
                Map.entry("related.ip", hosts),
                Map.entry("related.user", accounts),
                Map.entry(
                        "network.bytes",
                        legs.stream()
                                .mapToLong(leg -> leg.octetsToServer() + leg.octetsToClient())
                                .sum()),
                Map.entry("network.protocol", chain.kind()),
                Map.entry("pivot.legs", (long) legs.size()),
                Map.entry("pivot.hops", legs.size() - 1L),
                Map.entry("pivot.hosts", (long) hosts.size()),
                Map.entry(
                        "pivot.stepping_stone.ip",
                        legs.stream()
                                .skip(1)
                                .map(leg -> text(leg.source()))
                                .distinct()
                                .toList()),
                Map.entry("pivot.status", "open"));
    }

    private static String text(InetAddress address) {
        return IpAddress.of(address).toString();
    }
}
