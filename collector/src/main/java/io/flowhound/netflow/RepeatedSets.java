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
final class RepeatedSets<P> {
    /** Bounds the memory of an exporter together with the length of a datagram. */
    private static final int MAX_SETS = 8;

    private final List<TemplateSet<P>> sets = new ArrayList<>(2);

    private record TemplateSet<P>(byte[] octets, List<Exporter.Entry<P>> templates) {}

    /** Whether the set is known; then its templates are noted as announced again. */
    boolean contains(byte[] octets, int start, int end, long arrivalMillis) {
        for (int i = 0; i < sets.size(); i++) {
            TemplateSet<P> set = sets.get(i);
            if (Arrays.equals(set.octets, 0, set.octets.length, octets, start, end)) {
                for (int j = 0; j < set.templates.size(); j++) {
                    set.templates.get(j).refreshed = arrivalMillis;
                }
                return true;
            }
        }
        return false;
    }

    void add(byte[] octets, int start, int end, List<Exporter.Entry<P>> templates) {
        if (sets.size() == MAX_SETS) {
            sets.removeFirst();
        }
        sets.add(new TemplateSet<>(Arrays.copyOfRange(octets, start, end), List.copyOf(templates)));
    }

    /** To be called when a template changes or goes: what was a repetition may now change it back. */
    void clear() {
        sets.clear();
    }
}
