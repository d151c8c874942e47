/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says in words why a tree is a finding: what is new about it, and what shows that one leg goes on from another. */
final class Reasons {
    private static final int MOST_EDGES = 6;
    private static final int MOST_LINKS = 3;
    private static final double CORRELATED = 0.5;
    private static final int RARE_DAYS = 2;

    private final List<Leg> legs;
    private final List<Reason> reasons = new ArrayList<>();

    Reasons(List<Leg> legs, boolean external, List<String> critical, boolean littleHistory) {
        this.legs = legs;
        if (external) {
            add(
                    "external-origin",
                    "it begins outside of our networks, at " + legs.get(0).source());
        }
        critical.forEach(host -> add("critical-asset", host + " is a critical asset"));
        edges();
        links();
        reasons.addAll(new LoginReasons(legs).list());
        manner();
        if (littleHistory) {
            add("little-history", "there are fewer than 3 days of history, so that new says little");
        }
    }

    List<Reason> list() {
        return reasons;
    }

    private void add(String code, String words) {
        reasons.add(new Reason(code, words));
    }

    private static String edge(Leg leg) {
        return leg.source() + " -> " + leg.destination();
    }

    private void edges() {
        legs.stream()
                .filter(leg -> leg.daysSeen() < RARE_DAYS)
                .sorted(Comparator.comparingDouble((Leg leg) -> -leg.novelty()).thenComparingInt(Leg::index))
                .limit(MOST_EDGES)
                .sorted(Comparator.comparingInt(Leg::index))
                .forEach(leg -> add(
                        leg.daysSeen() > 0
                                ? "rare-edge"
                                : leg.parent() < 0 ? "first-seen-inbound-edge" : "first-seen-outbound-edge",
                        edge(leg) + (leg.daysSeen() > 0 ? " seen on one day only" : " not seen before")));
    }

    /** Legs with a link, the surest first. */
    private Stream<Leg> linked() {
        return legs.stream()
                .filter(leg -> leg.link() != null)
                .sorted(Comparator.comparingDouble((Leg leg) -> -score(leg)).thenComparingInt(Leg::index));
    }

    private static double score(Leg leg) {
        Link link = leg.link();
        return link == null ? 0 : link.score();
    }

    private void links() {
        linked().limit(MOST_LINKS).forEach(leg -> {
            Link link = leg.link();
            if (link != null) {
                time(leg, link);
                octets(leg, link);
            }
        });
    }

    private void time(Leg leg, Link link) {
        Leg parent = legs.get(leg.parent());
        long after = Math.max(0, leg.start() - parent.start());
        if (link.nested()) {
            add("nested", edge(leg) + " begins " + span(after) + " after " + edge(parent) + " and ends inside it");
        } else if (link.overlap()) {
            add("overlap", edge(leg) + " begins " + span(after) + " after " + edge(parent) + ", while that lasts");
        } else {
            add("gap", edge(leg) + " begins " + span(link.gapMillis()) + " after the end of " + edge(parent));
        }
    }

    private void octets(Leg leg, Link link) {
        if (link.relayed() > 0) {
            add("relayed-bytes", edge(legs.get(leg.parent())) + " carries at least the octets of " + edge(leg));
        }
        if (link.byteCorrelation() >= CORRELATED) {
            add(
                    "correlated-activity",
                    "octets of " + edge(legs.get(leg.parent())) + " and " + edge(leg)
                            + " rise and fall together, minute by minute (correlation "
                            + String.format(Locale.ROOT, "%.2f", link.byteCorrelation()) + ")");
        }
    }

    private void manner() {
        for (Leg leg : legs) {
            if (leg.parent() >= 0 && leg.sourceRoles().contains(Role.JUMP_HOST)) {
                add("via-known-jump-host", leg.source() + " is used as a jump host day after day");
                break;
            }
        }
        if (legs.stream().map(leg -> leg.service().name()).distinct().count() > 1) {
            add("protocol-change", "the login service changes on the way");
        }
        if (legs.stream().anyMatch(Leg::loop)) {
            add("loop", "it comes back to a host that it went through");
        }
        if (legs.stream().anyMatch(leg -> leg.sampling() > 1)) {
            add("sampled", "its flows are sampled, so that octets and ends are estimates");
        }
    }

    /** A duration in the two largest units, such as {@code 3 min 20 s}. */
    static String span(long millis) {
        long seconds = millis / 1_000;
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
