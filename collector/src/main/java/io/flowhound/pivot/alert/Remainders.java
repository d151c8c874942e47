/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Leg;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Leaves out findings that are parts of closed alerts. When flows become searchable hours late, those that were told of next to
 * them are read again, of which the detector has let go: a tree may then begin below its root, so under another id, and nobody
 * is to hear of it a second time.
 */
final class Remainders {
    private final AlertIndex index;

    Remainders(AlertIndex index) {
        this.index = index;
    }

    /**
     * The candidates without these. Asks Elasticsearch only when one of them ended without having been open, which is rare.
     *
     * @param open ids of alerts that may still change: no part of these is left out, since they may be about to be taken back
     */
    List<Candidate> without(List<Candidate> candidates, Set<String> open) throws IOException {
        List<Candidate> sudden = candidates.stream()
                .filter(candidate -> candidate.closed() && !open.contains(candidate.id()))
                .toList();
        if (sudden.isEmpty()) {
            return candidates;
        }
        long from = sudden.stream()
                .mapToLong(candidate -> candidate.finding().start())
                .min()
                .orElse(0);
        long to = sudden.stream()
                .mapToLong(candidate -> candidate.finding().end())
                .max()
                .orElse(0);
        List<Alert> closed = index.list(AlertQuery.of(from, to + 1)).stream()
                .filter(alert -> Lifecycle.QUIET.equals(alert.closedReason()) && !open.contains(alert.id()))
                .toList();
        return candidates.stream()
                .filter(candidate ->
                        !sudden.contains(candidate) || closed.stream().noneMatch(alert -> isPart(candidate, alert)))
                .toList();
    }

    private static boolean isPart(Candidate candidate, Alert alert) {
        List<Leg> legs = candidate.finding().legs();
        return !alert.id().equals(candidate.id())
                && legs.size() < alert.legs().size()
                && legs.stream().allMatch(leg -> alert.legs().stream().anyMatch(known -> isSame(leg, known)));
    }

    private static boolean isSame(Leg leg, Leg known) {
        return leg.sameConnection(known) && Math.abs(leg.start() - known.start()) < AlertTick.SAME_CONNECTION;
    }
}
