/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.EdgeDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the sessions of one day by who logged in where. */
final class DayTally {
    private record Pair(
            String source,
            @Nullable String sourceId,
            String destination,
            @Nullable String destinationId) {}

    private static final class Count {
        private final Set<String> services = new HashSet<>(2);
        private int sessions;
        private int refused;
    }

    private final int day;
    private final Map<Pair, Count> counts = new HashMap<>();

    DayTally(int day) {
        this.day = day;
    }

    int day() {
        return day;
    }

    /**
     * Counts a session. Those in an alert that nobody dismissed do not count, or yesterday's attack would be usual today; attempts
     * from outside do not either, of which there are any number.
     */
    void add(Session session) {
        if (session.quarantined || (!session.established() && !session.client().internal())) {
            return;
        }
        Count count = counts.computeIfAbsent(
                new Pair(
                        session.client().address(),
                        session.clientId,
                        session.server().address(),
                        session.serverId),
                pair -> new Count());
        count.services.add(session.service().name());
        if (session.established()) {
            count.sessions++;
        } else {
            count.refused++;
        }
    }

    /** Counts what was counted elsewhere. */
    void add(EdgeDay edge) {
        Count count = counts.computeIfAbsent(
                new Pair(edge.source(), edge.sourceId(), edge.destination(), edge.destinationId()),
                pair -> new Count());
        count.services.addAll(edge.services());
        count.sessions += edge.sessions();
        count.refused += edge.refused();
    }

    List<EdgeDay> edges() {
        List<EdgeDay> edges = new ArrayList<>(counts.size());
        counts.forEach((pair, count) -> edges.add(new EdgeDay(
                day,
                pair.source,
                pair.sourceId,
                pair.destination,
                pair.destinationId,
                count.services,
                count.sessions,
                count.refused)));
        return edges;
    }
}
