/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import io.flowhound.schema.IpAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All entries of all lists, in one table for each IP version: an address costs one look-up, however many lists there are. Immutable.
 */
final class ThreatIndex {
    static final ThreatIndex EMPTY = new Builder(0, 0).build(List.of());

    private final PrefixTable ipv4;
    private final PrefixTable ipv6;
    private final Feed[] feeds;

    private ThreatIndex(PrefixTable ipv4, PrefixTable ipv6, List<Feed> feeds) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.feeds = feeds.toArray(Feed[]::new);
    }

    /** Gathers entries. */
    static final class Builder {
        private final FeedSets sets = new FeedSets();
        private long[] ipv4;
        private int ipv4Count;
        private final Ipv6Table.Raw ipv6;

        /** Makes room for so many entries of each version at first. */
        Builder(int ipv4Entries, int ipv6Entries) {
            ipv4 = new long[ipv4Entries];
            ipv6 = new Ipv6Table.Raw(ipv6Entries);
        }

        /**
         * Adds an entry.
         *
         * @param high the first 64 bits of the first address of a network
         * @param low the last 64 bits; IPv4 is mapped
         * @param prefix how many bits count, of IPv4 96 more than its own
         * @param list the number of the list that has it, 0 to 63
         */
        void add(long high, long low, int prefix, int list) {
            if (!IpAddress.isIpv4(high, low)) {
                ipv6.add(high, low, prefix, list);
                return;
            }
            if (ipv4Count == ipv4.length) {
                ipv4 = Arrays.copyOf(ipv4, Math.max(16, 2 * ipv4Count));
            }
            ipv4[ipv4Count++] = Ipv4Table.raw((int) low, prefix - 96, list);
        }

        /** Makes the index; the builder is used up. */
        ThreatIndex build(List<Feed> feeds) {
            return new ThreatIndex(Ipv4Table.of(ipv4, ipv4Count, sets), Ipv6Table.of(ipv6, sets), feeds);
        }
    }

    /** Adds to another index what a list has in this one, under another number. */
    void copy(int list, int newNumber, Builder into) {
        copy(ipv4, list, newNumber, into);
        copy(ipv6, list, newNumber, into);
    }

    private static void copy(PrefixTable from, int list, int newNumber, Builder into) {
        for (int entry = 0; entry < from.size(); entry++) {
            if ((from.lists(entry) >>> list & 1) != 0) {
                into.add(from.high(entry), from.low(entry), from.prefix(entry), newNumber);
            }
        }
    }

    /** Different networks over all lists. */
    int size() {
        return ipv4.size() + ipv6.size();
    }

    long octets() {
        return ipv4.octets() + ipv6.octets();
    }

    /** What the lists say of an address, IPv4 mapped; null when it is in none. */
    @Nullable
    Listed find(long high, long low) {
        PrefixTable table = IpAddress.isIpv4(high, low) ? ipv4 : ipv6;
        int longest = table.find(high, low);
        if (longest == PrefixTable.NONE) {
            return null;
        }
        int depth = 0;
        for (int entry = longest; entry != PrefixTable.NONE; entry = table.parent(entry)) {
            depth++;
        }
        byte[] prefixes = new byte[depth];
        long[] lists = new long[depth];
        int at = 0;
        for (int entry = longest; entry != PrefixTable.NONE; entry = table.parent(entry)) {
            prefixes[at] = (byte) table.prefix(entry);
            lists[at] = table.lists(entry);
            at++;
        }
        return new Listed(feeds, prefixes, lists);
    }
}
