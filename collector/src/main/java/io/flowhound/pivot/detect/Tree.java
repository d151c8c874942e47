/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A login and all that go on from it.
 *
 * @param legs the root first, parents before their children
 * @param score 0 to 1: how sure at least one of its links is real
 * @param bestLink score of the surest one
 */
record Tree(List<Session> legs, double score, double bestLink) {
    static Tree of(Session root) {
        List<Session> legs = new ArrayList<>();
        Deque<Session> next = new ArrayDeque<>();
        next.push(root);
        double none = 1;
        double best = 0;
        while (!next.isEmpty()) {
            Session leg = next.pop();
            legs.add(leg);
            leg.root = root;
            if (leg != root) {
                none *= 1 - leg.linkScore;
                best = Math.max(best, leg.linkScore);
            }
            for (int i = leg.kids.size() - 1; i >= 0; i--) {
                next.push(leg.kids.get(i));
            }
        }
        return new Tree(legs, 1 - none, best);
    }

    Session root() {
        return legs.get(0);
    }
}
