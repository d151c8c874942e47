/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who logs in from host to host, each login out of the one before and inside it in time.
 *
 * @param services by what; one of them is drawn for each login
 * @param fromOutside whether it begins outside of the network
 * @param shortestStay milliseconds from one login to the next one, at least
 * @param longestStay the same, at most
 */
record ChainAttack(List<LoginService> services, boolean fromOutside, long shortestStay, long longestStay)
        implements Attack {
    private static final int SHORTEST_STAY = 20_000;
    private static final int LONGEST_STAY = 400_000;
    private static final long SLOWEST_STAY = 60 * Activity.MINUTE;
    private static final long SLOW_STAY = 15 * Activity.MINUTE;
    private static final long WORK = 12 * Activity.MINUTE;
    private static final long SHORTEST_WORK = 4 * Activity.MINUTE;
    private static final double THROUGH_JUMP_HOST = 0.3;

    /** Somebody in a hurry. */
    static ChainAttack by(List<LoginService> services) {
        return new ChainAttack(services, false, SHORTEST_STAY, LONGEST_STAY);
    }

    /** Somebody in a hurry who comes from outside. */
    static ChainAttack outsideBy(List<LoginService> services) {
        return new ChainAttack(services, true, SHORTEST_STAY, LONGEST_STAY);
    }

    /** Somebody who stays for 15 minutes to an hour before going on, all logins being open. */
    static ChainAttack slowBy(List<LoginService> services) {
        return new ChainAttack(services, false, SLOW_STAY, SLOWEST_STAY);
    }

    @Override
    public Campaign plan(Cast cast, int stones) {
        Dice dice = cast.dice();
        List<LoginService> by = new ArrayList<>();
        List<Party> path = path(cast, stones + 1, by);
        long[] start = new long[stones + 1];
        for (int leg = 1; leg <= stones; leg++) {
            start[leg] = start[leg - 1] + dice.between(shortestStay, longestStay);
        }
        long end = start[stones] + SHORTEST_WORK + dice.exponential(WORK, 3 * WORK);
        List<Login> logins = new ArrayList<>();
        for (int leg = stones; leg >= 0; leg--) {
            Host server = (Host) path.get(leg + 1);
            logins.addFirst(Login.ofPerson(path.get(leg), server, by.get(leg), start[leg], end, leg - 1));
            end += dice.between(500, 90_000);
        }
        return Campaign.of(logins);
    }

    private List<Party> path(Cast cast, int legs, List<LoginService> by) {
        List<Party> path = new ArrayList<>();
        path.add(fromOutside ? cast.outsider() : cast.origin());
        for (int leg = 0; leg < legs; leg++) {
            by.add(cast.dice().pick(services));
            if (leg == 0 && fromOutside && cast.dice().chance(THROUGH_JUMP_HOST)) {
                by.set(0, LoginService.SSH);
                path.add(cast.jumpHost());
            } else {
                path.add(cast.next(path, by.getLast()));
            }
        }
        return path;
    }
}
