/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Networks of both IP versions, sorted by first address, shorter prefixes first. Two of them are apart or one lies within the other: so the
 * last one that begins at or before an address holds it, or one of those around that one does, or none. Immutable.
 */
final class SubnetTable {
    private static final int NONE = -1;
    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.network.first().high(), Long::compareUnsigned)
            .thenComparing(entry -> entry.network.first().low(), Long::compareUnsigned)
            .thenComparingInt(entry -> entry.network.prefix());

    private final IpNetwork[] networks;
    private final long[] highs;
    private final long[] lows;
    private final int[] parents;
    private final Subnet[] subnets;

    /** A network and what is said of it. */
    record Entry(IpNetwork network, Subnet subnet) {}

    /** @param entries networks without bits behind their prefixes, no two of them the same */
    SubnetTable(List<Entry> entries) {
        Entry[] sorted = entries.stream().sorted(ORDER).toArray(Entry[]::new);
        int size = sorted.length;
        networks = new IpNetwork[size];
        highs = new long[size];
        lows = new long[size];
        parents = new int[size];
        subnets = new Subnet[size];
        int last = NONE;
        for (int i = 0; i < size; i++) {
            networks[i] = sorted[i].network;
            highs[i] = networks[i].first().high();
            lows[i] = networks[i].first().low();
            while (last != NONE && !holdsBits(networks[last], highs[i], lows[i])) {
                last = parents[last];
            }
            parents[i] = last;
            int around = holding(last, highs[i], lows[i]);
            subnets[i] = sorted[i].subnet.within(around == NONE ? null : subnets[around]);
            last = i;
        }
    }

    /** Goes by the bits alone: IPv4 stands within networks of IPv6 in the order, though it is not in them. */
    private static boolean holdsBits(IpNetwork network, long high, long low) {
        IpAddress first = network.first();
        int prefix = network.prefix();
        if (prefix <= 64) {
            return prefix == 0 || (high ^ first.high()) >>> (64 - prefix) == 0;
        }
        return high == first.high() && (low ^ first.low()) >>> (128 - prefix) == 0;
    }

    int size() {
        return networks.length;
    }

    /** What is said of the network with the longest prefix that holds an address, and of those around it; null for none. */
    @Nullable
    Subnet find(long high, long low) {
        int from = 0;
        int to = highs.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isAfter(middle, high, low)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        int entry = holding(from - 1, high, low);
        return entry == NONE ? null : subnets[entry];
    }

    private boolean isAfter(int entry, long high, long low) {
        int order = Long.compareUnsigned(highs[entry], high);
        return order > 0 || (order == 0 && Long.compareUnsigned(lows[entry], low) > 0);
    }

    /** The first that holds an address among an entry and those around it. */
    private int holding(int entry, long high, long low) {
        int at = entry;
        while (at != NONE && !networks[at].contains(high, low)) {
            at = parents[at];
        }
        return at;
    }
}
