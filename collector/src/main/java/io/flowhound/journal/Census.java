/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each exporter has in one segment.
 *
 * @param held by address, for those that have most; the rest, of which a flood of made-up senders consists, is under
 *     {@link #OTHERS}
 * @param damaged octets that hold no entry
 */
record Census(Map<IpAddress, Held> held, long damaged) {
    /** Stands for all that are not named; nobody sends from it. */
    static final IpAddress OTHERS = new IpAddress(0, 0);

    /** Nobody has anything. */
    static final Census NONE = new Census(Map.of(), 0);

    private static final int NAMED = 16_384;
    /** Senders beyond so many are under {@link #OTHERS} from the beginning, so that a flood of them does not fill the heap. */
    private static final int MOST = 100_000;

    /** How much an exporter has. */
    record Held(long octets, long datagrams) {
        private Held plus(Held other) {
            return new Held(octets + other.octets, datagrams + other.datagrams);
        }
    }

    /** Counts those of a segment. */
    static Census of(Segment segment, SegmentScan scan) throws IOException {
        return of(segment, segment.start(), scan);
    }

    /** Counts what stands from a position on in a segment. */
    static Census of(Segment segment, long from, SegmentScan scan) throws IOException {
        Map<IpAddress, Held> all = new HashMap<>();
        try (SegmentInput input = SegmentInput.open(segment)) {
            long damaged = scan.entries(input, from, entry -> {
                IpAddress sender = new IpAddress(entry.addressHigh, entry.addressLow);
                IpAddress name = all.size() < MOST || all.containsKey(sender) ? sender : OTHERS;
                all.merge(name, new Held(entry.nextPosition - entry.position, 1), Held::plus);
            });
            return new Census(all.size() > NAMED ? named(all) : all, damaged);
        }
    }

    private static Map<IpAddress, Held> named(Map<IpAddress, Held> all) {
        List<Map.Entry<IpAddress, Held>> most = all.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> -each.getValue().octets))
                .toList();
        Map<IpAddress, Held> named = new HashMap<>();
        for (Map.Entry<IpAddress, Held> each : most) {
            named.merge(named.size() < NAMED ? each.getKey() : OTHERS, each.getValue(), Held::plus);
        }
        return named;
    }

    /** Under which of the addresses here an exporter is counted. */
    IpAddress nameOf(IpAddress exporter) {
        return held.containsKey(exporter) ? exporter : OTHERS;
    }

    /** How many octets some of them have together. */
    long octets(Set<IpAddress> exporters) {
        long octets = 0;
        for (IpAddress each : exporters) {
            Held has = held.get(each);
            octets += has == null ? 0 : has.octets;
        }
        return octets;
    }

    /** How many datagrams there are in all. */
    long datagrams() {
        return held.values().stream().mapToLong(Held::datagrams).sum();
    }

    /** What is left without some of them. */
    Census without(Set<IpAddress> exporters) {
        Map<IpAddress, Held> left = new HashMap<>(held);
        left.keySet().removeAll(exporters);
        return new Census(left, 0);
    }
}
