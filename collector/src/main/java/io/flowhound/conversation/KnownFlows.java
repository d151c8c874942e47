/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.RoleEvidence;
import io.flowhound.flow.TcpState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Remembers, of each 5-tuple by its hash, which observer counts each way and up to when, when the connection began, which side opened
 * it and what became of it. Bounded: whoever was not heard of for longest gives way, and that of a long flow last. Not safe for use by several
 * threads.
 */
final class KnownFlows {
    /** Nothing is known. */
    static final int NONE = -1;

    /** A 5-tuple of which nothing is heard for so long is forgotten. */
    static final long SILENCE_MILLIS = 10 * 60_000L;
    /** One that is reported in slices, which may be half an hour long. */
    private static final long SILENCE_OF_SLICES_MILLIS = 45 * 60_000L;

    private static final int WAY_BITS = 2;
    private static final int WAYS = 1 << WAY_BITS;
    private static final int LEAST = 1 << 12;

    private static final int WIDTH = 5;
    /** Who counts each way: the first in the upper half. */
    private static final int METERS = 0;
    /** When the counting observer was heard last, in seconds, as above. */
    private static final int HEARD = 1;
    /** Up to when is counted, epoch milliseconds, of either way. */
    private static final int UNTIL = 2;

    /** Epoch milliseconds of the beginning above, flags below. */
    private static final int BEGINNING = 4;

    private static final long LOWER = 0xFFFF_FFFFL;
    private static final int START_SHIFT = 12;
    private static final long FORTH_IS_CLIENTS = 1;
    private static final long SLICED = 2;
    /** The counting observer of either way leaves out packets. */
    private static final long SAMPLED = 4;

    /** A document of it bears the name of the connection. */
    private static final long NAMED = 1 << 8;

    /** Above these the state of its TCP connection, and one more, 0 for none. */
    private static final int STATE_SHIFT = 9;

    private static final long STATE_MASK = 7L << STATE_SHIFT;
    private static final TcpState[] STATES = TcpState.values();

    private static final int EVIDENCE_SHIFT = 4;
    private static final int EVIDENCE_MASK = 0xF;
    private static final long FLAGS = (1L << START_SHIFT) - 1;
    private static final RoleEvidence[] EVIDENCE = RoleEvidence.values();

    private static final int TAGS = WAYS + WAYS / 2;

    private final int most;
    private int places = LEAST;
    /**
     * Of each bucket the hashes of its entries, then until when each is kept, in epoch seconds, two in a number: what a search reads, and
     * who looks for a place, stands together.
     */
    private long[] tags = new long[LEAST / WAYS * TAGS];

    private long[] entries = new long[LEAST * WIDTH];
    private int used;

    /** @param most how many are remembered at most, about */
    KnownFlows(int most) {
        this.most = Math.max(LEAST, Integer.highestOneBit(most));
    }

    /** What is known of a 5-tuple; {@link #NONE} when nothing is, or when it was silent for too long. */
    int find(long hash, long nowMillis) {
        int entry = own(bucket(hash), hash);
        return entry != NONE && keptUntil(entry) * 1000 > nowMillis ? entry : NONE;
    }

    /** The entry with a hash; {@link #NONE} when there is none. */
    private int own(int first, long hash) {
        int at = tag(first);
        for (int way = 0; way < WAYS; way++) {
            if (tags[at + way] == hash) {
                return first + way;
            }
        }
        return NONE;
    }

    /** Reads what a search for a hash will, so that it comes into the caches of the processor; a number that depends on it. */
    int touch(long hash) {
        int first = tag(bucket(hash));
        return (int) (tags[first] + tags[first + TAGS - 1]);
    }

    /** As {@link #touch}, what stands at a {@link #place}. */
    int touchEntry(int entry) {
        int at = entry * WIDTH;
        return (int) (entries[at] + entries[at + WIDTH - 1]);
    }

    private int bucket(long hash) {
        return (int) hash & (places - 1) & -WAYS;
    }

    /** Where the tags of an entry's bucket begin. */
    private static int tag(int entry) {
        return (entry >>> WAY_BITS) * TAGS;
    }

    private static int way(int entry) {
        return entry & (WAYS - 1);
    }

    private long hashOf(int entry) {
        return tags[tag(entry) + way(entry)];
    }

    /** Epoch seconds; 0 for an entry that is free. */
    private long keptUntil(int entry) {
        return Integer.toUnsignedLong(half(tags[tag(entry) + WAYS + (way(entry) >> 1)], (entry & 1) == 0));
    }

    private void keep(int entry) {
        long heard = Math.max(heardSeconds(entry, true), heardSeconds(entry, false));
        long silence = isSliced(entry) ? SILENCE_OF_SLICES_MILLIS : SILENCE_MILLIS;
        keepUntil(entry, heard == 0 ? 0 : heard + silence / 1000);
    }

    private void keepUntil(int entry, long seconds) {
        putHalf(tags, tag(entry) + WAYS + (way(entry) >> 1), (entry & 1) == 0, (int) seconds);
    }

    /** Begins to remember a 5-tuple of which nothing was known. */
    int add(long hash) {
        if (used >= places / WAYS * (WAYS - 1) && places < most) {
            grow();
        }
        int entry = take(hash);
        for (int part = 0; part < WIDTH; part++) {
            entries[entry * WIDTH + part] = 0;
        }
        return entry;
    }

    private int take(long hash) {
        int entry = place(hash);
        used += hashOf(entry) == 0 ? 1 : 0;
        tags[tag(entry) + way(entry)] = hash;
        keepUntil(entry, 0);
        return entry;
    }

    /** The place for a hash: its own, or that of whoever is kept shortest, which a free one is. */
    int place(long hash) {
        int first = bucket(hash);
        int own = own(first, hash);
        return own == NONE ? first + keptShortest(tag(first) + WAYS) : own;
    }

    /** The way with the least time, found without a branch that nobody could predict. */
    private int keptShortest(int times) {
        long front = Math.min(tags[times] >>> 32 << WAY_BITS, (tags[times] & LOWER) << WAY_BITS | 1);
        long rear = Math.min(tags[times + 1] >>> 32 << WAY_BITS | 2, (tags[times + 1] & LOWER) << WAY_BITS | 3);
        return (int) Math.min(front, rear) & (WAYS - 1);
    }

    private void grow() {
        long[] tagsBefore = tags;
        long[] entriesBefore = entries;
        int placesBefore = places;
        room(2 * places);
        for (int i = 0; i < placesBefore; i++) {
            long hash = tagsBefore[tag(i) + way(i)];
            if (hash != 0) {
                int entry = take(hash);
                System.arraycopy(entriesBefore, i * WIDTH, entries, entry * WIDTH, WIDTH);
                keep(entry);
            }
        }
    }

    private void room(int count) {
        places = count;
        tags = new long[count / WAYS * TAGS];
        entries = new long[count * WIDTH];
        used = 0;
    }

    private long part(int entry, int part) {
        return entries[entry * WIDTH + part];
    }

    private static int half(long value, boolean forth) {
        return (int) (forth ? value >>> 32 : value);
    }

    private static void putHalf(long[] array, int at, boolean upper, int value) {
        long half = Integer.toUnsignedLong(value);
        array[at] = upper ? (half << 32) | (array[at] & LOWER) : (array[at] & ~LOWER) | half;
    }

    /** Who counts a way; 0 for nobody. */
    int meter(int entry, boolean forth) {
        return half(part(entry, METERS), forth);
    }

    /** When who counts a way was heard last, epoch milliseconds; 0 for never. */
    long heardMillis(int entry, boolean forth) {
        return heardSeconds(entry, forth) * 1000;
    }

    private long heardSeconds(int entry, boolean forth) {
        return Integer.toUnsignedLong(half(part(entry, HEARD), forth));
    }

    /** Up to when a way of the connection is counted, epoch milliseconds by the clock of its observer; 0 when nothing is. */
    long until(int entry, boolean forth) {
        return part(entry, forth ? UNTIL : UNTIL + 1);
    }

    /** Says that an observer has counted a way up to a time. */
    void counted(int entry, boolean forth, int meter, long heardMillis, long until) {
        putHalf(entries, entry * WIDTH + METERS, forth, meter);
        putHalf(entries, entry * WIDTH + HEARD, forth, (int) (heardMillis / 1000));
        int at = entry * WIDTH + (forth ? UNTIL : UNTIL + 1);
        entries[at] = Math.max(entries[at], until);
        keep(entry);
    }

    /** Whether who counts a way leaves out packets. */
    boolean isSampled(int entry, boolean forth) {
        return (part(entry, BEGINNING) & (forth ? SAMPLED : SAMPLED << 1)) != 0;
    }

    void sampled(int entry, boolean forth, boolean sampled) {
        flag(entry, forth ? SAMPLED : SAMPLED << 1, sampled);
    }

    /** Epoch milliseconds when the connection began; 0 when unknown. */
    long start(int entry) {
        return part(entry, BEGINNING) >>> START_SHIFT;
    }

    /** Says that a connection began; nothing of it is counted yet. */
    void begin(int entry, long millis) {
        entries[entry * WIDTH + UNTIL] = 0;
        entries[entry * WIDTH + UNTIL + 1] = 0;
        int at = entry * WIDTH + BEGINNING;
        entries[at] = (millis << START_SHIFT) | (entries[at] & FLAGS & ~(NAMED | STATE_MASK));
    }

    /** Whether it was reported in slices. */
    boolean isSliced(int entry) {
        return (part(entry, BEGINNING) & SLICED) != 0;
    }

    void sliced(int entry) {
        flag(entry, SLICED, true);
        keep(entry);
    }

    /** Whether a document of the connection bears its name, so that the later ones do. */
    boolean isNamed(int entry) {
        return (part(entry, BEGINNING) & NAMED) != 0;
    }

    void named(int entry) {
        flag(entry, NAMED, true);
    }

    /** What was known last of the state of its TCP connection. */
    TcpState state(int entry) {
        int number = (int) ((part(entry, BEGINNING) & STATE_MASK) >>> STATE_SHIFT);
        return number == 0 ? TcpState.UNKNOWN : STATES[number - 1];
    }

    void state(int entry, TcpState state) {
        int at = entry * WIDTH + BEGINNING;
        entries[at] = (entries[at] & ~STATE_MASK) | ((state.ordinal() + 1L) << STATE_SHIFT);
    }

    /** What is known of its sides. */
    RoleEvidence evidence(int entry) {
        int number = (int) (part(entry, BEGINNING) >>> EVIDENCE_SHIFT) & EVIDENCE_MASK;
        return number == 0 ? RoleEvidence.NONE : EVIDENCE[number - 1];
    }

    /** Whether the side that comes first in the order of {@link io.flowhound.flow.FlowKey#isForth} is the client. */
    boolean isForthClients(int entry) {
        return (part(entry, BEGINNING) & FORTH_IS_CLIENTS) != 0;
    }

    void sides(int entry, RoleEvidence evidence, boolean forthIsClients) {
        int at = entry * WIDTH + BEGINNING;
        long number = evidence == RoleEvidence.NONE ? 0 : evidence.ordinal() + 1;
        entries[at] = (entries[at] & ~((long) EVIDENCE_MASK << EVIDENCE_SHIFT)) | (number << EVIDENCE_SHIFT);
        flag(entry, FORTH_IS_CLIENTS, forthIsClients);
    }

    private void flag(int entry, long bit, boolean set) {
        int at = entry * WIDTH + BEGINNING;
        entries[at] = set ? entries[at] | bit : entries[at] & ~bit;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(places);
        out.writeInt(used);
        for (int i = 0; i < places; i++) {
            if (hashOf(i) != 0) {
                out.writeInt(i);
                out.writeLong(hashOf(i));
                for (int part = 0; part < WIDTH; part++) {
                    out.writeLong(part(i, part));
                }
            }
        }
    }

    void restore(DataInput in) throws IOException {
        int length = in.readInt();
        int saved = in.readInt();
        if (Integer.bitCount(length) != 1 || length < LEAST || length > 1 << 27 || saved < 0 || saved > length) {
            throw new IOException("the saved memory of conversations states " + saved + " of " + length + " places");
        }
        room(length);
        used = saved;
        for (int i = 0; i < saved; i++) {
            int entry = in.readInt() & (length - 1);
            tags[tag(entry) + way(entry)] = in.readLong();
            for (int part = 0; part < WIDTH; part++) {
                entries[entry * WIDTH + part] = in.readLong();
            }
            keep(entry);
        }
    }
}
