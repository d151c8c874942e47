/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All lists together. Look-ups are safe from any thread and see one version of everything; {@link #read} belongs to a thread that may wait.
 */
public final class ThreatLists {
    private volatile ThreatIndex index = ThreatIndex.EMPTY;
    private volatile List<WatchedList> watched = List.of();
    /** In the index, by the name of the list. */
    private Map<String, Integer> numbers = Map.of();

    private final Map<String, LongAdder> matches = new ConcurrentHashMap<>();
    private boolean rearranged;

    /** Lists, none of which is read yet. */
    public ThreatLists(List<ThreatList> lists) {
        use(lists);
    }

    /** No lists. */
    public static ThreatLists none() {
        return new ThreatLists(List.of());
    }

    /** What the lists say of an address, IPv4 mapped; null when none has it. */
    public @Nullable Listed find(long high, long low) {
        return index.find(high, low);
    }

    /** Goes by other lists from the next {@link #read} on. Those of the same name keep what was read. */
    public final synchronized void use(List<ThreatList> lists) {
        Map<String, WatchedList> before = new HashMap<>();
        watched.forEach(one -> before.put(one.list().name(), one));
        List<WatchedList> next = new ArrayList<>();
        for (ThreatList list : lists) {
            WatchedList known = before.get(list.name());
            if (known == null) {
                known = new WatchedList(list, matches.computeIfAbsent(list.name(), name -> new LongAdder()));
            } else {
                known.use(list);
            }
            next.add(known);
        }
        watched = List.copyOf(next);
        rearranged = true;
    }

    /**
     * Reads what has changed.
     *
     * @param now decides what is valid
     * @param atOnce whether to read a file that has changed just now; else it has to be the same at two calls
     * @return whether answers may have changed
     */
    public synchronized boolean read(Instant now, boolean atOnce) {
        List<WatchedList> lists = watched;
        List<@Nullable Entries> found = new ArrayList<>();
        boolean changed = rearranged;
        for (WatchedList list : lists) {
            Entries entries = list.look(now, atOnce);
            found.add(entries);
            changed |= entries != null;
        }
        if (changed) {
            build(lists, found);
            rearranged = false;
        }
        return changed;
    }

    private void build(List<WatchedList> lists, List<@Nullable Entries> found) {
        long expected = index.size();
        for (Entries entries : found) {
            expected += entries == null ? 0 : entries.size();
        }
        ThreatIndex.Builder builder = new ThreatIndex.Builder((int) Math.min(expected, Integer.MAX_VALUE - 8), 0);
        Map<String, Integer> next = new HashMap<>();
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            WatchedList list = lists.get(i);
            Entries entries = found.get(i);
            Integer before = numbers.get(list.list().name());
            if (entries != null) {
                entries.copy(i, builder);
            } else if (before != null) {
                index.copy(before, i, builder);
            }
            next.put(list.list().name(), i);
            feeds.add(list.feed());
        }
        index = builder.build(feeds);
        numbers = next;
    }

    /** What is known of each, in the order of the configuration. */
    public List<ListState> states() {
        return watched.stream().map(WatchedList::state).toList();
    }

    /** How much memory the entries take, in octets. */
    public long octets() {
        return index.octets();
    }
}
