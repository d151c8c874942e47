/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A phone of the family comes home from outside through WireGuard. */
final class RoamingVpn implements Behaviour {
    private static final int WIREGUARD = 51_820;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd phone = dice.pick(scene.directory().remotes(RemoteEnd.Kind.ROAMING));
        long duration = dice.size(60_000, 0.7);
        long packets = 4 + duration / 100;
        Exchange what = Exchange.stream(WIREGUARD, false, packets, 160, 2 * packets, 700);
        scene.connect("wireguard", phone, host, false, scene.start(duration), duration, what);
    }
}
