/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a host deals with others, in one direction.
 *
 * @param hosts others with which anything was tried
 * @param known others with logins on two days or more
 * @param regular others with logins on at least half of the days
 * @param sessions logins
 * @param refused attempts without a login
 */
record RoleCount(int hosts, int known, int regular, long sessions, long refused) {
    private static final int SOME = 3;
    private static final int MANY = 10;
    private static final int SCANNED = 20;
    private static final double MOSTLY = 0.8;
    private static final int KNOWN_DAYS = 2;

    /** Counts the edges at a host before a day, of which {@code days} of history are known. */
    static RoleCount of(@Nullable List<History.Edge> edges, int day, int days) {
        int hosts = 0;
        int known = 0;
        int regular = 0;
        long sessions = 0;
        long refused = 0;
        for (History.Edge edge : edges == null ? List.<History.Edge>of() : edges) {
            int seen = edge.seenBefore(day);
            hosts++;
            known += seen >= KNOWN_DAYS ? 1 : 0;
            regular += seen >= KNOWN_DAYS && 2 * seen >= days ? 1 : 0;
            sessions += edge.sessionsBefore(day);
            refused += edge.refusedBefore(day);
        }
        return new RoleCount(hosts, known, regular, sessions, refused);
    }

    boolean isScanner() {
        return hosts >= SCANNED && refused > MOSTLY * (refused + sessions);
    }

    boolean isAutomation() {
        return regular >= MANY;
    }

    boolean isKnownToSome() {
        return known >= SOME;
    }

    boolean isKnownToMany() {
        return known >= MANY;
    }
}
