/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns days into history. A day is written down when it is over, and once more, for good, when no record of it is to be expected
 * any more; from then on what it taught does not change, whatever is found later.
 */
final class Calendar {
    private static final int NONE = Integer.MIN_VALUE;

    private final History history;
    private final int historyDays;
    private final long lateness;
    private final SortedMap<Integer, DayTally> kept = new TreeMap<>();
    private final List<FrozenDay> drained = new ArrayList<>();
    private final SortedMap<Integer, List<EdgeDay>> own = new TreeMap<>();
    private int first = NONE;
    private int frozen = NONE;
    private int provisional = NONE;

    Calendar(History history, Rules rules) {
        this.history = history;
        this.historyDays = rules.historyDays();
        this.lateness = rules.lateness().toMillis();
    }

    private static int day(long millis) {
        return (int) Math.floorDiv(millis, Session.DAY_MILLIS);
    }

    /** Begins the history with the day of the earliest record, unless it began before. */
    void begin(long arrival) {
        boolean earlier = first == frozen && provisional == NONE && day(arrival) < first;
        if (first == NONE || earlier) {
            first = day(arrival);
            frozen = first;
            history.begin(first);
        }
    }

    /** Whether {@link #turn} would change the history. */
    boolean isDue(long asOf) {
        return first != NONE && (day(asOf - lateness) > frozen || (day(asOf) > frozen && provisional < day(asOf) - 1));
    }

    /** Writes down the days that are over, of those that there were records of. */
    void turn(long asOf, Collection<Session> live) {
        if (first == NONE) {
            return;
        }
        int sure = day(asOf - lateness);
        int over = day(asOf);
        for (int day = frozen; day < over; day++) {
            List<EdgeDay> edges = edges(day, live);
            history.replace(day, edges);
            if (day < sure) {
                freeze(day, edges);
            } else {
                provisional = day;
            }
        }
        first = Math.max(first, over - historyDays);
        // Not the days before the first one: they were loaded, and are as good as those that were watched.
        history.forgetBefore(over - historyDays);
    }

    private void freeze(int day, List<EdgeDay> edges) {
        frozen = day + 1;
        kept.headMap(frozen).clear();
        own.put(day, edges);
        own.headMap(day - historyDays).clear();
        drained.add(new FrozenDay(day, edges));
    }

    private List<EdgeDay> edges(int day, Collection<Session> live) {
        DayTally tally = new DayTally(day);
        DayTally gone = kept.get(day);
        if (gone != null) {
            gone.edges().forEach(tally::add);
        }
        for (Session session : live) {
            if (session.day() == day) {
                tally.add(session);
            }
        }
        return tally.edges();
    }

    /** Counts a session that is about to be let go. */
    void keep(Session session) {
        if (session.day() >= frozen) {
            kept.computeIfAbsent(session.day(), DayTally::new).add(session);
        }
    }

    /** The days that were frozen since the last call. */
    List<FrozenDay> drain() {
        List<FrozenDay> all = List.copyOf(drained);
        drained.clear();
        return all;
    }

    void write(StateOutput out) {
        out.number(first);
        out.number(frozen);
        out.number(provisional);
        List<EdgeDay> tallies = new ArrayList<>();
        kept.values().forEach(tally -> tallies.addAll(tally.edges()));
        out.edges(tallies);
        out.number(drained.size());
        for (FrozenDay day : drained) {
            out.number(day.day());
            out.edges(day.edges());
        }
        List<EdgeDay> days = new ArrayList<>();
        own.values().forEach(days::addAll);
        out.edges(days);
    }

    void read(StateInput in) {
        first = in.number();
        frozen = in.number();
        provisional = in.number();
        for (EdgeDay edge : in.edges()) {
            kept.computeIfAbsent(edge.day(), DayTally::new).add(edge);
        }
        for (int left = in.number(); left > 0; left--) {
            drained.add(new FrozenDay(in.number(), in.edges()));
        }
        for (EdgeDay edge : in.edges()) {
            own.computeIfAbsent(edge.day(), day -> new ArrayList<>()).add(edge);
        }
        own.forEach(history::replace);
        if (first != NONE) {
            history.begin(first);
        }
        if (provisional >= frozen) {
            provisional = NONE;
        }
    }
}
