/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A host tells all others in its segment what it offers (multicast DNS, RFC 6762). Nobody answers. */
final class Discovery implements Behaviour {
    private static final int MDNS = 5353;
    private static final RemoteEnd GROUP = RemoteEnd.group("mdns", "224.0.0.251", "ff02::fb");

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        boolean ipv6 = scene.ipv6(host, GROUP);
        int packets = dice.between(1, 4);
        long duration = 1_000L * (packets - 1);
        Exchange what = Exchange.announcement(MDNS, ipv6, packets, dice.between(80, 420));
        scene.connect("mdns", host, GROUP, ipv6, MDNS, scene.start(duration), duration, what);
    }
}
