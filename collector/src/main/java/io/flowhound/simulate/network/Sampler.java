/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;

/** Chooses the packets that a router looks at. */
final class Sampler {
    private final int rate;
    private final boolean random;
    private final Dice dice;
    private int left;

    Sampler(SamplingSetting setting, Dice dice) {
        this.rate = setting.rate();
        this.random = setting.mode() == SamplingSetting.Mode.RANDOM;
        this.dice = dice;
        this.left = dice.between(1, rate);
    }

    boolean takes() {
        if (rate == 1) {
            return true;
        }
        if (random) {
            return dice.between(1, rate) == 1;
        }
        left--;
        if (left > 0) {
            return false;
        }
        left = rate;
        return true;
    }
}
