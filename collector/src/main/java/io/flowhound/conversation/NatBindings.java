/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowKey;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Remembers which outer 5-tuple a translated flow has, so that records of the outer half join those of the inner one. Bounded: whoever
 * was heard of first gives way. Not safe for use by several threads.
 */
final class NatBindings {
    private static final int SLOTS = 1 << 16;
    private static final int WAYS = 4;
    private static final int WIDTH = 8;
    private static final int OUTER_HASH = 0;
    private static final int INNER_HASH = 1;
    private static final int INNER = 2;
    private static final int OUTER = 4;
    /** The inner port in the upper half, the outer one in the lower. */
    private static final int PORTS = 6;

    private static final int HEARD = 7;

    private long[] slots = {};
    private final FlowKey key = new FlowKey();

    /**
     * Takes note of a translation.
     *
     * @param outer differs from {@code inner} in one side; afterwards it is the same way round
     */
    void bind(FlowKey inner, FlowKey outer, long nowMillis) {
        if (!inner.isSameSource(outer) && !inner.isSameDestination(outer)) {
            outer.reverse();
        }
        if (slots.length == 0) {
            slots = new long[SLOTS * WIDTH];
        }
        boolean source = !inner.isSameSource(outer);
        int at = place(outer.hash());
        slots[at + OUTER_HASH] = outer.hash();
        slots[at + INNER_HASH] = inner.hash();
        slots[at + INNER] = source ? inner.sourceHigh() : inner.destinationHigh();
        slots[at + INNER + 1] = source ? inner.sourceLow() : inner.destinationLow();
        slots[at + OUTER] = source ? outer.sourceHigh() : outer.destinationHigh();
        slots[at + OUTER + 1] = source ? outer.sourceLow() : outer.destinationLow();
        long innerPort = source ? inner.sourcePort() : inner.destinationPort();
        slots[at + PORTS] = innerPort << 32 | (source ? outer.sourcePort() : outer.destinationPort());
        slots[at + HEARD] = nowMillis;
    }

    /** The hash of the inner 5-tuple that a 5-tuple stands for, or its own. */
    long inner(long hash, long nowMillis) {
        int at = find(hash);
        if (at < 0 || nowMillis - slots[at + HEARD] > KnownFlows.SILENCE_MILLIS) {
            return hash;
        }
        slots[at + HEARD] = nowMillis;
        return slots[at + INNER_HASH];
    }

    /**
     * Gives a flow that the exporter saw outside, or before it was translated back, its inner address, and keeps the outer one beside it.
     *
     * @return whether it was seen outside
     */
    boolean settle(FlowRecord flow, long group) {
        if (flow.has(Field.DESTINATION_NAT_IP)) {
            exchange(flow);
        }
        if (slots.length == 0 || !key.plain(flow) || key.hash() == group) {
            return false;
        }
        int at = find(key.hash());
        if (at >= 0 && slots[at + INNER_HASH] == group) {
            boolean source = flow.addressLow(Field.SOURCE_IP) == slots[at + OUTER + 1]
                    && flow.addressHigh(Field.SOURCE_IP) == slots[at + OUTER]
                    && flow.number(Field.SOURCE_PORT) == (int) slots[at + PORTS];
            translate(flow, at, source ? Field.SOURCE_IP : Field.DESTINATION_IP);
            return true;
        }
        return false;
    }

    private void translate(FlowRecord flow, int at, Field address) {
        boolean source = address == Field.SOURCE_IP;
        Field port = source ? Field.SOURCE_PORT : Field.DESTINATION_PORT;
        flow.putAddress(
                source ? Field.SOURCE_NAT_IP : Field.DESTINATION_NAT_IP,
                flow.addressHigh(address),
                flow.addressLow(address));
        flow.putAddress(address, slots[at + INNER], slots[at + INNER + 1]);
        if (flow.has(port)) {
            flow.put(source ? Field.SOURCE_NAT_PORT : Field.DESTINATION_NAT_PORT, flow.number(port));
            flow.put(port, slots[at + PORTS] >>> 32);
        }
    }

    /** The destination of a packet that comes from outside is the outer address until it is translated. */
    private static void exchange(FlowRecord flow) {
        long high = flow.addressHigh(Field.DESTINATION_IP);
        long low = flow.addressLow(Field.DESTINATION_IP);
        flow.putAddress(
                Field.DESTINATION_IP,
                flow.addressHigh(Field.DESTINATION_NAT_IP),
                flow.addressLow(Field.DESTINATION_NAT_IP));
        flow.putAddress(Field.DESTINATION_NAT_IP, high, low);
        if (flow.number(Field.DESTINATION_NAT_PORT) != 0 && flow.has(Field.DESTINATION_PORT)) {
            long port = flow.number(Field.DESTINATION_PORT);
            flow.put(Field.DESTINATION_PORT, flow.number(Field.DESTINATION_NAT_PORT));
            flow.put(Field.DESTINATION_NAT_PORT, port);
        }
    }

    private static int bucket(long hash) {
        return ((int) hash & (SLOTS - 1) & -WAYS) * WIDTH;
    }

    private int find(long hash) {
        if (slots.length > 0) {
            int first = bucket(hash);
            for (int at = first; at < first + WAYS * WIDTH; at += WIDTH) {
                if (slots[at + OUTER_HASH] == hash) {
                    return at;
                }
            }
        }
        return -1;
    }

    private int place(long hash) {
        int first = bucket(hash);
        int best = first;
        for (int at = first; at < first + WAYS * WIDTH; at += WIDTH) {
            if (slots[at + OUTER_HASH] == hash) {
                return at;
            }
            if (slots[at + HEARD] < slots[best + HEARD]) {
                best = at;
            }
        }
        return best;
    }

    void save(DataOutput out) throws IOException {
        int used = 0;
        for (int at = 0; at < slots.length; at += WIDTH) {
            used += slots[at + OUTER_HASH] != 0 ? 1 : 0;
        }
        out.writeInt(used);
        for (int at = 0; at < slots.length; at += WIDTH) {
            if (slots[at + OUTER_HASH] != 0) {
                for (int part = 0; part < WIDTH; part++) {
                    out.writeLong(slots[at + part]);
                }
            }
        }
    }

    void restore(DataInput in) throws IOException {
        int saved = in.readInt();
        if (saved < 0 || saved > SLOTS) {
            throw new IOException("the saved memory of translations states " + saved + " of at most " + SLOTS);
        }
        slots = new long[saved == 0 ? 0 : SLOTS * WIDTH];
        for (int i = 0; i < saved; i++) {
            long hash = in.readLong();
            int at = place(hash);
            slots[at + OUTER_HASH] = hash;
            for (int part = 1; part < WIDTH; part++) {
                slots[at + part] = in.readLong();
            }
        }
    }
}
