/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Numbers by id, such as the rate of each sampler. Bounded; neither boxes nor allocates to find one. */
final class RateTable {
    private final KeyIndex index;
    private final int limit;
    private final MemoryBudget budget;
    private long[] values = new long[0];

    /** Makes an empty table of at most {@code limit} ids. */
    RateTable(int limit, MemoryBudget budget) {
        this.index = new KeyIndex(limit);
        this.limit = limit;
        this.budget = budget;
    }

    /** The number of an id, 0 when it has none. */
    long get(long id) {
        int position = index.find(id);
        return position < 0 ? 0 : values[position];
    }

    /** Sets the number of an id, 0 for none; whether that changes anything. */
    boolean put(long id, long value) {
        int position = index.find(id);
        if (position < 0) {
            if (value == 0 || (!index.isFull() && !budget.take(MemoryBudget.ENTRY))) {
                return false;
            }
            position = index.add(id);
            if (values.length < index.room()) {
                values = Arrays.copyOf(values, index.room());
            }
        } else if (values[position] == value) {
            return false;
        }
        values[position] = value;
        return true;
    }

    /** Gives back what the table took of the budget; it must not be used afterwards. */
    void release() {
        budget.take(-(long) MemoryBudget.ENTRY * index.count());
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(index.count());
        for (int position = 0; position < index.count(); position++) {
            out.writeLong(index.key(position));
            out.writeLong(values[position]);
        }
    }

    void restore(DataInput in) throws IOException {
        int saved = Saved.count(in, limit);
        for (int i = 0; i < saved; i++) {
            put(in.readLong(), in.readLong());
        }
    }
}
