/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The naive method that the detector is measured against: whatever a host that was logged in to opens in the same hour is taken to
 * go on from that login, and from there on again, one look-up a host. Records are taken by their destination port as they
 * are; there are no sessions, no order in time and no history.
 */
public final class NaiveBaseline {
    private final Services services;
    private final long period;
    private long lookUps;

    public NaiveBaseline(Services services, Duration period) {
        this.services = services;
        this.period = period.toMillis();
    }

    /** All graphs of the records that begin at {@code from} or later, one for each pair of hosts and period. */
    public void hunt(List<LoginRecord> records, long from, Consumer<Graph> graphs) {
        Map<Long, List<LoginRecord>> periods = new TreeMap<>();
        for (LoginRecord each : records) {
            if (each.start() >= from && services.onPort(each.destinationPort()) != null) {
                periods.computeIfAbsent(each.start() / period, key -> new ArrayList<>())
                        .add(each);
            }
        }
        periods.values().forEach(each -> huntOne(each, graphs));
    }

    private void huntOne(List<LoginRecord> records, Consumer<Graph> graphs) {
        Map<String, List<LoginRecord>> bySource = new HashMap<>();
        Map<Pair, List<LoginRecord>> roots = new LinkedHashMap<>();
        for (LoginRecord each : records) {
            bySource.computeIfAbsent(each.source(), key -> new ArrayList<>()).add(each);
            roots.computeIfAbsent(new Pair(each.source(), each.destination()), key -> new ArrayList<>())
                    .add(each);
        }
        roots.forEach((pair, root) -> {
            Graph graph = graph(pair, root, bySource);
            if (!graph.steps().isEmpty()) {
                graphs.accept(graph);
            }
        });
    }

    private Graph graph(Pair pair, List<LoginRecord> root, Map<String, List<LoginRecord>> bySource) {
        List<Step> steps = new ArrayList<>();
        // A host may log in to itself.
        Set<String> seen = new HashSet<>(List.of(pair.source(), pair.destination()));
        Deque<List<LoginRecord>> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            List<LoginRecord> parents = open.pop();
            lookUps++;
            List<LoginRecord> children = bySource.getOrDefault(parents.get(0).destination(), Collections.emptyList());
            Map<String, List<LoginRecord>> next = new LinkedHashMap<>();
            for (LoginRecord child : children) {
                if (!child.destination().equals(pair.source())) {
                    next.computeIfAbsent(child.destination(), key -> new ArrayList<>())
                            .add(child);
                }
            }
            next.forEach((host, records) -> {
                steps.add(new Step(parents, records));
                if (seen.add(host)) {
                    open.push(records);
                }
            });
        }
        return new Graph(pair.source(), pair.destination(), root, steps);
    }

    /** Look-ups so far: each is a query when the flows are in Elasticsearch. */
    public long lookUps() {
        return lookUps;
    }

    private record Pair(String source, String destination) {}

    /**
     * What was found for one pair of hosts in one period.
     *
     * @param root their records
     * @param steps from every host that was reached
     */
    public record Graph(String source, String destination, List<LoginRecord> root, List<Step> steps) {}

    /**
     * Records to one host and records from there to another one.
     *
     * @param parents to the host
     * @param children from the host
     */
    public record Step(List<LoginRecord> parents, List<LoginRecord> children) {}
}
