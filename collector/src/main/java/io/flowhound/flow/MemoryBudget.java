/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/**
 * Bounds what the options records of all exporters together may occupy, since a hostile sender can pretend to be many.
 * When it is used up, nothing more is learnt, but what is known stays and can be replaced by what is no longer.
 */
final class MemoryBudget {
    /** An entry of a table with its share of the index, the reference to a name and the head of its array. */
    static final int ENTRY = 64;

    private long left;

    MemoryBudget(long octets) {
        this.left = octets;
    }

    /** Takes so many octets, less than 0 to give them back; false, and nothing is taken, when there are not so many. */
    boolean take(long octets) {
        if (octets > left) {
            return false;
        }
        left -= octets;
        return true;
    }
}
