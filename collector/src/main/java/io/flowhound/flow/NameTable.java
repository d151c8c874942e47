/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.JsonBuffer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names by id, each ready as the JSON octets that documents take. Bounded in names and in octets; neither boxes nor
 * allocates to find one.
 */
final class NameTable {
    /** Octets of a name that are kept: what devices let their users type is at most 255. */
    static final int MAX_TEXT = 255;

    private static final int MAX_JSON = 2 + 6 * MAX_TEXT;
    /** Names are 10 to 40 octets long as a rule; the sum of all is held, so that a few may be longer. */
    private static final int OCTETS_PER_NAME = 64;

    private final KeyIndex index;
    private final int limit;
    private final long maxOctets;
    private final MemoryBudget budget;
    private byte[] @Nullable [] names = new byte[0][];
    private long octets;

    /** Makes an empty table of at most {@code limit} names. */
    NameTable(int limit, MemoryBudget budget) {
        this.index = new KeyIndex(limit);
        this.limit = limit;
        this.budget = budget;
        this.maxOctets = (long) limit * OCTETS_PER_NAME;
    }

    int count() {
        return index.count();
    }

    /** The name of an id as a JSON string, or null. */
    byte @Nullable [] find(long id) {
        int position = index.find(id);
        return position < 0 ? null : names[position];
    }

    /**
     * Takes text as the name of an id, up to its first NUL. An empty one, and one for which there is no room, is not
     * taken.
     *
     * @param scratch to write the JSON into
     * @return whether that changes anything
     */
    boolean put(long id, byte[] text, int at, int length, JsonBuffer scratch) {
        if (length == 0 || text[at] == 0) {
            return false;
        }
        scratch.clear();
        scratch.string(text, at, cut(text, at, length));
        int position = index.find(id);
        byte[] known = position < 0 ? null : names[position];
        if (known != null && Arrays.equals(known, 0, known.length, scratch.array(), 0, scratch.position())) {
            return false;
        }
        return put(id, Arrays.copyOf(scratch.array(), scratch.position()));
    }

    /** The octets to keep: not half a character at the end. */
    private static int cut(byte[] text, int at, int length) {
        int kept = Math.min(length, MAX_TEXT);
        while (kept < length && kept > MAX_TEXT - 3 && (text[at + kept] & 0xC0) == 0x80) {
            kept--;
        }
        return kept;
    }

    private boolean put(long id, byte[] json) {
        int position = index.find(id);
        byte[] before = position < 0 ? null : names[position];
        int more = json.length - (before == null ? 0 : before.length);
        int entry = position < 0 && !index.isFull() ? MemoryBudget.ENTRY : 0;
        if (octets + more > maxOctets) {
            budget.refuse();
            return false;
        }
        if (!budget.take(more + entry)) {
            return false;
        }
        if (position < 0) {
            position = add(id);
        }
        octets += more;
        names[position] = json;
        return true;
    }

    /** Makes room for a name; what was pushed out is given back. */
    private int add(long id) {
        int position = index.add(id);
        if (names.length < index.room()) {
            names = Arrays.copyOf(names, index.room());
        }
        byte[] pushedOut = names[position];
        if (pushedOut != null) {
            octets -= pushedOut.length;
            budget.take(-pushedOut.length);
        }
        return position;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(index.count());
        for (int position = 0; position < index.count(); position++) {
            byte[] name = names[position];
            out.writeLong(index.key(position));
            out.writeShort(name == null ? 0 : name.length);
            out.write(name == null ? new byte[0] : name);
        }
    }

    void restore(DataInput in) throws IOException {
        int saved = Saved.count(in, limit);
        for (int i = 0; i < saved; i++) {
            long id = in.readLong();
            byte[] name = Saved.octets(in, MAX_JSON);
            if (name.length > 0) {
                put(id, name);
            }
        }
    }
}
