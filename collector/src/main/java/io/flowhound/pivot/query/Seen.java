/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Between which of our subnets flows were seen, and between which not: there, silence and blindness look the same. A subnet is one
 * of ours that sent anything to anybody, so that an address that was only scanned does not make one. Numbers are of flow documents.
 */
public final class Seen {
    /** Name under which flows stand that do not say who exported them. */
    public static final String UNKNOWN_EXPORTER = "";

    private final SortedMap<Subnet, Long> subnets = new TreeMap<>();
    private final SortedMap<SubnetPair, Long> pairs = new TreeMap<>();
    private final SortedMap<String, SortedSet<SubnetPair>> exporters = new TreeMap<>();
    private final SortedMap<String, Long> exporterFlows = new TreeMap<>();
    private final SortedMap<Subnet, SortedMap<String, Long>> logins = new TreeMap<>();

    /** Counts flows in which a subnet sent something. */
    void sent(Subnet subnet, long flows) {
        subnets.merge(subnet, flows, Long::sum);
    }

    /** Counts flows in which a subnet answered as the server of a login service. */
    void served(Subnet subnet, String service, long flows) {
        logins.computeIfAbsent(subnet, key -> new TreeMap<>()).merge(service, flows, Long::sum);
    }

    /** Counts flows between two subnets; those with one that never sent anything are left out. */
    void between(Subnet source, Subnet destination, long flows, Map<String, Long> byExporter) {
        if (!subnets.containsKey(source) || !subnets.containsKey(destination)) {
            return;
        }
        SubnetPair pair = new SubnetPair(source, destination);
        pairs.merge(pair, flows, Long::sum);
        long named = 0;
        for (Map.Entry<String, Long> exporter : byExporter.entrySet()) {
            exporters.computeIfAbsent(exporter.getKey(), key -> new TreeSet<>()).add(pair);
            exporterFlows.merge(exporter.getKey(), exporter.getValue(), Long::sum);
            named += exporter.getValue();
        }
        if (named < flows) {
            exporterFlows.merge(UNKNOWN_EXPORTER, flows - named, Long::sum);
            exporters.computeIfAbsent(UNKNOWN_EXPORTER, key -> new TreeSet<>()).add(pair);
        }
    }

    /** Our subnets that sent anything, and in how many flows. */
    public SortedMap<Subnet, Long> subnets() {
        return subnets;
    }

    /** Pairs between which flows were seen, in either direction, and how many. */
    public SortedMap<SubnetPair, Long> pairs() {
        return pairs;
    }

    /** Exporter's address -> flows between our subnets that it told of. */
    public SortedMap<String, Long> exporterFlows() {
        return exporterFlows;
    }

    /** Exporter's address -> pairs of which it told. */
    public SortedMap<String, SortedSet<SubnetPair>> exporters() {
        return exporters;
    }

    /** Subnet -> login service -> flows in which it answered as its server. */
    public SortedMap<Subnet, SortedMap<String, Long>> logins() {
        return logins;
    }

    /** Whether flows were seen between two subnets. */
    public boolean saw(Subnet one, Subnet other) {
        return pairs.containsKey(new SubnetPair(one, other));
    }

    /** Subnets in which hosts were never seen to talk to each other: nobody exports what stays inside. */
    public SortedSet<Subnet> insideUnseen() {
        SortedSet<Subnet> blind = new TreeSet<>();
        for (Subnet subnet : subnets.keySet()) {
            if (!saw(subnet, subnet)) {
                blind.add(subnet);
            }
        }
        return blind;
    }

    /** Pairs of two different subnets of one family that were never seen to talk, in order, no more than {@code most}. */
    public List<SubnetPair> unseen(int most) {
        List<SubnetPair> unseen = new ArrayList<>();
        for (Subnet first : subnets.keySet()) {
            for (Subnet second : above(first)) {
                if (unseen.size() >= most) {
                    return unseen;
                }
                if (!saw(first, second)) {
                    unseen.add(new SubnetPair(first, second));
                }
            }
        }
        return unseen;
    }

    private Set<Subnet> above(Subnet first) {
        SortedSet<Subnet> above = new TreeSet<>();
        for (Subnet subnet : subnets.tailMap(first).keySet()) {
            if (subnet.isIpv4() == first.isIpv4() && !subnet.equals(first)) {
                above.add(subnet);
            }
        }
        return above;
    }
}
