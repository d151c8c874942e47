/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** The raw values of one record, with a presence bit each. Reused for all records. */
final class RawValues {
    private final long[] values = new long[RawValue.COUNT];
    private final long[] present = new long[(RawValue.COUNT + 63) / 64];

    void clear() {
        for (int i = 0; i < present.length; i++) {
            present[i] = 0;
        }
    }

    boolean has(RawValue value) {
        return has(value.ordinal());
    }

    boolean has(int ordinal) {
        return (present[ordinal >>> 6] & 1L << ordinal) != 0;
    }

    /** Whether any value of a mask, one bit for each of the first 64 ordinals, is present. */
    boolean hasAny(long mask) {
        return (present[0] & mask) != 0;
    }

    /** The value, or 0 when it is absent. */
    long get(RawValue value) {
        return has(value) ? values[value.ordinal()] : 0;
    }

    /** The value with this ordinal, which must be present. */
    long at(int ordinal) {
        return values[ordinal];
    }

    /** Whether the value with this ordinal is absent or 0. */
    boolean isZero(int ordinal) {
        return !has(ordinal) || values[ordinal] == 0;
    }

    /** Puts numbers of a record. */
    void put(FixedNumbers fixed, byte[] octets, int start) {
        fixed.read(octets, start, values, present, false);
    }

    void put(RawValue value, long number) {
        put(value.ordinal(), number);
    }

    void put(int ordinal, long value) {
        values[ordinal] = value;
        present[ordinal >>> 6] |= 1L << ordinal;
    }
}
