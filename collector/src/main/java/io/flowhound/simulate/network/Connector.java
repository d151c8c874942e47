/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays conversations through the network: routers, translation of addresses, times on the way. */
final class Connector {
    private final Topology topology;
    private final List<@Nullable Translator> translators = new ArrayList<>();

    Connector(Topology topology, List<Router> routers) {
        this.topology = topology;
        for (Router router : routers) {
            NatSetting nat = router.setting().nat();
            translators.add(nat.isOn() ? new Translator(nat) : null);
        }
    }

    /** The 5-tuple behind the router that translates it, or null where none does. */
    @Nullable
    FlowKey outside(Meeting meeting, FlowKey key) {
        if (key.isIpv6()) {
            return null;
        }
        List<Router> routers = topology.route(meeting.clientSite(), meeting.serverSite(), key);
        int place = translator(routers, meeting);
        Translator translator =
                place < 0 ? null : translators.get(routers.get(place).index());
        return translator == null ? null : translator.outside(key);
    }

    private static int translator(List<Router> routers, Meeting meeting) {
        for (int i = 0; i < routers.size(); i++) {
            if (Topology.translates(routers.get(i), meeting.clientSite(), meeting.serverSite())) {
                return i;
            }
        }
        return -1;
    }

    Conversation.Ways ways(Meeting meeting, FlowKey key, @Nullable FlowKey outside, long roundTrip) {
        Site client = meeting.clientSite();
        Site server = meeting.serverSite();
        FlowKey translated = outside == null ? key : outside;
        List<Router> there = topology.route(client, server, key);
        List<Router> here = topology.route(server, client, key.reversed());
        Way.Course forth = new Way.Course(client, server, true);
        Way.Course back = new Way.Course(server, client, false);
        return new Conversation.Ways(
                Way.of(forth, there, roundTrip, key, translated, outside == null ? -1 : translator(there, meeting)),
                Way.of(
                        back,
                        here,
                        roundTrip,
                        translated.reversed(),
                        key.reversed(),
                        outside == null ? -1 : translator(here, meeting)),
                roundTrip);
    }
}
