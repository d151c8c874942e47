/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import org.jspecify.annotations.Nullable;

/**
 * What a packet means to a flow cache: which entry it belongs to, and what the entry tells.
 *
 * @param key the 5-tuple as packets have it where they are metered
 * @param canonical what entries are told apart by: the key, or in a biflow that of the way which sorts first
 * @param point where it is metered
 * @param input the interface where packets come in, numbered from 1
 * @param output the interface where they leave
 * @param translated the 5-tuple after the translation that is still ahead, where records tell it
 */
record Slot(
        FlowKey key,
        FlowKey canonical,
        Point point,
        int input,
        int output,
        @Nullable FlowKey translated) {
    /** Where on a router. */
    enum Point {
        INGRESS,
        EGRESS,
        /** Both ways are one entry, so interfaces tell nothing apart. */
        BIFLOW
    }

    static Slot biflow(FlowKey key, int input, int output, @Nullable FlowKey translated) {
        FlowKey other = key.reversed();
        return new Slot(key, key.compareTo(other) <= 0 ? key : other, Point.BIFLOW, input, output, translated);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Slot slot
                        && point == slot.point
                        && (point == Point.BIFLOW || (input == slot.input && output == slot.output))
                        && canonical.equals(slot.canonical));
    }

    @Override
    public int hashCode() {
        return canonical.hashCode() + point.ordinal();
    }
}
