/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import io.flowhound.schema.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which logins lie on a way to a host, and which on a way from it. One login leads to another when a judgement has the first as
 * the parent of the second, so every way respects time. Each login stands once in each direction, however many ways it lies on:
 * the work is that of sorting the judgements, never that of counting ways.
 */
public final class Trace {
    /** The surest first; what the detector chose before what it only thought of. */
    private static final Comparator<Judgement> SUREST = Comparator.comparingDouble(Judgement::score)
            .reversed()
            .thenComparing(judgement -> !judgement.chosen())
            .thenComparingInt(judgement -> judgement.leg().index())
            .thenComparingInt(Trace::parentIndex);

    private final String host;
    private final List<Step> back;
    private final List<Step> forward;

    /**
     * A login on a way.
     *
     * @param leg the login
     * @param distance logins between it and the host: 0 when it went to the host or came from it
     * @param nearer number of the login through which it is tied to the host, -1 at distance 0
     * @param tie what is thought of that pair, null at distance 0
     * @param own what is thought of the login itself: with its chosen parent or, without one, with its surest; null when nothing is
     * @param others other pairs of which it is the farther one and whose nearer one lies on a way too
     */
    public record Step(
            Leg leg,
            int distance,
            int nearer,
            @Nullable Judgement tie,
            @Nullable Judgement own,
            List<Judgement> others) {
        public Step {
            others = List.copyOf(others);
        }
    }

    private Trace(String host, List<Step> back, List<Step> forward) {
        this.host = host;
        this.back = back;
        this.forward = forward;
    }

    /**
     * Traces a host.
     *
     * @param judgements of all logins of some time; numbers of legs are unique in it
     * @throws IllegalArgumentException when the host is no address
     */
    public static Trace of(List<Judgement> judgements, String host) {
        String address = IpAddress.parse(host).toString();
        Map<Integer, Leg> legs = new LinkedHashMap<>();
        Map<Integer, List<Judgement>> before = new HashMap<>();
        Map<Integer, List<Judgement>> after = new HashMap<>();
        Map<Integer, Judgement> own = new HashMap<>();
        for (Judgement judgement : judgements) {
            Leg leg = judgement.leg();
            legs.putIfAbsent(leg.index(), leg);
            own.merge(leg.index(), judgement, Trace::ownOf);
            Leg parent = judgement.parent();
            if (parent != null) {
                legs.putIfAbsent(parent.index(), parent);
                before.computeIfAbsent(leg.index(), index -> new ArrayList<>()).add(judgement);
                after.computeIfAbsent(parent.index(), index -> new ArrayList<>())
                        .add(judgement);
            }
        }
        return new Trace(
                address,
                walk(
                        starts(legs, leg -> leg.destination().equals(address)),
                        before,
                        Trace::parent,
                        Judgement::leg,
                        own),
                walk(starts(legs, leg -> leg.source().equals(address)), after, Judgement::leg, Trace::parent, own));
    }

    private static Judgement ownOf(Judgement a, Judgement b) {
        if (a.chosen() != b.chosen()) {
            return a.chosen() ? a : b;
        }
        return SUREST.compare(a, b) <= 0 ? a : b;
    }

    private static List<Leg> starts(Map<Integer, Leg> legs, Predicate<Leg> atHost) {
        return legs.values().stream()
                .filter(atHost)
                .sorted(Comparator.comparingLong(Leg::start).thenComparingInt(Leg::index))
                .toList();
    }

    /** Breadth first, a level at a time, so that each login is tied to the host over as few logins as can be. */
    private static List<Step> walk(
            List<Leg> starts,
            Map<Integer, List<Judgement>> pairs,
            Function<Judgement, Leg> farther,
            Function<Judgement, Leg> nearer,
            Map<Integer, Judgement> own) {
        Map<Integer, Reached> reached = new LinkedHashMap<>();
        starts.forEach(leg -> reached.put(leg.index(), new Reached(leg, 0, null)));
        List<Leg> level = starts;
        for (int distance = 1; !level.isEmpty(); distance++) {
            List<Leg> next = new ArrayList<>();
            for (Judgement pair : pairsOf(level, pairs)) {
                Leg leg = farther.apply(pair);
                Reached there = reached.get(leg.index());
                if (there == null) {
                    reached.put(leg.index(), new Reached(leg, distance, pair));
                    next.add(leg);
                } else {
                    there.others.add(pair);
                }
            }
            level = next;
        }
        return reached.values().stream()
                .map(one -> one.step(nearer, own.get(one.leg.index())))
                .toList();
    }

    private static List<Judgement> pairsOf(List<Leg> level, Map<Integer, List<Judgement>> pairs) {
        return level.stream()
                .flatMap(leg -> pairs.getOrDefault(leg.index(), List.of()).stream())
                .sorted(SUREST)
                .toList();
    }

    private static Leg parent(Judgement judgement) {
        Leg parent = judgement.parent();
        if (parent == null) {
            throw new IllegalArgumentException("a login without a parent is no pair");
        }
        return parent;
    }

    private static int parentIndex(Judgement judgement) {
        Leg parent = judgement.parent();
        return parent == null ? -1 : parent.index();
    }

    /** The address that was traced, in its usual form. */
    public String host() {
        return host;
    }

    /** Logins from which the host can have been reached, the nearest first: "from where did it come". */
    public List<Step> back() {
        return back;
    }

    /** Logins that can have gone on from the host, the nearest first: "where did it go". */
    public List<Step> forward() {
        return forward;
    }

    /** A step in the making. */
    private static final class Reached {
        private final Leg leg;
        private final int distance;
        private final @Nullable Judgement tie;
        private final List<Judgement> others = new ArrayList<>();

        private Reached(Leg leg, int distance, @Nullable Judgement tie) {
            this.leg = leg;
            this.distance = distance;
            this.tie = tie;
        }

        private Step step(Function<Judgement, Leg> nearer, @Nullable Judgement own) {
            return new Step(leg, distance, tie == null ? -1 : nearer.apply(tie).index(), tie, own, others);
        }
    }
}
