/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.List;

/** What is expected, so that a finding of nothing else is not even written. */
public sealed interface Allowed {
    /** Going on from a host, such as a jump host, wherever one came from and goes to. */
    record Host(IpNetwork network) implements Allowed {}

    /** Logging in from one place to another; a link is expected when both of its logins are. */
    record Edge(IpNetwork source, IpNetwork destination) implements Allowed {}

    /** Whether every link of a finding is expected. */
    static boolean all(List<Allowed> allowed, Finding finding) {
        return !allowed.isEmpty()
                && finding.legs().stream()
                        .filter(leg -> leg.parent() >= 0)
                        .allMatch(leg -> through(allowed, leg.source())
                                || (along(allowed, leg)
                                        && along(allowed, finding.legs().get(leg.parent()))));
    }

    private static boolean through(List<Allowed> allowed, String host) {
        return allowed.stream().anyMatch(one -> one instanceof Host expected && contains(expected.network(), host));
    }

    private static boolean along(List<Allowed> allowed, Leg leg) {
        return allowed.stream()
                .anyMatch(one -> one instanceof Edge edge
                        && contains(edge.source(), leg.source())
                        && contains(edge.destination(), leg.destination()));
    }

    /** Whether an address, given as text, lies in a network. */
    static boolean contains(IpNetwork network, String address) {
        IpAddress ip = IpAddress.parse(address);
        return network.contains(ip.high(), ip.low());
    }
}
