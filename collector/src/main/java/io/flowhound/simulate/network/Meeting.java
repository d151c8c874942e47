/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;
import java.util.Arrays;
import java.util.List;

/** Who can talk to whom, and how often they do beside others. Services are of no importance where a kind needs none. */
record Meeting(Site clientSite, Site serverSite, ServiceSetting service, double weight) {
    /** On the Internet there are more servers than one needs at home. */
    private static final int STRANGERS = 50;

    List<Boolean> versions() {
        return Topology.versions(clientSite, serverSite);
    }

    /** One of the hosts of the site that offer the service; always the same ones. */
    byte[] server(Dice dice, boolean v6) {
        List<byte[]> hosts = serverSite.hosts(v6);
        int number = service.servers() * (serverSite.isInternet() ? STRANGERS : 1);
        int chosen = dice.between(0, Math.min(number, hosts.size()) - 1);
        int first = Math.floorMod(service.name().hashCode(), hosts.size());
        return hosts.get((first + chosen) % hosts.size());
    }

    byte[] client(Dice dice, boolean v6, byte[] server) {
        List<byte[]> hosts = clientSite.hosts(v6);
        int chosen = dice.between(0, hosts.size() - 1);
        // Only within a site can it be the same host: then its neighbour.
        boolean same = Arrays.equals(hosts.get(chosen), server);
        return hosts.get(same ? (chosen + 1) % hosts.size() : chosen);
    }
}
