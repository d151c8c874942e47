/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.List;

/**
 * A tree of logins of which some go on from others: what an alert is made of.
 *
 * @param id 32 hexadecimal digits that depend on the root only: on its addresses, ports and day
 * @param legs the root first, parents before their children
 * @param score 0 to 1: how sure at least one link of it is real
 * @param bestLink score of its best link
 * @param severity how urgent
 * @param external the origin is outside of our networks
 * @param critical hosts in it that are critical assets
 * @param historyDays days of history before the day on which its last leg began
 * @param reasons the best first
 */
public record Finding(
        String id,
        List<Leg> legs,
        double score,
        double bestLink,
        Severity severity,
        boolean external,
        List<String> critical,
        int historyDays,
        List<Reason> reasons) {
    public Finding {
        legs = List.copyOf(legs);
        critical = List.copyOf(critical);
        reasons = List.copyOf(reasons);
    }

    public Leg root() {
        return legs.get(0);
    }

    /** 0 to 99, for {@code event.risk_score}. */
    public int risk() {
        return (int) Math.min(99, Math.round(score * 100));
    }

    /** Hosts that were logged in to and gone on from, each once, in the order in which they were reached. */
    public List<String> steppingStones() {
        return legs.stream()
                .filter(leg -> leg.parent() >= 0)
                .map(Leg::source)
                .distinct()
                .toList();
    }

    /** Hosts at the ends: reached and not gone on from. */
    public List<String> targets() {
        return legs.stream()
                .filter(leg -> legs.stream().noneMatch(other -> other.parent() == leg.index()))
                .map(Leg::destination)
                .distinct()
                .toList();
    }

    /** The longest way in it, in stepping stones. */
    public int hops() {
        return legs.stream().mapToInt(Leg::depth).max().orElse(0);
    }

    /** When its first leg began, milliseconds since 1970. */
    public long start() {
        return legs.stream().mapToLong(Leg::start).min().orElse(0);
    }

    /** When its last leg began, milliseconds since 1970. */
    public long lastStart() {
        return legs.stream().mapToLong(Leg::start).max().orElse(0);
    }

    /** When its last leg ended, milliseconds since 1970. */
    public long end() {
        return legs.stream().mapToLong(Leg::end).max().orElse(0);
    }
}
