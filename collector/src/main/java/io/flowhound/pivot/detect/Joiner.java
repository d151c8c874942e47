/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each login from a host the login to that host that it most likely goes on from. Pairs of which both sides are usual are
 * never formed, so that a jump host costs no more than what is new at it.
 */
final class Joiner {
    /** A pair of hosts with this much novelty may be the second leg of any login, one with less only of a novel one. */
    static final double NOVEL = 0.2;

    private static final int MAX_PARENTS = 64;
    private static final int MAX_ALTERNATES = 3;
    private static final double ALTERNATE_WITHIN = 0.2;

    private final Rules rules;
    private final long maxGap;
    private final long skew;
    private final long maxLifetime;
    private long pairs;

    Joiner(Rules rules) {
        this.rules = rules;
        this.maxGap = rules.maxGap().toMillis();
        this.skew = rules.skew().toMillis();
        this.maxLifetime = rules.maxLifetime().toMillis();
    }

    /** How many pairs were weighed so far. */
    long pairs() {
        return pairs;
    }

    /** Gives every live login from a host its parent, or none. */
    void join(Host host) {
        List<Session> out = established(host.out());
        host.out().forEach(Joiner::separate);
        if (out.isEmpty()) {
            return;
        }
        Window all = new Window();
        Window novel = new Window();
        List<Session> in = established(host.in());
        int next = 0;
        for (Session child : out) {
            while (next < in.size() && in.get(next).start <= child.start + skew) {
                Session parent = in.get(next++);
                all.add(parent);
                if (parent.novelty >= NOVEL) {
                    novel.add(parent);
                }
            }
            choose(child, child.novelty >= NOVEL ? all : novel);
        }
    }

    private static List<Session> established(List<Session> sessions) {
        List<Session> chosen = new ArrayList<>(sessions.size());
        for (Session session : sessions) {
            if (session.established()) {
                chosen.add(session);
            }
        }
        chosen.sort(Session.BY_START);
        return chosen;
    }

    private static void separate(Session child) {
        child.parent = null;
        child.evidence = null;
        child.linkScore = 0;
        child.alternates = List.of();
    }

    /** Whether time and place let a login go on from another. */
    boolean fits(Session parent, Session child) {
        return parent.client() != child.server() && fitsByTime(parent, child);
    }

    /** Whether time lets a login go on from another, be it only back to where that came from. */
    boolean fitsByTime(Session parent, Session child) {
        return parent.end + maxGap >= child.start
                && child.start - parent.start <= maxLifetime
                && parent.start <= child.start + skew;
    }

    private void choose(Session child, Window window) {
        window.forgetEndedBefore(child.start - maxGap);
        List<Weighed> weighed = new ArrayList<>();
        int looked = 0;
        for (int i = window.sessions.size() - 1; i >= 0 && looked < MAX_PARENTS; i--) {
            Session parent = window.sessions.get(i);
            if (parent.end + maxGap < child.start) {
                continue;
            }
            looked++;
            if (fits(parent, child)) {
                pairs++;
                LinkEvidence evidence = LinkEvidence.of(parent, child, rules);
                if (evidence.suffices(child)) {
                    weighed.add(new Weighed(parent, evidence));
                }
            }
        }
        take(child, weighed);
    }

    private void take(Session child, List<Weighed> weighed) {
        Weighed best = null;
        for (Weighed one : weighed) {
            if (one.isBetterThan(best)) {
                best = one;
            }
        }
        if (best == null || best.evidence.score() < rules.linkThreshold()) {
            return;
        }
        child.parent = best.parent;
        child.evidence = best.evidence;
        child.linkScore = best.evidence.score();
        child.alternates = alternates(weighed, best);
    }

    private static List<Session.Candidate> alternates(List<Weighed> weighed, Weighed best) {
        if (weighed.size() < 2) {
            return List.of();
        }
        double least = best.evidence.score() - ALTERNATE_WITHIN;
        return weighed.stream()
                .filter(one -> one.parent != best.parent && one.evidence.score() >= least)
                .sorted(Comparator.comparingDouble((Weighed one) -> -one.evidence.logit())
                        .thenComparing(Weighed::parent, Session.BY_START))
                .limit(MAX_ALTERNATES)
                .map(one -> new Session.Candidate(one.parent, one.evidence.score()))
                .toList();
    }

    private record Weighed(Session parent, LinkEvidence evidence) {
        boolean isBetterThan(@Nullable Weighed other) {
            if (other == null) {
                return true;
            }
            int order = Double.compare(evidence.logit(), other.evidence.logit());
            return order > 0 || (order == 0 && Session.BY_START.compare(parent, other.parent) > 0);
        }
    }

    /** Logins to the host in the order of their starts, of which those that ended long ago are let go now and then. */
    private static final class Window {
        private static final int FIRST_SWEEP = 32;

        private final List<Session> sessions = new ArrayList<>();
        private int sweepAt = FIRST_SWEEP;

        void add(Session session) {
            sessions.add(session);
        }

        void forgetEndedBefore(long time) {
            if (sessions.size() >= sweepAt) {
                sessions.removeIf(session -> session.end < time);
                sweepAt = Math.max(FIRST_SWEEP, 2 * sessions.size());
            }
        }
    }
}
