/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sessions of a day by who logged in where. Of pairs that never succeeded only those of internal sources are kept: whoever
 * scans from outside would fill the memory, and teaches nothing about our own hosts.
 */
final class EdgeFold {
    private final Rules rules;
    private final int day;
    private final Map<Pair, Counts> edges = new HashMap<>();

    /** Two addresses, and which machines had them, empty where no lease is known. */
    record Pair(String source, String sourceId, String destination, String destinationId) {}

    private static final class Counts {
        private final Set<String> services = new TreeSet<>();
        private int sessions;
        private int refused;
    }

    EdgeFold(Rules rules, int day) {
        this.rules = rules;
        this.day = day;
    }

    /** Counts one session. */
    void add(Pair pair, String service, boolean established) {
        Counts counts = edges.get(pair);
        if (counts == null) {
            if (!established && !rules.isInternal(pair.source)) {
                return;
            }
            counts = new Counts();
            edges.put(pair, counts);
        }
        if (!service.isEmpty()) {
            counts.services.add(service);
        }
        if (established) {
            counts.sessions++;
        } else {
            counts.refused++;
        }
    }

    List<EdgeDay> edges() {
        List<EdgeDay> list = new ArrayList<>(edges.size());
        edges.forEach((pair, counts) -> list.add(new EdgeDay(
                day,
                pair.source,
                orNull(pair.sourceId),
                pair.destination,
                orNull(pair.destinationId),
                counts.services,
                counts.sessions,
                counts.refused)));
        return list;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
