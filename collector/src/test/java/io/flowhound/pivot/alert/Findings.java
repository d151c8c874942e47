/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Role;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Findings for tests: chains of SSH logins, each a minute after the one before and lasting half an hour. */
final class Findings {
    static final long START = Instant.parse("2026-03-07T10:43:48.749Z").toEpochMilli();
    static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final long AS_OF = START + 30 * MINUTE;

    private Findings() {}

    static Finding chain(String... hosts) {
        return chain(START, hosts);
    }

    static Finding chain(long start, String... hosts) {
        List<Leg> legs = new ArrayList<>();
        for (int i = 1; i < hosts.length; i++) {
            legs.add(leg(i - 1, i - 2, start + (i - 1) * MINUTE, hosts[i - 1], hosts[i]));
        }
        return of(legs, 0.9, Severity.HIGH);
    }

    static Leg leg(int index, int parent, long start, String source, String destination) {
        Link link = parent < 0
                ? null
                : new Link(
                        0.95,
                        0,
                        true,
                        true,
                        1,
                        0.75,
                        List.of(new Link.Alternate("10.9.9.9", 50_123, start - MINUTE, 0.8)));
        return new Leg(
                index,
                parent,
                index,
                source,
                40_000 + index,
                destination,
                22,
                Services.SSH,
                start,
                start + 30 * MINUTE,
                1_000,
                2_000,
                4,
                1,
                List.of("f" + index),
                0,
                0.8,
                0.25,
                0.5,
                link,
                false,
                Set.of(Role.AUTOMATION, Role.JUMP_HOST),
                Set.of());
    }

    static Finding of(List<Leg> legs, double score, Severity severity) {
        return new Finding(
                RootId.of(legs.get(0)),
                legs,
                score,
                0.95,
                severity,
                false,
                List.of(),
                7,
                List.of(
                        new Reason("first-seen-inbound-edge", "10.0.0.1 -> 10.0.0.2 not seen before"),
                        new Reason("nested", "the second login ends inside the first")));
    }

    static Finding with(Finding finding, Severity severity) {
        return of(finding.legs(), finding.score(), severity);
    }

    static Finding with(Finding finding, double score) {
        return of(finding.legs(), score, finding.severity());
    }

    static Finding withHistory(Finding finding, int days) {
        return new Finding(
                finding.id(),
                finding.legs(),
                finding.score(),
                finding.bestLink(),
                finding.severity(),
                finding.external(),
                finding.critical(),
                days,
                finding.reasons());
    }

    /** The same with one more login, from the end of a leg to another host. */
    static Finding grown(Finding finding, int parent, String host) {
        List<Leg> legs = new ArrayList<>(finding.legs());
        Leg from = legs.get(parent);
        Leg more = leg(legs.size(), parent, from.start() + 5 * MINUTE, from.destination(), host);
        legs.add(depth(more, from.depth() + 1));
        return of(legs, finding.score(), finding.severity());
    }

    /** What is left of a chain without its first login. */
    static Finding withoutRoot(Finding chain) {
        List<Leg> legs = new ArrayList<>();
        for (Leg leg : chain.legs().subList(1, chain.legs().size())) {
            legs.add(new Leg(
                    leg.index() - 1,
                    leg.parent() - 1,
                    leg.depth() - 1,
                    leg.source(),
                    leg.sourcePort(),
                    leg.destination(),
                    leg.destinationPort(),
                    leg.service(),
                    leg.start(),
                    leg.end(),
                    leg.bytesToServer(),
                    leg.bytesToClient(),
                    leg.records(),
                    leg.sampling(),
                    leg.flowIds(),
                    leg.daysSeen(),
                    leg.novelty(),
                    leg.sourceRate(),
                    leg.destinationRate(),
                    leg.parent() > 0 ? leg.link() : null,
                    leg.loop(),
                    leg.sourceRoles(),
                    leg.destinationRoles()));
        }
        return of(legs, chain.score(), chain.severity());
    }

    private static Leg depth(Leg leg, int depth) {
        return change(leg, depth, leg.bytesToServer(), leg.service(), leg.sampling(), leg.link());
    }

    static Leg bytes(Leg leg, long toServer) {
        return change(leg, leg.depth(), toServer, leg.service(), leg.sampling(), leg.link());
    }

    static Leg sampled(Leg leg, long sampling) {
        return change(leg, leg.depth(), leg.bytesToServer(), leg.service(), sampling, leg.link());
    }

    static Leg with(Leg leg, Service service) {
        return change(leg, leg.depth(), leg.bytesToServer(), service, leg.sampling(), leg.link());
    }

    static Leg with(Leg leg, Link link) {
        return change(leg, leg.depth(), leg.bytesToServer(), leg.service(), leg.sampling(), link);
    }

    private static Leg change(Leg leg, int depth, long toServer, Service service, long sampling, Link link) {
        return new Leg(
                leg.index(),
                leg.parent(),
                depth,
                leg.source(),
                leg.sourcePort(),
                leg.destination(),
                leg.destinationPort(),
                service,
                leg.start(),
                leg.end(),
                toServer,
                leg.bytesToClient(),
                leg.records(),
                sampling,
                leg.flowIds(),
                leg.daysSeen(),
                leg.novelty(),
                leg.sourceRate(),
                leg.destinationRate(),
                link,
                leg.loop(),
                leg.sourceRoles(),
                leg.destinationRoles());
    }
}
