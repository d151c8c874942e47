/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a login carries in each minute: people type and read for some minutes, and then think. A login from which somebody
 * goes on carries what the next one carries, and a little more, since one stream is wrapped into the other.
 */
final class Activity {
    static final long MINUTE = 60_000;

    /** Key exchange and authentication: more than any login has that fails. */
    private static final int LOGIN_UP = 3_100;

    private static final int LOGIN_DOWN = 3_600;
    private static final int LOGOUT_UP = 150;
    private static final int LOGOUT_DOWN = 200;
    private static final double FALLS_SILENT = 0.30;
    private static final double BEGINS_AGAIN = 0.25;
    /** How much a login carries for each octet of one inside it, at least and at most. */
    private static final double LEAST_WRAPPING = 1.02;

    private static final double MOST_WRAPPING = 1.20;
    /** How often somebody who works on the next host still does something on this one. */
    private static final double ASIDE = 0.15;

    private static final long LEAST_OCTETS = 60;

    private final NavigableMap<Long, Load> minutes = new TreeMap<>();

    /** Octets of one minute. */
    record Load(long up, long down) {
        Load plus(Load other) {
            return new Load(up + other.up, down + other.down);
        }
    }

    /** A person at work from {@code start} to {@code end}, milliseconds since 1970. */
    static Activity ofPerson(Dice dice, LoginService service, long start, long end) {
        Activity activity = new Activity();
        boolean busy = true;
        for (long minute = minute(start); minute <= minute(end); minute++) {
            if (busy) {
                activity.add(minute, load(dice.size(service.up, 0.8), dice.size(service.down, 0.9)));
            }
            busy = busy ? !dice.chance(FALLS_SILENT) : dice.chance(BEGINS_AGAIN);
        }
        activity.add(minute(start), new Load(LOGIN_UP, LOGIN_DOWN));
        activity.add(minute(end), new Load(LOGOUT_UP, LOGOUT_DOWN));
        return activity;
    }

    /** A person who goes on from here by other logins, which lie inside this one. */
    static Activity ofRelay(Dice dice, LoginService service, long start, long end, List<Activity> children) {
        Activity activity = new Activity();
        for (Activity child : children) {
            child.minutes.forEach((minute, load) -> activity.add(minute, wrapped(dice, load)));
        }
        long left = children.stream()
                .mapToLong(child -> child.minutes.firstKey())
                .min()
                .orElse(Long.MAX_VALUE);
        ofPerson(dice, service, start, end).minutes.forEach((minute, load) -> {
            if (minute <= left || minute == minute(end) || dice.chance(ASIDE)) {
                activity.add(minute, load);
            }
        });
        return activity;
    }

    /** A machine that sends and receives evenly all the time. */
    static Activity ofMachine(long start, long end, long up, long down) {
        Activity activity = new Activity();
        long count = minute(end) - minute(start) + 1;
        for (long minute = minute(start); minute <= minute(end); minute++) {
            activity.add(minute, load(up / count, down / count));
        }
        return activity;
    }

    private static Load load(long up, long down) {
        return new Load(Math.max(LEAST_OCTETS, up), Math.max(LEAST_OCTETS, down));
    }

    private static Load wrapped(Dice dice, Load load) {
        double factor = LEAST_WRAPPING + (MOST_WRAPPING - LEAST_WRAPPING) * dice.fraction();
        return new Load((long) StrictMath.ceil(load.up * factor), (long) StrictMath.ceil(load.down * factor));
    }

    private static long minute(long millis) {
        return Math.floorDiv(millis, MINUTE);
    }

    private void add(long minute, Load load) {
        minutes.merge(minute, load, Load::plus);
    }

    /** The minutes since 1970 in which something is sent, in order, with how much that is. */
    NavigableMap<Long, Load> minutes() {
        return Collections.unmodifiableNavigableMap(minutes);
    }

    /** All of it. */
    Load total() {
        return sum(minutes.values());
    }

    static Load sum(Collection<Load> loads) {
        return loads.stream().reduce(new Load(0, 0), Load::plus);
    }
}
