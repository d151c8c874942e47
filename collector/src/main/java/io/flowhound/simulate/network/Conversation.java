/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One connection, and the truth about it. Times are microseconds since the network began. */
final class Conversation {
    private final int id;
    private final Kind kind;
    private final FlowKey key;
    private final @Nullable FlowKey outside;
    private final Way forth;
    private final Way back;
    private final long start;
    private final long roundTrip;
    private final long part;
    private final WayTruth sent = new WayTruth();
    private final WayTruth answered = new WayTruth();
    private final List<Observation> observations = new ArrayList<>();
    private final SortedSet<Integer> sharers = new TreeSet<>();
    private Outcome outcome = Outcome.NONE;
    private @Nullable Script script;
    private int next;
    private long first = Long.MAX_VALUE;
    private long last;

    /**
     * Makes one that has not begun.
     *
     * @param key from client to server, as the client has it
     * @param outside the same as it is translated, or null
     * @param part of the seed: decides about its packets
     */
    Conversation(int id, Kind kind, FlowKey key, @Nullable FlowKey outside, Ways ways, long start, long part) {
        this.id = id;
        this.kind = kind;
        this.key = key;
        this.outside = outside;
        this.forth = ways.forth;
        this.back = ways.back;
        this.roundTrip = ways.roundTrip;
        this.start = start;
        this.part = part;
    }

    /** Both ways, and the time that a packet takes forth and back, in microseconds. */
    record Ways(Way forth, Way back, long roundTrip) {}

    /** What happened one way, and how much of it was reported. */
    static final class WayTruth {
        long octets;
        long packets;
        long squares;

        private void add(int size) {
            octets += size;
            packets++;
            squares += (long) size * size;
        }
    }

    /** What a router has told of it. */
    static final class Observation {
        final Router router;
        long records;
        long forthRecords;
        long backRecords;
        long forthOctets;
        long backOctets;

        Observation(Router router) {
            this.router = router;
        }
    }

    int id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    FlowKey key() {
        return key;
    }

    @Nullable
    FlowKey outside() {
        return outside;
    }

    Way forth() {
        return forth;
    }

    Way back() {
        return back;
    }

    long start() {
        return start;
    }

    Outcome outcome() {
        return outcome;
    }

    WayTruth sent() {
        return sent;
    }

    WayTruth answered() {
        return answered;
    }

    List<Observation> observations() {
        return observations;
    }

    /** Conversations that stand in one record with this one, by id. */
    SortedSet<Integer> sharers() {
        return sharers;
    }

    long firstPacket() {
        return first;
    }

    long lastPacket() {
        return last;
    }

    /** Thinks out its packets. */
    Script write(long seed, Mix mix) {
        Dice dice = Dice.of(seed, part);
        if (key.protocol == FlowKey.TCP) {
            TcpScript tcp = new TcpScript(dice, mix, roundTrip, key.isIpv6());
            outcome = switch (kind) {
                case REFUSED -> tcp.refused();
                case UNANSWERED -> tcp.unanswered();
                case LONG -> tcp.transfer();
                case SCAN -> tcp.probe();
                case BACKSCATTER -> tcp.backscatter();
                default -> tcp.connection();
            };
            return tcp.script();
        }
        UdpScript udp = new UdpScript(dice, roundTrip, key.isIpv6());
        switch (kind) {
            case DNS, REUSE -> udp.dns();
            case VOIP -> udp.voip();
            case ONE_WAY -> udp.oneWay();
            case PING -> udp.ping();
            default -> udp.quic(mix.size());
        }
        return udp.script();
    }

    void begin(long seed, Mix mix) {
        script = write(seed, mix);
    }

    /** When the next packet is sent. */
    long nextTime() {
        return script == null || next == script.count() ? Long.MAX_VALUE : start + script.time(next);
    }

    /** Sends the next packet past all that meter it; false when it was the last one. */
    boolean send() {
        Script packets = script;
        if (packets == null) {
            return false;
        }
        boolean way = packets.isForth(next);
        int size = packets.size(next);
        int flags = packets.flags(next);
        long time = start + packets.time(next);
        first = Math.min(first, time);
        last = time;
        (way ? sent : answered).add(size);
        for (Probe probe : (way ? forth : back).probes()) {
            probe.router().meter(probe.slot(), time + probe.offset(), size, flags, this, way);
        }
        next++;
        if (next < packets.count()) {
            return true;
        }
        script = null;
        return false;
    }

    /** Remembers a record that a router is about to tell. */
    void told(Router router, CacheEntry entry) {
        Observation observation = observation(router);
        observation.records++;
        boolean both = entry.reversePackets > 0;
        boolean toServer = entry.forth || both;
        observation.forthRecords += toServer ? 1 : 0;
        observation.backRecords += !entry.forth || both ? 1 : 0;
        observation.forthOctets += entry.forth ? entry.octets : entry.reverseOctets;
        observation.backOctets += entry.forth ? entry.reverseOctets : entry.octets;
    }

    private Observation observation(Router router) {
        for (Observation each : observations) {
            if (each.router == router) {
                return each;
            }
        }
        Observation made = new Observation(router);
        observations.add(made);
        return made;
    }

    /** Remembers whose packets stand in one record with its own. */
    void sharesWith(List<Conversation> others) {
        for (Conversation other : others) {
            if (other != this) {
                sharers.add(other.id);
            }
        }
    }
}
