/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/** Somebody who goes on from host to host, and from the last one back to one of the first. */
record LoopAttack(ChainAttack chain) implements Attack {
    @Override
    public Campaign plan(Cast cast, int stones) {
        Dice dice = cast.dice();
        Campaign trunk = chain.plan(cast, stones);
        List<Login> logins = new ArrayList<>(trunk.logins());
        List<Host> before = new ArrayList<>();
        before.add((Host) logins.getFirst().client());
        logins.subList(0, stones - 1).forEach(login -> before.add(login.server()));
        Host back = dice.chance(0.5) ? dice.pick(before) : before.getFirst();
        Login last = logins.getLast();
        long start = last.start() + dice.between(20_000, 100_000);
        long end = start + dice.between(30_000, 120_000);
        logins.add(Login.ofPerson(last.server(), back, LoginService.SSH, start, end, stones));
        return new Campaign(logins, trunk.chains(), List.of(stones + 1));
    }
}
