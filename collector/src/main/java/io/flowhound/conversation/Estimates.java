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
 * What exporters that leave out packets have told of flows and was counted, because nobody else had told of them yet. When one that
 * looks at all packets tells of the same time afterwards, that is taken off what it tells: so the sum is what it counted, and nothing
 * is counted twice. Bounded: whoever was told of first gives way. Not safe for use by several threads.
 */
final class Estimates {
    private static final int SLOTS = 1 << 15;
    private static final int WAYS = 4;
    private static final int WIDTH = 5;
    private static final int HASH = 0;
    private static final int OCTETS = 1;
    private static final int PACKETS = 2;
    private static final int START = 3;
    private static final int UNTIL = 4;

    private long[] slots = {};
    private int used;

    /** Takes note of a record that leaves out packets and is counted. */
    void add(long hash, Told told, boolean forth) {
        if (slots.length == 0) {
            slots = new long[SLOTS * WIDTH];
        }
        long key = key(hash, forth);
        int at = place(key);
        if (slots[at + HASH] != key) {
            used += slots[at + HASH] == 0 ? 1 : 0;
            slots[at + HASH] = key;
            slots[at + OCTETS] = 0;
            slots[at + PACKETS] = 0;
            slots[at + START] = told.start();
            slots[at + UNTIL] = told.end();
        }
        slots[at + OCTETS] += told.flow.number(octets(told, forth));
        slots[at + PACKETS] += told.flow.number(packets(told, forth));
        slots[at + START] = Math.min(slots[at + START], told.start());
        slots[at + UNTIL] = Math.max(slots[at + UNTIL], told.end());
    }

    /** Takes off a record that leaves out nothing what was counted of its time before; whether that was anything. */
    boolean deduct(long hash, Told told, boolean forth) {
        if (used == 0) {
            return false;
        }
        int at = find(key(hash, forth));
        if (at < 0) {
            return false;
        }
        double share = share(told, slots[at + START], slots[at + UNTIL]);
        take(told.flow, octets(told, forth), at + OCTETS, share);
        take(told.flow, packets(told, forth), at + PACKETS, share);
        if (slots[at + OCTETS] <= 0) {
            slots[at + HASH] = 0;
            used--;
        }
        return share > 0;
    }

    private void take(FlowRecord flow, Field counter, int at, double share) {
        if (flow.has(counter)) {
            long taken = Math.min(flow.number(counter), (long) Math.ceil(slots[at] * share));
            flow.put(counter, flow.number(counter) - taken);
            slots[at] -= taken;
        }
    }

    /** How much of a time a record tells of, 0 to 1; clocks may be off. */
    private static double share(Told told, long start, long until) {
        long from = Math.max(start, told.start() - 2 * Told.SKEW_MILLIS);
        long to = Math.min(until, told.end() + 2 * Told.SKEW_MILLIS);
        return to < from ? 0 : until == start ? 1 : Math.min(1, (double) (to - from) / (until - start));
    }

    private static Field octets(Told told, boolean forth) {
        return told.forth() == forth ? Field.SOURCE_BYTES : Field.DESTINATION_BYTES;
    }

    private static Field packets(Told told, boolean forth) {
        return told.forth() == forth ? Field.SOURCE_PACKETS : Field.DESTINATION_PACKETS;
    }

    private static long key(long hash, boolean forth) {
        long key = FlowKey.mix(forth ? hash : ~hash);
        return key == 0 ? 1 : key;
    }

    private static int bucket(long key) {
        return ((int) key & (SLOTS - 1) & -WAYS) * WIDTH;
    }

    private int find(long key) {
        int first = bucket(key);
        for (int at = first; at < first + WAYS * WIDTH; at += WIDTH) {
            if (slots[at + HASH] == key) {
                return at;
            }
        }
        return -1;
    }

    /** Its own place, a free one, or that of whoever ended first. */
    private int place(long key) {
        int first = bucket(key);
        int best = first;
        for (int at = first; at < first + WAYS * WIDTH; at += WIDTH) {
            if (slots[at + HASH] == key) {
                return at;
            }
            if (slots[best + HASH] != 0 && (slots[at + HASH] == 0 || slots[at + UNTIL] < slots[best + UNTIL])) {
                best = at;
            }
        }
        return best;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(used);
        for (int at = 0; at < slots.length; at += WIDTH) {
            if (slots[at + HASH] != 0) {
                for (int part = 0; part < WIDTH; part++) {
                    out.writeLong(slots[at + part]);
                }
            }
        }
    }

    void restore(DataInput in) throws IOException {
        int saved = in.readInt();
        if (saved < 0 || saved > SLOTS) {
            throw new IOException("the saved memory of sampled flows states " + saved + " of at most " + SLOTS);
        }
        slots = new long[saved == 0 ? 0 : SLOTS * WIDTH];
        used = saved;
        for (int i = 0; i < saved; i++) {
            long key = in.readLong();
            int at = place(key);
            slots[at + HASH] = key;
            for (int part = OCTETS; part < WIDTH; part++) {
                slots[at + part] = in.readLong();
            }
        }
    }
}
