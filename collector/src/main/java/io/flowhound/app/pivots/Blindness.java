/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.query.Subnet;
import io.flowhound.pivot.report.SeenNetworks;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns where finding nothing means nothing, since nobody looks there. */
final class Blindness {
    private static final String NEXT = "; pivots coverage says who sees what";

    private Blindness() {}

    /** What to know of the network of a host that was traced. */
    static List<String> of(SeenNetworks seen, String host) {
        String network = Subnet.of(host).toString();
        if (seen.networks().stream().noneMatch(one -> one.name().equals(network))) {
            return List.of("No flow of " + network + " was seen in that time: if " + host
                    + " is one of ours, nobody looks there" + NEXT);
        }
        boolean blindInside =
                seen.blind().stream().anyMatch(pair -> pair.inside() && pair.a().equals(network));
        return blindInside
                ? List.of("Nobody looks inside of " + network + ": logins between its hosts are missing here" + NEXT)
                : List.of();
    }

    /** One line on all networks, or empty when every pair of them was seen. */
    static String summary(SeenNetworks seen) {
        long inside = seen.blind().stream().filter(SeenNetworks.Pair::inside).count();
        long between = seen.blind().size() - inside;
        if (seen.networks().isEmpty()) {
            return "no flow between our networks was seen";
        }
        if (inside + between == 0) {
            return "";
        }
        String where = Stream.of(
                        inside == 0 ? "" : "inside " + inside + " of them",
                        between == 0 ? "" : "between " + between + (between == 1 ? " pair" : " pairs") + " of them")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        return "of our " + seen.networks().size() + " networks no flow was seen " + where
                + ": pivots coverage says which";
    }
}
