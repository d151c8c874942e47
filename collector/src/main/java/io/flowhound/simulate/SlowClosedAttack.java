/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/** Somebody who leaves something running, logs out, and goes on from there 6 to 27 minutes later. */
record SlowClosedAttack(List<LoginService> services) implements Attack {
    /** How long after the end of a login another one is still taken for its continuation. */
    static final long LONGEST_GAP = 30 * Activity.MINUTE;

    private static final long WORK = 6 * Activity.MINUTE;
    private static final long SHORTEST_WORK = 2 * Activity.MINUTE;

    @Override
    public Campaign plan(Cast cast, int stones) {
        Dice dice = cast.dice();
        List<Party> path = new ArrayList<>();
        path.add(cast.origin());
        List<Login> logins = new ArrayList<>();
        long start = 0;
        for (int leg = 0; leg <= stones; leg++) {
            LoginService service = dice.pick(services);
            Host server = cast.next(path, service);
            long end = start + SHORTEST_WORK + dice.exponential(WORK, 3 * WORK);
            logins.add(Login.ofPerson(path.getLast(), server, service, start, end, Login.NOBODY));
            path.add(server);
            start = end + dice.between(LONGEST_GAP / 5, LONGEST_GAP * 9 / 10);
        }
        return Campaign.of(logins);
    }
}
