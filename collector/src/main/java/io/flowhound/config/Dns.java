/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Names of addresses by reverse DNS. */
@Doc(
        "Names of addresses by reverse DNS, for `source.domain` and `destination.domain` where no lease and no answer of DNS in the logs told one. A flow never waits for a name: it has the one that is known when it passes, and the first flows of an address have none. Only `run` asks.")
public record Dns(
        @Doc(
                "Whose names are asked for: nobody's, those of `networks.internal`, or of all addresses. Who runs the resolver learns which addresses are talked to, and so does whoever runs the zone of an address.")
        @Default("off")
        ReverseDns reverse,

        @Doc(
                "Resolvers for `networks.internal` and for private addresses, such as `192.168.1.1` or `[fd00::53]:5353`. They must be internal themselves: no public resolver is ever asked for a private address. Without one, those have no names.")
        List<NameServer> internalServers,

        @Doc("Resolvers for all other addresses; those of this machine when none is given.")
        List<NameServer> servers,

        @Doc("How many questions are asked in a second at most.") @Default("50") @Range(min = "1", max = "10000")
        int rate,

        @Doc("How many names are kept. Each costs about 150 octets of memory.")
        @Default("65536")
        @Range(min = "1024", max = "1048576")
        int names,

        @Doc("How long a resolver is waited for.") @Default("2s") @Range(min = "100ms", max = "30s")
        Duration timeout)
        implements Section {
    public Dns {
        internalServers = List.copyOf(internalServers);
        servers = List.copyOf(servers);
    }

    @Override
    public void check(SectionProblems problems) {
        if (reverse == ReverseDns.INTERNAL && internalServers.isEmpty()) {
            problems.add("internal-servers", null, "is missing for dns.reverse: internal", null);
        }
    }

    /** Reports resolvers that would hear of private addresses and are not inside. */
    void checkInside(Networks networks, SectionProblems problems) {
        for (NameServer server : internalServers) {
            if (!isInside(server.address(), networks)) {
                problems.add(
                        "dns.internal-servers",
                        server,
                        "is not in networks.internal: it must not hear of private addresses",
                        null);
            }
        }
    }

    private static boolean isInside(InetAddress address, Networks networks) {
        return address.isLoopbackAddress() || networks.internal().stream().anyMatch(range -> range.contains(address));
    }
}
