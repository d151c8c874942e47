/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.time.Duration;
import java.util.List;

/**
 * What the detector goes by; docs/pivots.md explains each.
 *
 * @param services what counts as a login
 * @param internal our own networks; an origin outside of them is external
 * @param critical networks and hosts whose being reached is worse
 * @param maxGap how long after the first login has ended the second may begin
 * @param skew how far the clocks of two exporters may be apart
 * @param mergeGap records of the same ports that are further apart are two sessions
 * @param lateness how long after its end a record may arrive and still be judged with its neighbours
 * @param maxLifetime how long after the first login has begun the second may begin
 * @param nestDelta how long after the first session the second may end and still be called nested
 * @param minBytesToServer a session with fewer octets to the server is no login, 0 or more
 * @param minBytesToClient a session with fewer octets to the client is no login, 0 or more
 * @param linkThreshold weakest link that extends a tree, 0 to 1
 * @param alertThreshold weakest tree that becomes a finding, 0 to 1
 * @param learningDays days of history before anything is alerted, 0 or more
 * @param trialDays days after the learning at whose end their findings are alerted all at once, 0 or more; none without learning
 * @param historyDays days that the history goes back, 1 to 366
 */
public record Rules(
        Services services,
        List<IpNetwork> internal,
        List<IpNetwork> critical,
        Duration maxGap,
        Duration skew,
        Duration mergeGap,
        Duration lateness,
        Duration maxLifetime,
        Duration nestDelta,
        long minBytesToServer,
        long minBytesToClient,
        double linkThreshold,
        double alertThreshold,
        int learningDays,
        int trialDays,
        int historyDays) {
    /** Longest walk from a root to a leaf, in legs. */
    public static final int MAX_DEPTH = 8;
    /** Most legs that may begin from one leg. */
    public static final int MAX_CHILDREN = 64;

    private static final String[] PRIVATE = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"};

    public Rules {
        internal = List.copyOf(internal);
        critical = List.copyOf(critical);
    }

    /** The rules with the values that were measured best, and private addresses (RFC 1918, RFC 4193) as our own. */
    public static Rules defaults() {
        return new Rules(
                Services.defaults(),
                List.of(PRIVATE).stream().map(Rules::network).toList(),
                List.of(),
                Duration.ofMinutes(30),
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                Duration.ofSeconds(120),
                3_000,
                3_200,
                0.05,
                0.40,
                3,
                1,
                30);
    }

    private static IpNetwork network(String text) {
        int slash = text.indexOf('/');
        return IpNetwork.of(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean isInternal(String address) {
        return contains(internal, address);
    }

    public boolean isCritical(String address) {
        return !critical.isEmpty() && contains(critical, address);
    }

    private static boolean contains(List<IpNetwork> networks, String address) {
        IpAddress ip = IpAddress.parse(address);
        return networks.stream().anyMatch(network -> network.contains(ip.high(), ip.low()));
    }

    /** These rules with another learning time. */
    public Rules withLearning(int learning, int trial) {
        return new Rules(
                services,
                internal,
                critical,
                maxGap,
                skew,
                mergeGap,
                lateness,
                maxLifetime,
                nestDelta,
                minBytesToServer,
                minBytesToClient,
                linkThreshold,
                alertThreshold,
                learning,
                trial,
                historyDays);
    }
}
