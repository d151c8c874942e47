/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Entries that are kept in memory, for commands that read files and have no journal. */
public final class MemoryEntries implements EntryStore {
    /** What a file may make us keep; what is more is counted as lost when its template comes. */
    private static final long MOST_OCTETS = Runtime.getRuntime().maxMemory() / 4;

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long octets;

    @Override
    public void keep(Entry entry) {
        if (octets + entry.length <= MOST_OCTETS && entries.putIfAbsent(entry.position, copy(entry)) == null) {
            octets += entry.length;
        }
    }

    private static Entry copy(Entry entry) {
        Entry copy = new Entry();
        copy.data = Arrays.copyOfRange(entry.data, entry.offset, entry.offset + entry.length);
        copy.length = entry.length;
        copy.arrivalMillis = entry.arrivalMillis;
        copy.addressHigh = entry.addressHigh;
        copy.addressLow = entry.addressLow;
        copy.port = entry.port;
        copy.listener = entry.listener;
        copy.session = entry.session;
        copy.incarnation = entry.incarnation;
        copy.position = entry.position;
        copy.nextPosition = entry.nextPosition;
        return copy;
    }

    @Override
    public boolean read(long incarnation, long position, EntryHandler handler) {
        Entry entry = entries.get(position);
        if (entry == null || entry.incarnation != incarnation) {
            return false;
        }
        handler.entry(entry);
        return true;
    }

    @Override
    public void letGoBefore(long position) {
        Map<Long, Entry> done = entries.headMap(position);
        if (!done.isEmpty()) {
            done.values().forEach(entry -> octets -= entry.length);
            done.clear();
        }
    }
}
