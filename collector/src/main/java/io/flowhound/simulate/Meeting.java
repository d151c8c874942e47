/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A meeting with pictures: some hundred packets a second both ways over UDP. */
final class Meeting implements Behaviour {
    private static final int PORT = 3_478;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd service = dice.pick(scene.directory().remotes(RemoteEnd.Kind.MEETING));
        boolean ipv6 = scene.ipv6(host, service);
        long duration = 20_000 + dice.size(120_000, 0.5);
        Exchange what = Exchange.stream(PORT, ipv6, duration / 9, 950, duration / 7, 1_010);
        scene.connect("meeting", host, service, ipv6, scene.start(duration), duration, what);
    }
}
