/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Remembers the octets of the template sets that an exporter sent since a template of its changed last. Exporters repeat
 * them all the time, some in every message; one that is here need not be read again.
 */
final class RepeatedSets {
    /** Bounds the memory of an exporter together with the length of a datagram. */
    private static final int MAX_SETS = 8;

    private final List<byte[]> sets = new ArrayList<>(2);

    boolean contains(byte[] octets, int start, int end) {
        for (int i = 0; i < sets.size(); i++) {
            byte[] set = sets.get(i);
            if (Arrays.equals(set, 0, set.length, octets, start, end)) {
                return true;
            }
        }
        return false;
    }

    void add(byte[] octets, int start, int end) {
        if (sets.size() == MAX_SETS) {
            sets.removeFirst();
        }
        sets.add(Arrays.copyOfRange(octets, start, end));
    }

    /** To be called when a template changes or goes: what was a repetition may now change it back. */
    void clear() {
        sets.clear();
    }
}
