/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Notices records that became searchable after their time of arrival was read: keeps how many it knows of each five minutes of the
 * last day, and finds those that have grown.
 */
final class LateArrivals {
    static final long BUCKET_MILLIS = 300_000;
    private static final long HORIZON_MILLIS = 86_400_000;
    /** More spans than these are read as one, so that a tick keeps to a few requests. */
    private static final int MOST_SPANS = 8;

    /** A span of arrival time, the end not included. */
    record Span(long from, long to) {}

    private final long since;
    private final TreeMap<Long, Long> known = new TreeMap<>();

    /** Begins to know at a time of arrival. */
    LateArrivals(long since) {
        this.since = since;
    }

    /** Where to count from when everything before a position was read. */
    long from(long position) {
        return Math.max(since, bucket(position - HORIZON_MILLIS));
    }

    private static long bucket(long time) {
        return Math.floorDiv(time, BUCKET_MILLIS) * BUCKET_MILLIS;
    }

    /** Takes note of a record that is read for the first time. */
    void read(long arrival) {
        known.merge(bucket(arrival), 1L, Long::sum);
    }

    /**
     * The spans to be read again, after which they are known.
     *
     * @param counted how many records there are from {@link #from} on to the position, by bucket
     * @param position up to where was read
     */
    List<Span> grown(SortedMap<Long, Long> counted, long position) {
        long from = from(position);
        known.headMap(bucket(from)).clear();
        List<Span> spans = new ArrayList<>();
        for (Map.Entry<Long, Long> bucket : counted.entrySet()) {
            long start = bucket.getKey();
            // What cannot be used is counted and never read: counted once more, it does not look late again.
            if (bucket.getValue() > known.getOrDefault(start, 0L)) {
                known.put(start, bucket.getValue());
                append(spans, Math.max(start, from), Math.min(start + BUCKET_MILLIS, position));
            }
        }
        return spans.size() <= MOST_SPANS ? spans : List.of(new Span(spans.getFirst().from, spans.getLast().to));
    }

    private static void append(List<Span> spans, long from, long to) {
        if (!spans.isEmpty() && spans.getLast().to == from) {
            spans.set(spans.size() - 1, new Span(spans.getLast().from, to));
        } else if (from < to) {
            spans.add(new Span(from, to));
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(since);
        out.writeInt(known.size());
        for (Map.Entry<Long, Long> bucket : known.entrySet()) {
            out.writeLong(bucket.getKey());
            out.writeLong(bucket.getValue());
        }
    }

    static LateArrivals restore(DataInputStream in) throws IOException {
        LateArrivals late = new LateArrivals(in.readLong());
        for (int left = in.readInt(); left > 0; left--) {
            long start = in.readLong();
            late.known.put(start, in.readLong());
        }
        return late;
    }

    /** Where it began, milliseconds since 1970. */
    long since() {
        return since;
    }
}
