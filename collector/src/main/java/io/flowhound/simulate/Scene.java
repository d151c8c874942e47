/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The span of time in which a simulation plays, and all that has happened in it so far. Behaviours add connections until
 * it is full.
 */
final class Scene {
    /** After so long without a packet exporters take the same five-tuple for a new flow. */
    private static final long IDLE_TIMEOUT = 15_000;

    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;

    private record Tuple(Party client, Party server, boolean ipv6, int protocol, int clientPort, int serverPort) {}

    private final Dice dice;
    private final Directory directory;
    private final long from;
    private final long to;
    private final int capacity;
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Tuple, List<Connection>> byTuple = new HashMap<>();
    private final Map<Party, Integer> nextPorts = new HashMap<>();
    private int records;

    /** Makes an empty scene from {@code from} to {@code to} (milliseconds since 1970) for so many flow records. */
    Scene(Dice dice, Directory directory, long from, long to, int capacity) {
        this.dice = dice;
        this.directory = directory;
        this.from = from;
        this.to = to;
        this.capacity = capacity;
    }

    Dice dice() {
        return dice;
    }

    Directory directory() {
        return directory;
    }

    long from() {
        return from;
    }

    long length() {
        return to - from;
    }

    /** How many flow records it is to have. */
    int capacity() {
        return capacity;
    }

    /** How many flow records it has so far. */
    int records() {
        return records;
    }

    boolean isFull() {
        return records >= capacity;
    }

    List<Connection> connections() {
        return connections;
    }

    /** A time at which something of this duration can begin so that it ends within the scene. */
    long start(long duration) {
        return dice.between(from, Math.max(from, to - duration));
    }

    /** Whether two parties use IPv6 this time: they prefer it a little when both can. */
    boolean ipv6(Party client, Party server) {
        return client.ipv6() != null && server.ipv6() != null && dice.chance(0.6);
    }

    /** The next ephemeral port of a party. They go round, so a five-tuple does not come back soon. */
    int port(Party client) {
        int next = nextPorts.computeIfAbsent(client, party -> dice.between(0, PORTS - 1));
        nextPorts.put(client, (next + dice.between(1, 3)) % PORTS);
        return FIRST_PORT + next;
    }

    /** Adds a connection from an ephemeral port. */
    void connect(String activity, Party client, Party server, boolean ipv6, long start, long duration, Exchange what) {
        connect(activity, client, server, ipv6, port(client), start, duration, what);
    }

    /**
     * Adds a connection. What would run beyond the scene ends with it. Nothing is added to a full scene, nor where a
     * connection of the same ports would overlap with one that is there, because an exporter would see only one flow.
     */
    void connect(
            String activity,
            Party client,
            Party server,
            boolean ipv6,
            int clientPort,
            long start,
            long duration,
            Exchange what) {
        long end = Math.min(to, start + duration);
        Connection added =
                new Connection(activity, exporter(client, server), client, server, ipv6, clientPort, start, end, what);
        Tuple tuple = new Tuple(client, server, ipv6, what.protocol(), clientPort, what.serverPort());
        List<Connection> others = byTuple.computeIfAbsent(tuple, key -> new ArrayList<>(1));
        if (isFull() || others.stream().anyMatch(other -> isOneFlow(other, added))) {
            return;
        }
        others.add(added);
        connections.add(added);
        records += added.flowRecords();
    }

    /** What an inside client does is told by the exporter of its segment, what comes from outside by that of the server. */
    private static int exporter(Party client, Party server) {
        if (client instanceof Host inside) {
            return inside.segment().exporter();
        }
        if (server instanceof Host inside) {
            return inside.segment().exporter();
        }
        throw new IllegalArgumentException(client + " and " + server + " are both outside: no exporter sees them");
    }

    private static boolean isOneFlow(Connection a, Connection b) {
        return a.start() <= b.end() + IDLE_TIMEOUT && b.start() <= a.end() + IDLE_TIMEOUT;
    }
}
