/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import org.jspecify.annotations.Nullable;

/**
 * Bounds what the options records of all exporters together may occupy, since a hostile sender can pretend to be many.
 * When it is used up, nothing more is learnt, but what is known stays and can be replaced by what is no longer.
 */
final class MemoryBudget {
    /** An entry of a table with its share of the index, the reference to a name and the head of its array. */
    static final int ENTRY = 64;

    private final @Nullable MemoryBudget whole;
    private long left;
    private long taken;
    private long refused;

    MemoryBudget(long octets) {
        this(null, octets);
    }

    private MemoryBudget(@Nullable MemoryBudget whole, long octets) {
        this.whole = whole;
        this.left = octets;
    }

    /** A part of this, for one address or one exporter of it, of at most so many octets; it can be given back at once. */
    MemoryBudget part(long most) {
        return new MemoryBudget(this, most);
    }

    /** How often something found no room. */
    long refused() {
        return refused;
    }

    /** Counts what found no room. */
    void refuse() {
        refused++;
    }

    /** Takes so many octets, less than 0 to give them back; false, and nothing is taken, when there are not so many. */
    boolean take(long octets) {
        if (octets > left || (whole != null && !whole.take(octets))) {
            refused++;
            return false;
        }
        left -= octets;
        taken += octets;
        return true;
    }

    /** Gives back all that was taken, for what it was taken for is forgotten. */
    void giveBack() {
        take(-taken);
    }
}
