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
    private static final int MAX_SETS = 8;

    /** One that fits into a datagram on an Ethernet; a longer one is read each time it comes. */
    private static final int MAX_OCTETS = 1_500;

    /** So many octets take as much memory as a field of a template. */
    private static final int OCTETS_OF_FIELD = 100;

    private final Sender<?, ?> sender;
    private final List<TemplateSet<P>> sets = new ArrayList<>(2);

    /** What is remembered counts against the sender's bounds: one template can be announced in sets without number. */
    RepeatedSets(Sender<?, ?> sender) {
        this.sender = sender;
    }

    private record TemplateSet<P>(byte[] octets, List<Exporter.Entry<P>> templates) {
        int weight() {
            return 1 + octets.length / OCTETS_OF_FIELD;
        }
    }

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
        if (end - start > MAX_OCTETS) {
            return;
        }
        if (sets.size() == MAX_SETS) {
            sender.addFields(-sets.removeFirst().weight());
        }
        TemplateSet<P> set = new TemplateSet<>(Arrays.copyOfRange(octets, start, end), List.copyOf(templates));
        if (sender.hasRoomFor(set.weight())) {
            sender.addFields(set.weight());
            sets.add(set);
        }
    }

    /** To be called when a template changes or goes: what was a repetition may now change it back. */
    void clear() {
        sets.forEach(set -> sender.addFields(-set.weight()));
        sets.clear();
    }
}
