/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two people on the jump host at once, one of whom goes on to a server: that the other one went there is wrong, and that
 * this one did is nothing new.
 */
final class SharedBastion implements Attack {
    @Override
    public Campaign plan(Cast cast, int stones) {
        Dice dice = cast.dice();
        Host bastion = cast.jumpHost();
        int one = dice.between(0, cast.jumpHostUsers().size() - 1);
        List<Host> others = new ArrayList<>(cast.jumpHostUsers());
        Host bystander = others.remove(one);
        Host user = dice.pick(others);
        Host target = cast.next(List.of(bystander, user, bastion), LoginService.SSH);
        long before = dice.between(60_000, 600_000);
        long start = before + dice.between(20_000, 60_000);
        long end = start + Decoy.work(dice);
        long left = end + dice.between(1_000, 60_000);
        List<Login> logins = new ArrayList<>();
        Collections.addAll(
                logins,
                Login.ofPerson(bystander, bastion, LoginService.SSH, 0, left + Decoy.work(dice), Login.NOBODY),
                Login.ofPerson(user, bastion, LoginService.SSH, before, left, Login.NOBODY),
                Login.ofPerson(bastion, target, LoginService.SSH, start, end, 1));
        return Campaign.of(logins);
    }
}
