/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowKey;
import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.Sides;
import io.flowhound.schema.Field;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Learns which ports of which hosts are services: those that several other hosts have reached and got an answer from. Bounded: what
 * fewest hosts reach gives way. Not safe for use by several threads.
 */
final class LearnedServices implements Sides.KnownServices {
    private static final int WAYS = 4;
    private static final int SLOTS = 1 << 16;

    private final long[] hashes = new long[SLOTS];
    /** A bit for each client, by hash, of which two may share one; of a port on any host, for each server. */
    private final long[] clients = new long[SLOTS];

    @Override
    public int clients(long addressHigh, long addressLow, long port, long protocol) {
        long hash = hash(addressHigh, addressLow, port, protocol);
        int first = bucket(hash);
        for (int i = first; i < first + WAYS; i++) {
            if (hashes[i] == hash) {
                return Long.bitCount(clients[i]);
            }
        }
        return 0;
    }

    /** Where {@link #clients} looks; for {@link #touch}. */
    int place(long addressHigh, long addressLow, long port, long protocol) {
        return bucket(hash(addressHigh, addressLow, port, protocol));
    }

    /** Reads what stands at a place, so that it comes into the caches of the processor; a number that depends on it. */
    int touch(int place) {
        return (int) (hashes[place] + hashes[place + WAYS - 1]);
    }

    /** Takes note that the host on the other side reached this one's port and was answered. */
    void learn(FlowRecord flow, Field address, Field port) {
        long host = FlowKey.side(flow.addressHigh(address.opposite()), flow.addressLow(address.opposite()), 0);
        learn(flow.addressHigh(address), flow.addressLow(address), flow.number(port), protocol(flow), host);
    }

    /** Takes note that a server, which it is for certain, has its service on this port. */
    void learnPort(FlowRecord flow) {
        long host = FlowKey.side(flow.addressHigh(Field.DESTINATION_IP), flow.addressLow(Field.DESTINATION_IP), 0);
        learn(0, 0, flow.number(Field.DESTINATION_PORT), protocol(flow), host);
    }

    @Override
    public int servers(long port, long protocol) {
        return clients(0, 0, port, protocol);
    }

    private static long protocol(FlowRecord flow) {
        return flow.number(Field.NETWORK_IANA_NUMBER);
    }

    private void learn(long addressHigh, long addressLow, long port, long protocol, long client) {
        long hash = hash(addressHigh, addressLow, port, protocol);
        int first = bucket(hash);
        int least = first;
        for (int i = first; i < first + WAYS; i++) {
            if (hashes[i] == hash) {
                clients[i] |= 1L << client;
                return;
            }
            if (Long.bitCount(clients[i]) < Long.bitCount(clients[least])) {
                least = i;
            }
        }
        hashes[least] = hash;
        clients[least] = 1L << client;
    }

    private static long hash(long addressHigh, long addressLow, long port, long protocol) {
        return FlowKey.side(addressHigh, addressLow, port << 8 | protocol);
    }

    private static int bucket(long hash) {
        return (int) hash & (SLOTS - 1) & -WAYS;
    }

    void save(DataOutput out) throws IOException {
        int used = 0;
        for (long bits : clients) {
            used += bits != 0 ? 1 : 0;
        }
        out.writeInt(used);
        for (int i = 0; i < SLOTS; i++) {
            if (clients[i] != 0) {
                out.writeInt(i);
                out.writeLong(hashes[i]);
                out.writeLong(clients[i]);
            }
        }
    }

    void restore(DataInput in) throws IOException {
        int used = in.readInt();
        if (used < 0 || used > SLOTS) {
            throw new IOException("the saved memory of services states " + used + " of at most " + SLOTS);
        }
        for (int i = 0; i < used; i++) {
            int slot = in.readInt() & (SLOTS - 1);
            hashes[slot] = in.readLong();
            clients[slot] = in.readLong();
        }
    }
}
