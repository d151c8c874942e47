/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.LoginRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes the records of logins for tests: minutes count from the begin of day 20,000. */
final class Traffic {
    static final int DAY = 20_000;
    static final long MIDNIGHT = DAY * Session.DAY_MILLIS;
    static final long MINUTE = 60_000;

    private final List<LoginRecord> records = new ArrayList<>();

    static long at(double minute) {
        return MIDNIGHT + (long) (minute * MINUTE);
    }

    /** A history of {@code days} days before {@link #DAY} on which unrelated hosts logged in to each other. */
    static History history(int days) {
        History history = new History();
        for (int day = DAY - days; day < DAY; day++) {
            history.add(new EdgeDay(day, "10.9.0.1", "10.9.0.2", Set.of("ssh"), 3, 0));
        }
        return history;
    }

    /** A login by SSH: 500 octets a minute to the server and 5,000 back, told in slices of a minute. */
    Traffic login(String from, int port, String to, double begin, double end) {
        return login(from, port, to, 22, begin, end, 1);
    }

    Traffic login(String from, int port, String to, int service, double begin, double end, double share) {
        for (double minute = begin; minute < end; minute++) {
            double octets = 4_000 * share * (1 + Math.floorMod((long) minute, 3));
            record(from, port, to, service, minute, Math.min(minute + 0.99, end), (long) octets, (long) (2 * octets));
        }
        return this;
    }

    /** Two records of one slice, one for each direction, arrived five seconds after their end. */
    Traffic record(
            String from, int port, String to, int service, double begin, double end, long toServer, long toClient) {
        long start = at(begin);
        long stop = at(end);
        records.add(new LoginRecord(
                stop + 5_000, start, stop, from, port, to, service, toServer, -1, 0x1A, "10.0.0.1", 1, id(), null));
        records.add(new LoginRecord(
                stop + 5_000, start, stop, to, service, from, port, toClient, -1, 0x1A, "10.0.0.1", 1, id(), null));
        return this;
    }

    private String id() {
        return "f" + records.size();
    }

    List<LoginRecord> records() {
        return records;
    }

    List<LoginRecord> shuffled(long seed) {
        List<LoginRecord> all = new ArrayList<>(records);
        Collections.shuffle(all, new Random(seed));
        return all;
    }
}
