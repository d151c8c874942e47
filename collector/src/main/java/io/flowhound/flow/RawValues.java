/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** The raw values of one record, with a presence bit each. Reused for all records. */
final class RawValues {
    private final long[] values = new long[RawValue.COUNT];
    private long present;

    void clear() {
        present = 0;
    }

    boolean has(RawValue value) {
        return has(value.ordinal());
    }

    boolean has(int ordinal) {
        return (present & 1L << ordinal) != 0;
    }

    /** Whether any value of a mask, one bit for each ordinal, is present. */
    boolean hasAny(long mask) {
        return (present & mask) != 0;
    }

    /** The value, or 0 when it is absent. */
    long get(RawValue value) {
        return has(value) ? values[value.ordinal()] : 0;
    }

    /** Whether the value with this ordinal is absent or 0. */
    boolean isZero(int ordinal) {
        return (present & 1L << ordinal) == 0 || values[ordinal] == 0;
    }

    void put(int ordinal, long value) {
        values[ordinal] = value;
        present |= 1L << ordinal;
    }
}
