/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A host is told that what it has sent could not be delivered, or tells that to others. */
final class Unreachable implements Behaviour {
    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd other = dice.pick(scene.directory().remotes(RemoteEnd.Kind.RESOLVER));
        boolean ipv6 = scene.ipv6(host, other);
        boolean told = dice.chance(0.5);
        Exchange what = Exchange.unreachable(ipv6, dice.chance(0.6), dice.between(1, 3));
        Party from = told ? other : host;
        Party to = told ? host : other;
        // ICMP has no ports: the exporters leave the source's at 0.
        scene.connect("unreachable", from, to, ipv6, 0, scene.start(1_000), 1_000, what);
    }
}
