/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who logged in where on which day: the baseline against which a login is new. What it says of a day depends on the days before
 * it only. Days are counted since 1970-01-01, UTC. It knows hosts by keys, which {@link #key} gives: the machine where a lease tells
 * it, else the address.
 */
public final class History {
    /** With so many days, first sightings of the first quarter say only that the history begins there. */
    private static final int LONG_HISTORY = 8;

    private static final int MAX_WARM_UP = 7;

    /** Somebody's word weighs as much as so many days. */
    private static final int TRUSTED_DAYS = 5;

    private record Pair(String source, String destination) {}

    private final TreeMap<Integer, List<EdgeDay>> days = new TreeMap<>();
    private final Map<Pair, Edge> edges = new HashMap<>();
    private final Map<String, List<Edge>> bySource = new HashMap<>();
    private final Map<String, List<Edge>> byDestination = new HashMap<>();
    private Holders holders = Holders.of(List.of());
    private int identified;
    /** Whether the edges are to be put together anew, since machines are known and days have changed. */
    private boolean stale;

    private final Set<Dismissed.Pair> trusted = new HashSet<>();
    private final Kept<Double> sourceRates = new Kept<>();
    private final Kept<Double> destinationRates = new Kept<>();
    private final Kept<Set<Role>> roles = new Kept<>();
    private long changes;
    private int firstDay = Integer.MAX_VALUE;

    /** Adds what happened between two hosts on a day. */
    public void add(EdgeDay edgeDay) {
        changes++;
        days.computeIfAbsent(edgeDay.day(), day -> new ArrayList<>()).add(edgeDay);
        begin(edgeDay.day());
        identified += isIdentified(edgeDay) ? 1 : 0;
        stale |= identified > 0;
        if (!stale) {
            put(edgeDay);
        }
    }

    private static boolean isIdentified(EdgeDay edgeDay) {
        return edgeDay.sourceId() != null || edgeDay.destinationId() != null;
    }

    private void put(EdgeDay edgeDay) {
        Pair pair = pair(edgeDay);
        Edge edge = edges.get(pair);
        if (edge == null) {
            edge = new Edge();
            edges.put(pair, edge);
            bySource.computeIfAbsent(pair.source, source -> new ArrayList<>()).add(edge);
            byDestination
                    .computeIfAbsent(pair.destination, destination -> new ArrayList<>())
                    .add(edge);
        }
        edge.put(edgeDay.day(), edgeDay.sessions(), edgeDay.refused());
    }

    private Pair pair(EdgeDay edgeDay) {
        return new Pair(
                holders.keyOf(edgeDay.source(), edgeDay.sourceId(), edgeDay.day()),
                holders.keyOf(edgeDay.destination(), edgeDay.destinationId(), edgeDay.day()));
    }

    /** Who had an address on a day may follow from another day: the edges are put together once, after all days have changed. */
    private void refresh() {
        if (stale) {
            stale = false;
            edges.clear();
            bySource.clear();
            byDestination.clear();
            holders = Holders.of(days.values());
            days.values().forEach(edgeDays -> edgeDays.forEach(this::put));
        }
    }

    /**
     * The key of a host for logins of a day.
     *
     * @param id which machine has the address, or null where no lease is known
     */
    String key(String address, @Nullable String id, int day) {
        refresh();
        return holders.keyFor(address, id, day);
    }

    /** Says that logins were watched from this day on, whether or not there were any. */
    public void begin(int day) {
        changes++;
        firstDay = Math.min(firstDay, day);
    }

    /** Puts these in place of all that is known of a day. */
    void replace(int day, Collection<EdgeDay> edgeDays) {
        changes++;
        List<EdgeDay> before = days.remove(day);
        if (before != null) {
            for (EdgeDay edgeDay : before) {
                remove(edgeDay);
            }
        }
        edgeDays.forEach(this::add);
    }

    private void remove(EdgeDay edgeDay) {
        stale |= identified > 0;
        identified -= isIdentified(edgeDay) ? 1 : 0;
        if (stale) {
            return;
        }
        Pair pair = pair(edgeDay);
        Edge edge = edges.get(pair);
        if (edge != null && edge.remove(edgeDay.day())) {
            edges.remove(pair);
            removeFrom(bySource, pair.source, edge);
            removeFrom(byDestination, pair.destination, edge);
        }
    }

    private static void removeFrom(Map<String, List<Edge>> index, String host, Edge edge) {
        List<Edge> all = index.get(host);
        if (all != null && all.remove(edge) && all.isEmpty()) {
            index.remove(host);
        }
    }

    /** Forgets the days before this one. */
    void forgetBefore(int day) {
        while (!days.isEmpty() && days.firstKey() < day) {
            replace(days.firstKey(), List.of());
        }
        if (firstDay != Integer.MAX_VALUE) {
            changes++;
            firstDay = Math.max(firstDay, day);
        }
    }

    /** Takes these pairs of hosts for usual, and no others, because somebody who knows said so. Returns whether that is news. */
    boolean trust(Set<Dismissed.Pair> pairs) {
        if (trusted.equals(pairs)) {
            return false;
        }
        trusted.clear();
        trusted.addAll(pairs);
        return true;
    }

    /** Days of history before a day, 0 or more. */
    public int days(int beforeDay) {
        return firstDay == Integer.MAX_VALUE ? 0 : Math.max(0, beforeDay - firstDay);
    }

    /** Every grain of a day; empty when nothing is known of it. */
    List<EdgeDay> of(int day) {
        return days.getOrDefault(day, List.of());
    }

    /** Days before {@code day} on which this source was let in to this destination. */
    int daysSeen(String source, String destination, int day) {
        refresh();
        Edge edge = edges.get(new Pair(source, destination));
        return edge == null ? 0 : edge.seenBefore(day);
    }

    /** Days that somebody's word for a pair of addresses counts for, 0 when nobody gave it. */
    int trustedDays(String source, String destination) {
        return trusted.contains(new Dismissed.Pair(source, destination)) ? TRUSTED_DAYS : 0;
    }

    /** Hosts a day that this source logged in to for the first time, before {@code day}. */
    double sourceRate(String source, int day) {
        refresh();
        return sourceRates.of(source, day, () -> rate(bySource.get(source), day));
    }

    /** Hosts a day that logged in to this destination for the first time, before {@code day}. */
    double destinationRate(String destination, int day) {
        refresh();
        return destinationRates.of(destination, day, () -> rate(byDestination.get(destination), day));
    }

    private double rate(@Nullable List<Edge> all, int day) {
        int known = days(day);
        int warmUp = known <= LONG_HISTORY ? 1 : Math.min(MAX_WARM_UP, known / 4);
        if (all == null || known <= warmUp) {
            return 0;
        }
        int fresh = 0;
        for (Edge edge : all) {
            int first = edge.firstSeen();
            if (first >= firstDay + warmUp && first < day) {
                fresh++;
            }
        }
        return (double) fresh / (known - warmUp);
    }

    /** What was worked out for a host and a day, kept until the history changes: busy hosts are asked about again and again. */
    private final class Kept<T> {
        private record Known<T>(int day, T value) {}

        private final Map<String, Known<T>> byHost = new HashMap<>();
        private long changesSeen;

        T of(String host, int day, Supplier<T> work) {
            if (changesSeen != changes) {
                byHost.clear();
                changesSeen = changes;
            }
            Known<T> known = byHost.get(host);
            if (known == null || known.day != day) {
                known = new Known<>(day, work.get());
                byHost.put(host, known);
            }
            return known.value;
        }
    }

    /** Hosts that ever logged in to whoever has, or had last, this address. */
    int clients(String destination) {
        List<Edge> all = byDestination.get(key(destination, null, Integer.MAX_VALUE));
        return all == null ? 0 : all.size();
    }

    /** What a host was seen to be before a day. */
    Set<Role> roles(String host, int day) {
        refresh();
        return roles.of(host, day, () -> rolesOf(host, day));
    }

    private Set<Role> rolesOf(String host, int day) {
        Set<Role> found = EnumSet.noneOf(Role.class);
        int known = days(day);
        RoleCount out = RoleCount.of(bySource.get(host), day, known);
        RoleCount in = RoleCount.of(byDestination.get(host), day, known);
        if (out.isScanner()) {
            found.add(Role.SCANNER);
        }
        if (out.isAutomation()) {
            found.add(Role.AUTOMATION);
        }
        if (in.isKnownToSome() && out.isKnownToSome()) {
            found.add(Role.JUMP_HOST);
        }
        if (in.isKnownToMany() && !out.isKnownToSome()) {
            found.add(Role.COLLECTOR);
        }
        return found;
    }

    /** Two hosts, and the days on which one logged in to the other. */
    static final class Edge {
        private final TreeMap<Integer, int[]> byDay = new TreeMap<>();

        void put(int day, int sessions, int refused) {
            int[] counts = byDay.computeIfAbsent(day, any -> new int[2]);
            counts[0] += sessions;
            counts[1] += refused;
        }

        /** Returns whether nothing is left of it. */
        boolean remove(int day) {
            byDay.remove(day);
            return byDay.isEmpty();
        }

        int seenBefore(int day) {
            int seen = 0;
            for (int[] counts : byDay.headMap(day).values()) {
                if (counts[0] > 0) {
                    seen++;
                }
            }
            return seen;
        }

        /** The first day with a login; a day that never comes when there was none. */
        int firstSeen() {
            for (Map.Entry<Integer, int[]> entry : byDay.entrySet()) {
                if (entry.getValue()[0] > 0) {
                    return entry.getKey();
                }
            }
            return Integer.MAX_VALUE;
        }

        int sessionsBefore(int day) {
            return byDay.headMap(day).values().stream()
                    .mapToInt(counts -> counts[0])
                    .sum();
        }

        int refusedBefore(int day) {
            return byDay.headMap(day).values().stream()
                    .mapToInt(counts -> counts[1])
                    .sum();
        }
    }
}
