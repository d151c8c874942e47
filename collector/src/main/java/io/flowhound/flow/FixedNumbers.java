/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers of a template that stand at the same place in all its records, that nothing else of the record rivals, and that
 * are kept nowhere else: most fields of most templates. They are read without a branch, and presence bits are put a word at
 * a time: field by field, each would wait for the one before.
 */
final class FixedNumbers {
    /** Octets that are read at once; they must not reach before the record. */
    private static final int READ = 8;

    /** How many belong to the presence words before each, and at the end how many there are. */
    private final int[] firsts;

    private final int[] targets;
    /** Where {@link #READ} octets start that end with the number, from the start of the record. */
    private final int[] places;
    /** How many bits of these are not of the number. */
    private final int[] unused;
    /** 1 where 0 is a value like others, 0 where it says that the exporter does not know. */
    private final long[] zeroes;

    /** One number: the ordinal of its target, the place behind it, its octets. */
    record Plain(int target, int end, int length, boolean zeroIsAbsent) {
        /** Whether a number can be among these by its place. */
        static boolean isPossible(int end) {
            return end >= READ;
        }
    }

    FixedNumbers(List<Plain> numbers, int targetCount) {
        List<Plain> sorted = new ArrayList<>(numbers);
        sorted.sort(Comparator.comparingInt(Plain::target));
        firsts = new int[(targetCount + Long.SIZE - 1) / Long.SIZE + 1];
        targets = new int[sorted.size()];
        places = new int[sorted.size()];
        unused = new int[sorted.size()];
        zeroes = new long[sorted.size()];
        for (int i = 0; i < targets.length; i++) {
            Plain number = sorted.get(i);
            targets[i] = number.target;
            places[i] = number.end - READ;
            unused[i] = Byte.SIZE * (READ - number.length);
            zeroes[i] = number.zeroIsAbsent ? 0 : 1;
        }
        for (int word = 0; word < firsts.length; word++) {
            int end = word * Long.SIZE;
            firsts[word] =
                    (int) sorted.stream().filter(number -> number.target < end).count();
        }
    }

    /**
     * Reads the numbers of one record.
     *
     * @param values takes them, by ordinals of targets
     * @param present gets a bit for each that is there
     * @param clamp whether numbers that do not fit into 63 bits become the largest that does
     * @return whether all fit
     */
    boolean read(byte[] octets, int start, long[] values, long[] present, boolean clamp) {
        long any = 0;
        for (int word = 0; word < firsts.length - 1; word++) {
            long bits = 0;
            for (int i = firsts[word]; i < firsts[word + 1]; i++) {
                long value = Octets.i64(octets, start + places[i]) << unused[i] >>> unused[i];
                any |= value;
                values[targets[i]] = clamp && value < 0 ? Long.MAX_VALUE : value;
                bits |= ((value | zeroes[i]) != 0 ? 1L : 0) << targets[i];
            }
            present[word] |= bits;
        }
        return any >= 0;
    }
}
