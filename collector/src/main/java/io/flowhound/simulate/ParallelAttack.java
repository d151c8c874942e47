/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Somebody who goes from the last stepping stone to several hosts at once: a chain each. */
record ParallelAttack(ChainAttack chain) implements Attack {
    @Override
    public Campaign plan(Cast cast, int stones) {
        Dice dice = cast.dice();
        Campaign trunk = chain.plan(cast, stones);
        List<Login> logins = new ArrayList<>(trunk.logins());
        List<List<Integer>> chains = new ArrayList<>(trunk.chains());
        List<Party> path = new ArrayList<>();
        path.add(logins.getFirst().client());
        logins.forEach(login -> path.add(login.server()));
        Login last = logins.get(stones);
        // The way leads on from the last stone, which is the client of the last login.
        path.add(path.remove(stones));
        int others = dice.between(2, 4);
        for (int i = 0; i < others; i++) {
            long start = last.start() + dice.between(5_000, 100_000);
            long end = Math.min(last.end(), start + dice.between(60_000, last.end() - last.start()));
            Host target = cast.next(path, LoginService.SSH);
            path.addFirst(target);
            chains.add(IntStream.concat(IntStream.range(0, stones), IntStream.of(logins.size()))
                    .boxed()
                    .toList());
            logins.add(Login.ofPerson(last.client(), target, LoginService.SSH, start, end, stones - 1));
        }
        return new Campaign(logins, chains, List.of());
    }
}
