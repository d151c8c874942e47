/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import io.flowhound.pivot.Rules;
import io.flowhound.pivot.ServerPorts;
import io.flowhound.pivot.Service;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what was told of each login connection: both directions, all exporters, one hour after the other. A connection that
 * is silent for a whole hour is over; until then it is in memory.
 */
final class ConnectionFold {
    private final Rules rules;
    private final EdgeFold edges;
    private final Map<Connection, Octets> open = new HashMap<>();
    private long hour = Long.MIN_VALUE;

    private record Connection(String client, int clientPort, String server, int serverPort, String service) {}

    /** Octets of a connection as each exporter counted them: the same packets pass several, so the largest count, never the sum. */
    private static final class Octets {
        private final Map<String, long[]> byExporter = new HashMap<>(2);
        private long lastHour;
        private String clientId = "";
        private String serverId = "";

        /** The lease may have been learnt after the beginning, and is not known to have ended while the connection lasts. */
        void identify(String client, String server) {
            clientId = clientId.isEmpty() ? client : clientId;
            serverId = serverId.isEmpty() ? server : serverId;
        }

        void add(String exporter, long toServer, long toClient) {
            long[] sums = byExporter.computeIfAbsent(exporter, key -> new long[2]);
            sums[0] += toServer;
            sums[1] += toClient;
        }

        long most(int direction) {
            long most = 0;
            for (long[] sums : byExporter.values()) {
                most = Math.max(most, sums[direction]);
            }
            return most;
        }
    }

    ConnectionFold(Rules rules, EdgeFold edges) {
        this.rules = rules;
        this.edges = edges;
    }

    /** Takes one; the hours must not go back. */
    void add(Traffic traffic) {
        if (traffic.hour() > hour) {
            hour = traffic.hour();
            closeSilent();
        }
        Boolean forward = forward(traffic);
        if (forward == null) {
            return;
        }
        Connection connection = connection(traffic, forward);
        Octets octets = open.computeIfAbsent(connection, key -> new Octets());
        octets.lastHour = traffic.hour();
        if (forward) {
            octets.identify(traffic.sourceId(), traffic.destinationId());
            octets.add(traffic.exporter(), traffic.sourceBytes(), traffic.destinationBytes());
        } else {
            octets.identify(traffic.destinationId(), traffic.sourceId());
            octets.add(traffic.exporter(), traffic.destinationBytes(), traffic.sourceBytes());
        }
    }

    /** Whether the destination is the server; null when it is no login: the other side is a well-known server, or the same host. */
    private @Nullable Boolean forward(Traffic traffic) {
        if (traffic.source().equals(traffic.destination())) {
            return null;
        }
        int source = traffic.sourcePort();
        int destination = traffic.destinationPort();
        boolean sourceLogin = rules.services().onPort(source) != null;
        boolean destinationLogin = rules.services().onPort(destination) != null;
        if (sourceLogin == destinationLogin) {
            return destination <= source;
        }
        int other = sourceLogin ? destination : source;
        return ServerPorts.contains(other) ? null : Boolean.valueOf(destinationLogin);
    }

    private Connection connection(Traffic traffic, boolean forward) {
        int serverPort = forward ? traffic.destinationPort() : traffic.sourcePort();
        Service onPort = rules.services().onPort(serverPort);
        Service service = onPort == null ? rules.services().named(traffic.application()) : onPort;
        String name = service == null ? "" : service.name();
        return forward
                ? new Connection(traffic.source(), traffic.sourcePort(), traffic.destination(), serverPort, name)
                : new Connection(traffic.destination(), traffic.destinationPort(), traffic.source(), serverPort, name);
    }

    private void closeSilent() {
        for (Iterator<Map.Entry<Connection, Octets>> all = open.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Connection, Octets> one = all.next();
            if (one.getValue().lastHour < hour - Windows.HOUR) {
                close(one.getKey(), one.getValue());
                all.remove();
            }
        }
    }

    private void close(Connection connection, Octets octets) {
        boolean established =
                enough(octets.most(0), rules.minBytesToServer()) && enough(octets.most(1), rules.minBytesToClient());
        edges.add(
                new EdgeFold.Pair(connection.client(), octets.clientId, connection.server(), octets.serverId),
                connection.service(),
                established);
    }

    /** A direction that nobody saw is not held against the login. */
    private static boolean enough(long octets, long least) {
        return octets == 0 || octets >= least;
    }

    /** The day is over. */
    void finish() {
        open.forEach(this::close);
        open.clear();
    }

    /** Connections in memory. */
    int open() {
        return open.size();
    }
}
