/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.JsonBuffer;

/** The values of one options record, with a presence bit each. Reused for all records; its octets are borrowed. */
final class OptionsRecord {
    private final long[] numbers = new long[OptionValue.COUNT];
    private final JsonBuffer scratch = new JsonBuffer(256);
    private byte[] octets = new byte[0];
    private int present;
    private long scope;

    /** Begins with the record in these octets. */
    void begin(byte[] borrowed) {
        octets = borrowed;
        present = 0;
        scope = 0;
    }

    /** Sets what the record is about: one number for the kind of its first scope and the value. */
    void scope(long kindAndValue) {
        scope = kindAndValue;
    }

    long scope() {
        return scope;
    }

    /** Sets a number; where several fields say it, the first that is not 0 counts. */
    void number(OptionValue value, long number) {
        if (get(value) == 0) {
            numbers[value.ordinal()] = number;
            present |= 1 << value.ordinal();
        }
    }

    /** Sets where text stands; where several fields say it, the first that is not empty counts. */
    void text(OptionValue value, int at, int length) {
        if (!has(value) && length > 0 && octets[at] != 0) {
            numbers[value.ordinal()] = (long) at << 32 | length;
            present |= 1 << value.ordinal();
        }
    }

    /** Sets where octets stand. */
    void place(OptionValue value, int at, int length) {
        numbers[value.ordinal()] = (long) at << 32 | length;
        present |= 1 << value.ordinal();
    }

    /** The octets that {@link #place} speaks of. */
    byte[] octets() {
        return octets;
    }

    boolean has(OptionValue value) {
        return (present & 1 << value.ordinal()) != 0;
    }

    /** The number, or 0 when it is absent. */
    long get(OptionValue value) {
        return has(value) ? numbers[value.ordinal()] : 0;
    }

    /** The number, or that of another value when it is absent or 0. */
    long get(OptionValue value, OptionValue otherwise) {
        long number = get(value);
        return number != 0 ? number : get(otherwise);
    }

    /** Makes text of the record the name of an id; whether that is new. */
    boolean name(NameTable names, long id, OptionValue text) {
        long place = get(text);
        return place != 0 && names.put(id, octets, (int) (place >>> 32), (int) place, scratch);
    }
}
