/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who talks to whom in a network, when, and how. */
final class Story {
    private static final int LOWEST_EPHEMERAL = 32_768;
    private static final int HIGHEST_EPHEMERAL = 60_999;
    private static final List<Integer> SCANNER_PORTS = List.of(53, 443, 40_000, 44_444, 54_321, 61_000);
    private static final List<Integer> SCANNED_PORTS =
            List.of(22, 23, 80, 443, 445, 1433, 3306, 3389, 5900, 6379, 8080, 8443);
    private static final List<Integer> VICTIM_PORTS = List.of(80, 443, 22, 25, 6667);

    private final NetworkFile file;
    private final Meetings meetings;
    private final Connector connector;
    private final Dice dice;
    private final long duration;
    private final Set<FlowKey> taken = new HashSet<>();
    private final List<Conversation> conversations = new ArrayList<>();

    Story(NetworkFile file, Topology topology, List<Router> routers) {
        this.file = file;
        this.dice = Dice.of(file.seed(), -1);
        this.meetings = new Meetings(topology, file.servicesOrDefault());
        this.connector = new Connector(topology, routers);
        this.duration = file.duration().toMillis() * 1000;
    }

    /** All conversations in the order of their beginnings. */
    List<Conversation> conversations() {
        double total = 0;
        for (Kind kind : Kind.values()) {
            total += file.mix().shareOf(kind);
        }
        double due = 0;
        for (Kind kind : Kind.values()) {
            due += file.mix().shareOf(kind) / total * file.conversations();
            while (conversations.size() < Math.round(due)) {
                make(meetings.isPossible(kind) ? kind : meetings.instead(), (int) Math.round(due));
            }
        }
        return conversations.stream()
                .sorted(Comparator.comparingLong(Conversation::start).thenComparingInt(Conversation::id))
                .toList();
    }

    private void make(Kind kind, int until) {
        switch (kind) {
            case REUSE -> reuse(until);
            case SCAN -> scan(until);
            case BACKSCATTER -> backscatter();
            case PING -> ping();
            case VOIP -> voip();
            default -> service(kind);
        }
    }

    private void service(Kind kind) {
        Meeting meeting = meetings.pick(kind, dice);
        FlowKey key = free(kind, meeting);
        long latest = kind == Kind.LONG ? duration * 3 / 10 : duration;
        add(kind, key, connector.outside(meeting, key), meeting, dice.between(0, latest - 1));
    }

    /** A 5-tuple that nobody has had. */
    private FlowKey free(Kind kind, Meeting meeting) {
        ServiceSetting service = meeting.service();
        boolean v6 = dice.pick(meeting.versions());
        byte[] server = meeting.server(dice, v6);
        while (true) {
            byte[] client = meeting.client(dice, v6, server);
            int port = clientPort(kind, service.port());
            FlowKey key = new FlowKey(service.number(), client, port, server, service.port());
            if (take(key)) {
                return key;
            }
        }
    }

    private boolean take(FlowKey key) {
        return !taken.contains(key.reversed()) && taken.add(key);
    }

    private int clientPort(Kind kind, int serverPort) {
        if (kind == Kind.ODD) {
            return dice.chance(0.5) ? dice.between(1024, serverPort - 1) : dice.between(serverPort + 1, 65_535);
        }
        return dice.between(LOWEST_EPHEMERAL, HIGHEST_EPHEMERAL);
    }

    private Conversation add(Kind kind, FlowKey key, @Nullable FlowKey outside, Meeting meeting, long start) {
        int id = conversations.size() + 1;
        long roundTrip = dice.between(200L, file.roundTripMs() * 1000L);
        Conversation.Ways ways = connector.ways(meeting, key, outside, roundTrip);
        Conversation made = new Conversation(id, kind, key, outside, ways, start, id);
        conversations.add(made);
        return made;
    }

    /** Two connections, one after the other, with all ports the same: a third of them questions over UDP. */
    private void reuse(int until) {
        boolean udp = dice.chance(0.3) && meetings.isPossible(Kind.DNS);
        Meeting meeting = meetings.pick(udp ? Kind.DNS : Kind.TCP, dice);
        FlowKey key = free(Kind.TCP, meeting);
        FlowKey outside = connector.outside(meeting, key);
        Conversation first = add(Kind.REUSE, key, outside, meeting, dice.between(0, duration - 1));
        if (conversations.size() < until) {
            long end = first.start() + first.write(file.seed(), file.mix()).end();
            long shortest = file.mix().reuseAfter().toMillis() * 1000;
            long longest = Math.max(shortest, file.mix().reuseBefore().toMillis() * 1000);
            add(Kind.REUSE, key, outside, meeting, end + dice.between(shortest, longest));
        }
    }

    /** A sweep over hosts or over ports of a host, from one address and port. */
    private void scan(int until) {
        Meeting meeting = meetings.pick(Kind.SCAN, dice);
        boolean v6 = dice.pick(meeting.versions());
        byte[] victim = dice.pick(meeting.serverSite().hosts(v6));
        byte[] scanner = meeting.client(dice, v6, victim);
        int from = dice.pick(SCANNER_PORTS);
        int port = dice.pick(SCANNED_PORTS);
        boolean overHosts = dice.chance(0.7);
        long time = dice.between(0, duration - 1);
        long pause = dice.between(20_000L, 1_000_000L);
        int targets = Math.min(dice.between(20, 200), until - conversations.size());
        List<byte[]> hosts = meeting.serverSite().hosts(v6);
        int before = conversations.size();
        for (int i = 0; i < targets; i++) {
            byte[] target = overHosts ? hosts.get(i % hosts.size()) : victim;
            int targetPort = overHosts ? port + i / hosts.size() : 1 + (port + i * 37) % 10_000;
            FlowKey key = new FlowKey(FlowKey.TCP, scanner, from, target, targetPort);
            if (!key.equals(key.reversed()) && take(key)) {
                add(Kind.SCAN, key, connector.outside(meeting, key), meeting, time + i * pause);
            }
        }
        if (conversations.size() == before) {
            // All are taken: something else, or this would never end.
            service(meetings.instead());
        }
    }

    private void backscatter() {
        Meeting meeting = meetings.pick(Kind.BACKSCATTER, dice);
        boolean v6 = dice.pick(meeting.versions());
        byte[] victim = dice.pick(meeting.serverSite().hosts(v6));
        byte[] forged = dice.pick(meeting.clientSite().hosts(v6));
        FlowKey key = new FlowKey(FlowKey.TCP, forged, dice.between(1024, 65_535), victim, dice.pick(VICTIM_PORTS));
        if (take(key)) {
            add(Kind.BACKSCATTER, key, null, meeting, dice.between(0, duration - 1));
        }
    }

    private void ping() {
        Meeting meeting = meetings.pick(Kind.PING, dice);
        boolean v6 = dice.pick(meeting.versions());
        byte[] target = dice.pick(meeting.serverSite().hosts(v6));
        byte[] client = meeting.client(dice, v6, target);
        FlowKey key = v6
                ? new FlowKey(FlowKey.ICMPV6, client, 0, target, FlowKey.ECHO_REQUEST_V6)
                : new FlowKey(FlowKey.ICMP, client, 0, target, FlowKey.ECHO_REQUEST);
        if (take(key)) {
            add(Kind.PING, key, connector.outside(meeting, key), meeting, dice.between(0, duration - 1));
        } else {
            service(meetings.instead());
        }
    }

    private void voip() {
        Meeting meeting = meetings.pick(Kind.VOIP, dice);
        boolean v6 = dice.pick(meeting.versions());
        byte[] callee = dice.pick(meeting.serverSite().hosts(v6));
        byte[] caller = meeting.client(dice, v6, callee);
        int from = dice.between(16_384, 32_767);
        FlowKey key = new FlowKey(FlowKey.UDP, caller, from, callee, dice.between(16_384, 32_767));
        if (take(key)) {
            add(Kind.VOIP, key, connector.outside(meeting, key), meeting, dice.between(0, duration - 1));
        }
    }
}
