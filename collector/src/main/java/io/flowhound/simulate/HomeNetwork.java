/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The network of a house: hosts in three segments, each with the habits of its role, and somebody who goes over SSH from
 * a laptop through the Raspberry Pi to the file server.
 */
final class HomeNetwork implements Network {
    private final Directory directory = new Directory("home.csv", "internet.csv");
    private final List<Actor> actors = new ArrayList<>();
    private final double totalWeight;

    private record Actor(Host host, Behaviour behaviour, double weightUpToHere) {}

    HomeNetwork() {
        double weight = 0;
        for (Host host : directory.hosts()) {
            for (Habit habit : Habits.of(host.role())) {
                weight += habit.weight();
                actors.add(new Actor(host, habit.behaviour(), weight));
            }
        }
        totalWeight = weight;
    }

    @Override
    public List<ExporterInfo> exporters() {
        return List.of(
                new ExporterInfo("router", ExportProtocol.V5, 1, "127.0.1.1", "192.0.2.11"),
                new ExporterInfo("firewall", ExportProtocol.V9, 200, "127.0.1.2", "192.0.2.12"),
                new ExporterInfo("access-point", ExportProtocol.IPFIX, 300, "127.0.1.3", "192.0.2.13"));
    }

    @Override
    public List<String> localNetworks() {
        return List.of("192.168.0.0/16", "2001:db8:4c::/48");
    }

    @Override
    public Course play(Dice dice, long from, long to, int flows) {
        Scene scene = new Scene(dice, directory, from, to, flows);
        // The pivot comes first: it must be in however few flows are asked for.
        Pivot pivot = new SshPivot("laptop-anna", "raspberry-pi", "nas").play(scene);
        while (!scene.isFull()) {
            Actor actor = actorAt(dice.fraction() * totalWeight);
            actor.behaviour().act(scene, actor.host());
        }
        return new Course(scene.connections(), List.of(pivot));
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
