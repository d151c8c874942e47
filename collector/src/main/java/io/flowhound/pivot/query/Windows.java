/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Cuts a day into stretches that one composite aggregation each can take. An aggregation goes over all documents of its stretch again
 * for every page, so that a stretch with many pages costs their square.
 */
final class Windows {
    /** An hour, in milliseconds. */
    static final long HOUR = 3_600_000;

    /** Documents of a stretch, about. */
    private static final long MOST = 100_000;

    /**
     * A stretch of time.
     *
     * @param from milliseconds since 1970, inclusive
     * @param to milliseconds since 1970, exclusive
     */
    record Window(long from, long to) {}

    private Windows() {}

    /**
     * The stretches, in order of time; quiet hours are taken together, busy ones are cut.
     *
     * @param hours beginning of each hour that has documents, and their number
     */
    static List<Window> of(SortedMap<Long, Long> hours) {
        List<Window> windows = new ArrayList<>();
        long from = 0;
        long to = 0;
        long documents = 0;
        for (Map.Entry<Long, Long> hour : hours.entrySet()) {
            if (documents > 0 && documents + hour.getValue() > MOST) {
                windows.addAll(cut(from, to, documents));
                documents = 0;
            }
            from = documents == 0 ? hour.getKey() : from;
            to = hour.getKey() + HOUR;
            documents += hour.getValue();
        }
        if (documents > 0) {
            windows.addAll(cut(from, to, documents));
        }
        return windows;
    }

    private static List<Window> cut(long from, long to, long documents) {
        long parts = Math.min((documents + MOST - 1) / MOST, HOUR);
        List<Window> windows = new ArrayList<>();
        for (long part = 0; part < parts; part++) {
            windows.add(new Window(from + (to - from) * part / parts, from + (to - from) * (part + 1) / parts));
        }
        return windows;
    }
}
