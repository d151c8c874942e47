/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A host checks whether another one is there (ICMP echo): the router, or a resolver on the Internet. */
final class Ping implements Behaviour {
    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        Party target = dice.chance(0.5)
                ? scene.directory().host("router")
                : dice.pick(scene.directory().remotes(RemoteEnd.Kind.RESOLVER));
        boolean ipv6 = scene.ipv6(host, target);
        int packets = dice.between(1, 5);
        long duration = 1_000L * (packets - 1) + target.roundTrip();
        // ICMP has no ports: the exporters leave the client's at 0.
        scene.connect("ping", host, target, ipv6, 0, scene.start(duration), duration, Exchange.ping(ipv6, packets));
    }
}
