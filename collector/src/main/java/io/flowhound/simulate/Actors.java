/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/** All hosts with their habits, of whom one after the other does something, each as often as its habits say. */
final class Actors {
    private final List<Actor> actors = new ArrayList<>();
    private final double totalWeight;

    private record Actor(Host host, Behaviour behaviour, double weightUpToHere) {}

    Actors(List<Host> hosts) {
        double weight = 0;
        for (Host host : hosts) {
            for (Habit habit : Habits.of(host.role())) {
                weight += habit.weight();
                actors.add(new Actor(host, habit.behaviour(), weight));
            }
        }
        totalWeight = weight;
    }

    /** Lets one of them do something. */
    void act(Scene scene) {
        Actor actor = actorAt(scene.dice().fraction() * totalWeight);
        actor.behaviour().act(scene, actor.host());
    }

    private Actor actorAt(double weight) {
        int low = 0;
        int high = actors.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (actors.get(middle).weightUpToHere() > weight) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return actors.get(low);
    }
}
