/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.AlertId;
import io.flowhound.pivot.Leg;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids of alerts by their roots, also where a late record may have moved the root into another day. */
final class RootId {
    /** Hexadecimal digits of an id. */
    static final int LENGTH = 32;
    /** A late record does not move a root further than this; two roots further apart are two. */
    static final long NEAR_MIDNIGHT = Duration.ofMinutes(10).toMillis();

    private static final long DAY = Duration.ofDays(1).toMillis();

    private RootId() {}

    /** The id of a finding with this root. */
    static String of(Leg root) {
        return of(root, root.start());
    }

    private static String of(Leg root, long start) {
        return AlertId.of(root.source(), root.sourcePort(), root.destination(), root.destinationPort(), start);
    }

    /** The id that a finding with this root may have had before; null when it did not begin within 10 minutes of midnight UTC. */
    static @Nullable String neighbour(Leg root) {
        long other = otherSide(root.start());
        return other == root.start() ? null : of(root, other);
    }

    /** Every id that a finding with this root may have: the alert may keep that of the day before, the detector does not. */
    static Set<String> all(Leg root) {
        String other = neighbour(root);
        return other == null ? Set.of(of(root)) : Set.of(of(root), other);
    }

    /** A time on the other side of a midnight that is less than 10 minutes away, else the time itself. */
    static long otherSide(long start) {
        if (Math.floorDiv(start - NEAR_MIDNIGHT, DAY) != Math.floorDiv(start, DAY)) {
            return start - NEAR_MIDNIGHT;
        }
        return Math.floorDiv(start + NEAR_MIDNIGHT, DAY) == Math.floorDiv(start, DAY) ? start : start + NEAR_MIDNIGHT;
    }

    /** How {@code pivot.root.id} names a root: what its id is made of, for people. */
    static String name(Leg root) {
        return root.source() + "|" + root.sourcePort() + "|" + root.destination() + "|" + root.destinationPort() + "|"
                + Math.floorDiv(root.start(), DAY);
    }
}
