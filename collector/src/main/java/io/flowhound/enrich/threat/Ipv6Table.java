/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.util.Arrays;

/** Networks of IPv6 in 24 octets each. */
final class Ipv6Table implements PrefixTable {
    private static final int SET_BITS = 24;
    private static final int SET_MASK = (1 << SET_BITS) - 1;
    private static final int MOST_DEPTH = 129;

    private final long[] highs;
    private final long[] lows;
    /** Length of the prefix, 8 bits; number of the set of lists, 24 bits. */
    private final int[] rests;

    private final int[] parents;
    private final FeedSets sets;

    private Ipv6Table(Raw raw, int size, FeedSets sets) {
        this.highs = Arrays.copyOf(raw.highs, size);
        this.lows = Arrays.copyOf(raw.lows, size);
        this.rests = Arrays.copyOf(raw.rests, size);
        this.parents = new int[size];
        this.sets = sets;
        link();
    }

    /** Networks in any order, of which the same may occur in several lists. */
    static final class Raw {
        private long[] highs;
        private long[] lows;
        private int[] rests;
        private int count;

        Raw(int expected) {
            highs = new long[expected];
            lows = new long[expected];
            rests = new int[expected];
        }

        void add(long high, long low, int prefix, int list) {
            if (count == highs.length) {
                int more = Math.max(16, 2 * count);
                highs = Arrays.copyOf(highs, more);
                lows = Arrays.copyOf(lows, more);
                rests = Arrays.copyOf(rests, more);
            }
            highs[count] = high;
            lows[count] = low;
            rests[count] = prefix << SET_BITS | list;
            count++;
        }

        private boolean isLess(int one, int other) {
            if (highs[one] != highs[other]) {
                return Long.compareUnsigned(highs[one], highs[other]) < 0;
            }
            if (lows[one] != lows[other]) {
                return Long.compareUnsigned(lows[one], lows[other]) < 0;
            }
            return rests[one] >>> SET_BITS < rests[other] >>> SET_BITS;
        }

        private void swap(int one, int other) {
            long half = highs[one];
            highs[one] = highs[other];
            highs[other] = half;
            half = lows[one];
            lows[one] = lows[other];
            lows[other] = half;
            int rest = rests[one];
            rests[one] = rests[other];
            rests[other] = rest;
        }

        /** Heap sort: three arrays at once, in place, and no order of the input makes it slow. */
        private void sort() {
            for (int root = count / 2 - 1; root >= 0; root--) {
                sink(root, count);
            }
            for (int end = count - 1; end > 0; end--) {
                swap(0, end);
                sink(0, end);
            }
        }

        private void sink(int root, int end) {
            int at = root;
            for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
                if (child + 1 < end && isLess(child, child + 1)) {
                    child++;
                }
                if (!isLess(at, child)) {
                    return;
                }
                swap(at, child);
                at = child;
            }
        }

        private boolean isSameNetwork(int one, int other) {
            return highs[one] == highs[other]
                    && lows[one] == lows[other]
                    && rests[one] >>> SET_BITS == rests[other] >>> SET_BITS;
        }

        private int merge(FeedSets sets) {
            int size = 0;
            int at = 0;
            while (at < count) {
                int first = at;
                long lists = 0;
                while (at < count && isSameNetwork(first, at)) {
                    lists |= 1L << (rests[at] & SET_MASK);
                    at++;
                }
                highs[size] = highs[first];
                lows[size] = lows[first];
                rests[size] = (rests[first] & ~SET_MASK) | sets.number(lists);
                size++;
            }
            return size;
        }
    }

    /** Makes a table of what was added; {@code raw} is used up. */
    static Ipv6Table of(Raw raw, FeedSets sets) {
        raw.sort();
        return new Ipv6Table(raw, raw.merge(sets), sets);
    }

    private void link() {
        int[] open = new int[MOST_DEPTH];
        int depth = 0;
        for (int entry = 0; entry < highs.length; entry++) {
            while (depth > 0 && !contains(open[depth - 1], highs[entry], lows[entry])) {
                depth--;
            }
            parents[entry] = depth == 0 ? NONE : open[depth - 1];
            open[depth] = entry;
            depth++;
        }
    }

    private boolean contains(int entry, long high, long low) {
        int prefix = prefix(entry);
        if (prefix <= Long.SIZE) {
            return prefix == 0 || (highs[entry] ^ high) >>> (Long.SIZE - prefix) == 0;
        }
        return highs[entry] == high && (lows[entry] ^ low) >>> (2 * Long.SIZE - prefix) == 0;
    }

    @Override
    public int size() {
        return highs.length;
    }

    @Override
    public int find(long high, long low) {
        int from = 0;
        int to = highs.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = Long.compareUnsigned(highs[middle], high);
            if (order < 0 || (order == 0 && Long.compareUnsigned(lows[middle], low) <= 0)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int entry = from - 1;
        while (entry >= 0 && !contains(entry, high, low)) {
            entry = parents[entry];
        }
        return entry;
    }

    @Override
    public int parent(int entry) {
        return parents[entry];
    }

    @Override
    public int prefix(int entry) {
        return rests[entry] >>> SET_BITS;
    }

    @Override
    public long lists(int entry) {
        return sets.set(rests[entry] & SET_MASK);
    }

    @Override
    public long high(int entry) {
        return highs[entry];
    }

    @Override
    public long low(int entry) {
        return lows[entry];
    }

    @Override
    public long octets() {
        return 24L * highs.length;
    }
}
