/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who can talk to whom in a network, for each kind of conversation. */
final class Meetings {
    /** Scans come from everywhere, most of them from the Internet. */
    private static final double SCANNERS = 20;

    private final Map<Kind, List<Meeting>> byKind = new EnumMap<>(Kind.class);

    Meetings(Topology topology, List<ServiceSetting> services) {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new ArrayList<>());
        }
        for (Site client : topology.sites()) {
            for (Site server : topology.sites()) {
                boolean alone =
                        client.index() == server.index() && client.setting().hosts() < 2;
                if (!alone && !Topology.versions(client, server).isEmpty() && topology.reaches(client, server)) {
                    add(topology, services, client, server);
                }
            }
        }
    }

    private void add(Topology topology, List<ServiceSetting> services, Site client, Site server) {
        double weight = client.setting().weight();
        for (Kind kind : Kind.values()) {
            for (ServiceSetting service : services) {
                boolean offered = service.sites().isEmpty() || service.sites().contains(server.name());
                if (offered && service.traffic() == kind.traffic()) {
                    put(kind, topology, new Meeting(client, server, service, weight * service.weight()));
                }
            }
        }
        Meeting any = new Meeting(client, server, services.getFirst(), client.isInternet() ? SCANNERS : weight);
        put(Kind.SCAN, topology, any);
        put(Kind.BACKSCATTER, topology, any);
        put(Kind.PING, topology, new Meeting(client, server, services.getFirst(), weight));
        put(Kind.VOIP, topology, new Meeting(client, server, services.getFirst(), weight));
    }

    private void put(Kind kind, Topology topology, Meeting meeting) {
        boolean forged = !meeting.clientSite().isInternet()
                && meeting.serverSite().isInternet()
                && !topology.isTranslated(meeting.clientSite(), meeting.serverSite());
        if (meeting.weight() > 0 && (kind != Kind.BACKSCATTER || forged)) {
            Objects.requireNonNull(byKind.get(kind)).add(meeting);
        }
    }

    boolean isPossible(Kind kind) {
        return !of(kind).isEmpty();
    }

    /** What takes the place of a kind that is not possible. */
    Kind instead() {
        return isPossible(Kind.TCP) ? Kind.TCP : isPossible(Kind.DNS) ? Kind.DNS : Kind.VOIP;
    }

    private List<Meeting> of(Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    Meeting pick(Kind kind, Dice dice) {
        List<Meeting> meetings = of(kind);
        double left =
                dice.fraction() * meetings.stream().mapToDouble(Meeting::weight).sum();
        for (Meeting meeting : meetings) {
            left -= meeting.weight();
            if (left < 0) {
                return meeting;
            }
        }
        return meetings.getLast();
    }
}
