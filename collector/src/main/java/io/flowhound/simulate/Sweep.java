/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/**
 * Somebody outside tries one port of every host that can be reached from there, which are those with IPv6: they have no
 * translator in front of them.
 *
 * @param scanner name of the remote end
 */
record Sweep(String scanner) implements Behaviour {
    private static final List<Integer> PORTS = List.of(22, 80, 443, 445, 3389, 5555, 8080);

    @Override
    public void act(Scene scene, Host first) {
        Dice dice = scene.dice();
        RemoteEnd from = scene.directory().remote(RemoteEnd.Kind.SCANNER, scanner);
        int port = dice.pick(PORTS);
        long start = scene.start(30_000);
        for (Host host : scene.directory().hosts()) {
            if (host.ipv6() != null) {
                Probe.send(scene, from, host, true, port, start);
                start += dice.between(100, 1_200);
            }
        }
    }
}
