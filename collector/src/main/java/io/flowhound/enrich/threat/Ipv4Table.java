/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.util.Arrays;

/**
 * Networks of IPv4 in 12 octets each. A table by the first bits of an address says where to search, so that few reads find one entry
 * among millions.
 */
final class Ipv4Table implements PrefixTable {
    private static final int MAPPED_BITS = 96;
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final int SET_BITS = 26;
    private static final long SET_MASK = (1L << SET_BITS) - 1;
    private static final int MOST_BUCKET_BITS = 20;
    /** So many bits fewer than the entries need: some eight of them share a bucket, and a line of the processor's cache. */
    private static final int SHARED_BITS = 3;

    /** Turned, so that numbers with a sign stand in the order of addresses. */
    private static final int SIGN = Integer.MIN_VALUE;

    /** First address with its sign turned, 32 bits; length of the prefix, 6 bits; number of the set of lists, 26 bits. */
    private final long[] keys;

    private final int[] parents;
    private final FeedSets sets;
    private final int shift;
    /** The number of the first entry whose address begins with certain bits or with more. */
    private final int[] firsts;

    private Ipv4Table(long[] keys, FeedSets sets) {
        this.keys = keys;
        this.sets = sets;
        this.parents = new int[keys.length];
        int bits =
                Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(keys.length) - SHARED_BITS, 1, MOST_BUCKET_BITS);
        this.shift = Integer.SIZE - bits;
        this.firsts = new int[(1 << bits) + 1];
        link();
        direct();
    }

    /** An entry as {@link #of} takes it. */
    static long raw(int address, int length, int list) {
        return (long) (address ^ SIGN) << Integer.SIZE | (long) length << SET_BITS | list;
    }

    /**
     * Makes a table.
     *
     * @param raw entries of {@link #raw} in any order, of which the same may occur in several lists; is changed
     * @param count how many of them there are
     */
    static Ipv4Table of(long[] raw, int count, FeedSets sets) {
        Arrays.sort(raw, 0, count);
        int size = 0;
        int at = 0;
        while (at < count) {
            long network = raw[at] >>> SET_BITS;
            long lists = 0;
            while (at < count && raw[at] >>> SET_BITS == network) {
                lists |= 1L << (raw[at] & SET_MASK);
                at++;
            }
            raw[size] = network << SET_BITS | sets.number(lists);
            size++;
        }
        return new Ipv4Table(size == raw.length ? raw : Arrays.copyOf(raw, size), sets);
    }

    private void link() {
        int[] open = new int[Integer.SIZE + 1];
        int depth = 0;
        for (int entry = 0; entry < keys.length; entry++) {
            while (depth > 0 && !contains(open[depth - 1], address(entry))) {
                depth--;
            }
            parents[entry] = depth == 0 ? NONE : open[depth - 1];
            open[depth] = entry;
            depth++;
        }
    }

    private void direct() {
        int bucket = 0;
        for (int entry = 0; entry < keys.length; entry++) {
            int own = address(entry) >>> shift;
            for (; bucket <= own; bucket++) {
                firsts[bucket] = entry;
            }
        }
        Arrays.fill(firsts, bucket, firsts.length, keys.length);
    }

    private int address(int entry) {
        return (int) (keys[entry] >>> Integer.SIZE) ^ SIGN;
    }

    private int length(int entry) {
        return (int) (keys[entry] >>> SET_BITS) & 0x3F;
    }

    private boolean contains(int entry, int address) {
        int length = length(entry);
        return length == 0 || (address(entry) ^ address) >>> (Integer.SIZE - length) == 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public int find(long high, long low) {
        int address = (int) low;
        int bucket = address >>> shift;
        int from = firsts[bucket];
        int to = firsts[bucket + 1];
        long wanted = (long) (address ^ SIGN) << Integer.SIZE | 0xFFFF_FFFFL;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (keys[middle] <= wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int entry = from - 1;
        while (entry >= 0 && !contains(entry, address)) {
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
        return MAPPED_BITS + length(entry);
    }

    @Override
    public long lists(int entry) {
        return sets.set((int) (keys[entry] & SET_MASK));
    }

    @Override
    public long high(int entry) {
        return 0;
    }

    @Override
    public long low(int entry) {
        return MAPPED | Integer.toUnsignedLong(address(entry));
    }

    @Override
    public long octets() {
        return 12L * keys.length + 4L * firsts.length;
    }
}
