/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows who has what of the segments that nobody has read, as far as these were counted. For one thread. */
final class Ledger {
    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    /** So that whoever waits for the thread does not wait for gigabytes to be read. */
    private static final int AT_A_TIME = 4;
    /** Names in all segments together: some 30 MB. What is beyond is counted when older segments are gone. */
    private static final int MOST_NAMES = 250_000;

    private final SegmentScan scan;
    private final Map<Segment, Census> known = new HashMap<>();

    Ledger(SegmentScan scan) {
        this.scan = scan;
    }

    /** Counts a few more of these segments, the oldest first, and forgets all others. One that cannot be read is left out. */
    void update(List<Segment> unread) {
        known.keySet().retainAll(Set.copyOf(unread));
        long names =
                known.values().stream().mapToLong(each -> each.held().size()).sum();
        int counted = 0;
        for (int i = 0; i < unread.size() && counted < AT_A_TIME && names < MOST_NAMES; i++) {
            Segment segment = unread.get(i);
            if (!known.containsKey(segment)) {
                counted++;
                names += count(segment);
            }
        }
    }

    private int count(Segment segment) {
        try {
            Census census = Census.of(segment, scan);
            known.put(segment, census);
            return census.held().size();
        } catch (IOException e) {
            log.error("cannot find out who has what of {}: {}. Check the disk.", segment, e.toString());
            return 0;
        }
    }

    boolean knows(Segment segment) {
        return known.containsKey(segment);
    }

    /** What is known of a segment; that nobody has anything when nothing is. */
    Census of(Segment segment) {
        return known.getOrDefault(segment, Census.NONE);
    }

    Collection<Census> all() {
        return known.values();
    }

    /** Takes note of what is left in a segment that was written anew. */
    void put(Segment segment, Census left) {
        known.put(segment, left);
    }

    void forget(Segment segment) {
        known.remove(segment);
    }

    void clear() {
        known.clear();
    }
}
