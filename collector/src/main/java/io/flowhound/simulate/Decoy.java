/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/** Two logins that meet at a host and have nothing to do with each other: A to B by one person, B to C by another. */
enum Decoy implements Attack {
    /** The second login is older than the first. */
    REVERSED {
        @Override
        List<Login> plan(Dice dice, Party a, Host b, Host c) {
            long first = work(dice);
            long second = work(dice);
            long start = -dice.between(60_000, Math.max(61_000, second - 20_000));
            return List.of(person(a, b, 0, first), person(b, c, start, start + second));
        }
    },
    /** The second login begins 45 minutes to 2 hours after the end of the first. */
    GAP {
        @Override
        List<Login> plan(Dice dice, Party a, Host b, Host c) {
            long first = work(dice);
            long start = first + dice.between(SlowClosedAttack.LONGEST_GAP * 3 / 2, SlowClosedAttack.LONGEST_GAP * 4);
            return List.of(person(a, b, 0, first), person(b, c, start, start + work(dice)));
        }
    },
    /** The first login is refused: it stays below 3,000 octets each way. */
    FAILED_LOGIN {
        @Override
        List<Login> plan(Dice dice, Party a, Host b, Host c) {
            long tried = dice.between(2_000, 6_000);
            long start = tried + dice.between(30_000, 300_000);
            return List.of(
                    Login.ofMachine(a, b, LoginService.SSH, 0, tried, 2_300, 2_700),
                    person(b, c, start, start + work(dice)));
        }
    };

    private static final long WORK = 8 * Activity.MINUTE;
    private static final long SHORTEST_WORK = 3 * Activity.MINUTE;

    abstract List<Login> plan(Dice dice, Party a, Host b, Host c);

    @Override
    public Campaign plan(Cast cast, int stones) {
        Host a = cast.origin();
        Host b = cast.next(List.of(a), LoginService.SSH);
        Host c = cast.next(List.of(a, b), LoginService.SSH);
        return Campaign.of(plan(cast.dice(), a, b, c));
    }

    static long work(Dice dice) {
        return SHORTEST_WORK + dice.exponential(WORK, 3 * WORK);
    }

    private static Login person(Party client, Host server, long start, long end) {
        return Login.ofPerson(client, server, LoginService.SSH, start, end, Login.NOBODY);
    }
}
