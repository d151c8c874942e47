/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A login as it happened. An exporter tells of it in slices: one ends when the active timeout is over or nothing was sent
 * for a minute.
 */
record LoginSession(Login login, int clientPort, Activity activity) {
    private static final String ACTIVITY = "login";
    /** How long before and after a slice nothing is sent, at most. */
    private static final int SILENCE = 9_000;

    /** What it was in all. */
    PivotLeg leg() {
        Activity.Load total = activity.total();
        return new PivotLeg(
                login.exporter(),
                login.client().ipv4(),
                clientPort,
                login.server().ipv4(),
                login.service().port,
                Instant.ofEpochMilli(login.start()),
                Instant.ofEpochMilli(login.end()),
                total.up(),
                total.down());
    }

    /** What its exporter makes of it. */
    List<Connection> slices(Dice dice, Duration activeTimeout) {
        long longest = Math.max(1, activeTimeout.toMinutes());
        List<Connection> slices = new ArrayList<>();
        List<Map.Entry<Long, Activity.Load>> minutes =
                List.copyOf(activity.minutes().entrySet());
        int first = 0;
        while (first < minutes.size()) {
            int next = first + 1;
            while (next < minutes.size()
                    && minutes.get(next).getKey() == minutes.get(next - 1).getKey() + 1
                    && minutes.get(next).getKey() - minutes.get(first).getKey() < longest) {
                next++;
            }
            slices.add(slice(dice, minutes, first, next));
            first = next;
        }
        return slices;
    }

    private Connection slice(Dice dice, List<Map.Entry<Long, Activity.Load>> minutes, int first, int next) {
        boolean begins = first == 0;
        boolean ends = next == minutes.size();
        long opened = minutes.get(first).getKey() * Activity.MINUTE + dice.between(0, SILENCE);
        long closed = (minutes.get(next - 1).getKey() + 1) * Activity.MINUTE - dice.between(1, SILENCE);
        long start = begins ? login.start() : Math.min(login.end(), Math.max(login.start(), opened));
        long end = ends ? login.end() : Math.min(login.end(), closed);
        Activity.Load load = Activity.sum(
                minutes.subList(first, next).stream().map(Map.Entry::getValue).toList());
        return new Connection(
                ACTIVITY,
                login.exporter(),
                login.client(),
                login.server(),
                false,
                clientPort,
                start,
                Math.max(start, end),
                Exchange.tcpSlice(login.service().port, load.up(), load.down(), begins, ends));
    }
}
