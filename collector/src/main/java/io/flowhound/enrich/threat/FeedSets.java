/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers the sets of lists that occur, so that an entry says with one small number which lists have it. For one thread while it grows. */
final class FeedSets {
    private final Map<Long, Integer> numbers = new HashMap<>();
    private long[] sets = new long[16];

    /** The number of a set, which is given as a bit for each list. */
    int number(long set) {
        Integer known = numbers.get(set);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number == sets.length) {
            sets = Arrays.copyOf(sets, 2 * number);
        }
        sets[number] = set;
        numbers.put(set, number);
        return number;
    }

    /** The set with a number. */
    long set(int number) {
        return sets[number];
    }
}
