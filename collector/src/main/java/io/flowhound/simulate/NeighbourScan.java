/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.util.List;

/** A device with somebody else's program in it looks for telnet in its neighbourhood, as Mirai and its kin do. */
final class NeighbourScan implements Behaviour {
    private static final List<Integer> PORTS = List.of(23, 23, 23, 2323, 80, 8080);
    private static final int LENGTH = 30;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        Segment segment = dice.chance(0.6) ? Segment.WIRED : Segment.SERVERS;
        String network = segment == Segment.WIRED ? "192.168.10." : "192.168.20.";
        int number = dice.between(2, 200);
        long start = scene.start(20_000);
        for (int i = 0; i < LENGTH; i++) {
            InetAddress address = Octets.inetAddress(network + (number + i));
            Host target = scene.directory().at(address);
            int port = dice.pick(PORTS);
            if (target == null) {
                Host nobody = Host.nobody(segment, address);
                Probe.unanswered(scene, "inside-scan", host, nobody, false, port, start);
            } else if (!target.equals(host)) {
                Probe.send(scene, "inside-scan", host, target, false, port, start);
            }
            start += dice.between(50, 400);
        }
    }
}
