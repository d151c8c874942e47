/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.schema.IpNetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Findings of which nobody is to be told, though they are written. Every condition that is given must hold; one that is null
 * is not given. A condition holds for the whole finding, so that an intruder who comes through a suppressed place and goes on from
 * there is still told of.
 *
 * @param origin where its origin must be
 * @param steppingStone where every stepping stone must be
 * @param target where every target must be
 * @param edge two places, one of which must be logged in to from the other in every link
 * @param port the servers' port of every leg, 1 to 65535, or 0 for any
 * @param until when it ends, milliseconds since 1970 (exclusive); 0 for never
 * @param reason why, for who reads the alert later
 */
public record Suppression(
        @Nullable IpNetwork origin,
        @Nullable IpNetwork steppingStone,
        @Nullable IpNetwork target,
        Allowed.@Nullable Edge edge,
        int port,
        long until,
        String reason) {
    /** @throws IllegalArgumentException when no condition is given, which would silence everything */
    public Suppression {
        if (origin == null && steppingStone == null && target == null && edge == null && port == 0) {
            throw new IllegalArgumentException("a suppression without a condition would silence every alert:"
                    + " give an origin, a stepping stone, a target, an edge or a port");
        }
    }

    boolean matches(Finding finding, long asOf) {
        return (until == 0 || asOf < until)
                && (origin == null || Allowed.contains(origin, finding.root().source()))
                && (steppingStone == null || all(steppingStone, finding.steppingStones()))
                && (target == null || all(target, finding.targets()))
                && (port == 0 || finding.legs().stream().allMatch(leg -> leg.destinationPort() == port))
                && everyLinkAlong(finding);
    }

    private static boolean all(IpNetwork network, List<String> addresses) {
        return addresses.stream().allMatch(address -> Allowed.contains(network, address));
    }

    private boolean everyLinkAlong(Finding finding) {
        return edge == null
                || finding.legs().stream()
                        .filter(leg -> leg.parent() >= 0)
                        .allMatch(
                                leg -> along(leg, edge) || along(finding.legs().get(leg.parent()), edge));
    }

    private static boolean along(Leg leg, Allowed.Edge edge) {
        return Allowed.contains(edge.source(), leg.source()) && Allowed.contains(edge.destination(), leg.destination());
    }
}
