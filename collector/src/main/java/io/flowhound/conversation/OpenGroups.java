/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The groups of records that are open, one for each 5-tuple, in the order in which they were opened: a queue with a table to find a
 * group by the hash of its 5-tuple. Grows as needed; finding and removing allocate nothing. Not safe for use by several threads.
 */
final class OpenGroups {
    /** No group. */
    static final int NONE = -1;

    private static final int WIDTH = 4;
    private static final int HASH = 0;
    private static final int OPENED = 1;
    /** First record in the upper half, last in the lower. */
    private static final int RECORDS = 2;

    private static final int COUNT = 3;
    private static final long LOWER = 0xFFFF_FFFFL;
    private static final int LEAST = 1 << 10;

    /** The groups, from {@link #head} modulo how many there is room for. */
    private long[] groups = new long[LEAST * WIDTH];
    /** Half of a hash in the upper half, the number of a group, and 1 more, in the lower; 0 for nothing. */
    private long[] slots = new long[2 * LEAST];

    private long head;
    private long tail;

    int size() {
        return (int) (tail - head);
    }

    /** Octets that a group occupies here. */
    static int octetsOfGroup() {
        return (WIDTH + 2) * Long.BYTES;
    }

    private int capacity() {
        return groups.length / WIDTH;
    }

    /** Reads the place of a hash, so that it comes into the caches of the processor; a number that depends on it. */
    int touch(long hash) {
        return (int) slots[home(hash)];
    }

    private int home(long hash) {
        return (int) (hash >>> 32) & (slots.length - 1);
    }

    /** The group with a hash; {@link #NONE} when none is open. */
    int find(long hash) {
        int mask = slots.length - 1;
        int slot = home(hash);
        long entry = slots[slot];
        while (entry != 0) {
            int group = (int) entry - 1;
            if (entry >>> 32 == hash >>> 32 && groups[group * WIDTH + HASH] == hash) {
                return group;
            }
            slot = (slot + 1) & mask;
            entry = slots[slot];
        }
        return NONE;
    }

    /** Opens a group with its first record. */
    void add(long hash, long nowMillis, int record) {
        if (size() == capacity()) {
            grow();
        }
        int group = (int) (tail++ & (capacity() - 1));
        int at = group * WIDTH;
        groups[at + HASH] = hash;
        groups[at + OPENED] = nowMillis;
        groups[at + RECORDS] = (long) record << 32 | Integer.toUnsignedLong(record);
        groups[at + COUNT] = 1;
        link(hash, group);
    }

    private void link(long hash, int group) {
        int mask = slots.length - 1;
        int slot = home(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = (hash & ~LOWER) | (group + 1);
    }

    private void grow() {
        long[] before = groups;
        int room = capacity();
        groups = new long[2 * before.length];
        slots = new long[2 * slots.length];
        for (long i = head; i < tail; i++) {
            int from = (int) (i & (room - 1)) * WIDTH;
            int group = (int) (i & (capacity() - 1));
            System.arraycopy(before, from, groups, group * WIDTH, WIDTH);
            relink(group);
        }
    }

    private void relink(int group) {
        if (groups[group * WIDTH + COUNT] > 0) {
            link(groups[group * WIDTH + HASH], group);
        }
    }

    /** Says that a record was added to a group as its last one; how many there are now. */
    int added(int group, int record) {
        int at = group * WIDTH;
        groups[at + RECORDS] = (groups[at + RECORDS] & ~LOWER) | Integer.toUnsignedLong(record);
        return (int) ++groups[at + COUNT];
    }

    /** Lets nothing more be added to a group; it stays where it is in the queue. */
    void shut(int group) {
        unlink(group);
        groups[group * WIDTH + COUNT] *= -1;
    }

    /** Gives an open group another hash. */
    void rename(int group, long hash) {
        unlink(group);
        groups[group * WIDTH + HASH] = hash;
        link(hash, group);
    }

    /** Makes the records of a group those of another, behind its own; the former has none any more. */
    void join(int group, int other) {
        int at = group * WIDTH;
        groups[at + RECORDS] = (groups[at + RECORDS] & ~LOWER) | (groups[other * WIDTH + RECORDS] & LOWER);
        groups[at + COUNT] += groups[other * WIDTH + COUNT];
        unlink(other);
        groups[other * WIDTH + COUNT] = 0;
    }

    /** Takes all records of a group away. */
    void empty(int group) {
        unlink(group);
        groups[group * WIDTH + COUNT] = 0;
    }

    /** The number of the group that was opened first, which stays the same while it is open. */
    long oldestNumber() {
        return head;
    }

    /** The number of the group that was opened last. */
    long newestNumber() {
        return tail - 1;
    }

    /** The group with a number; {@link #NONE} when it is not open any more. */
    int numbered(long number) {
        return number < head || number >= tail ? NONE : (int) (number & (capacity() - 1));
    }

    /** Whether a group was opened before another. */
    boolean isOlder(int group, int other) {
        long mask = capacity() - 1L;
        return ((group - head) & mask) < ((other - head) & mask);
    }

    /** Whether records can still be added. */
    boolean takesMore(int group) {
        return groups[group * WIDTH + COUNT] > 0;
    }

    /** The group that was opened first. */
    int oldest() {
        return size() == 0 ? NONE : (int) (head & (capacity() - 1));
    }

    long hash(int group) {
        return groups[group * WIDTH + HASH];
    }

    /** Epoch milliseconds. */
    long opened(int group) {
        return groups[group * WIDTH + OPENED];
    }

    int first(int group) {
        return (int) (groups[group * WIDTH + RECORDS] >>> 32);
    }

    int last(int group) {
        return (int) groups[group * WIDTH + RECORDS];
    }

    int records(int group) {
        return (int) Math.abs(groups[group * WIDTH + COUNT]);
    }

    void removeOldest() {
        int group = oldest();
        if (groups[group * WIDTH + COUNT] > 0) {
            unlink(group);
        }
        head++;
    }

    /** Takes the entry out of its slot, and moves up those behind it that could not stand where they belong. */
    private void unlink(int group) {
        int mask = slots.length - 1;
        int free = home(groups[group * WIDTH + HASH]);
        while ((int) slots[free] != group + 1) {
            free = (free + 1) & mask;
        }
        int slot = (free + 1) & mask;
        while (slots[slot] != 0) {
            int belongs = (int) (slots[slot] >>> 32) & mask;
            if (((slot - belongs) & mask) >= ((slot - free) & mask)) {
                slots[free] = slots[slot];
                free = slot;
            }
            slot = (slot + 1) & mask;
        }
        slots[free] = 0;
    }

    void clear() {
        head = 0;
        tail = 0;
        groups = new long[LEAST * WIDTH];
        slots = new long[2 * LEAST];
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size());
        for (long number = head; number < tail; number++) {
            int at = numbered(number) * WIDTH;
            for (int part = 0; part < WIDTH; part++) {
                out.writeLong(groups[at + part]);
            }
        }
    }

    void restore(DataInput in, long maxGroups) throws IOException {
        int saved = in.readInt();
        if (saved < 0 || saved > maxGroups) {
            throw new IOException("the saved state speaks of " + saved + " open conversations");
        }
        clear();
        int room = Math.max(LEAST, Integer.highestOneBit(Math.max(1, saved)) * 2);
        groups = new long[room * WIDTH];
        slots = new long[2 * room];
        for (int i = 0; i < saved; i++) {
            for (int part = 0; part < WIDTH; part++) {
                groups[i * WIDTH + part] = in.readLong();
            }
            tail++;
            relink(i);
        }
    }
}
