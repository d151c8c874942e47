/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A computer of the firm goes through its VPN: keys over IKE, then ESP (RFC 4303), which has no ports. */
final class WorkVpn implements Behaviour {
    private static final int IKE = 500;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd gateway = dice.pick(scene.directory().remotes(RemoteEnd.Kind.VPN));
        long duration = 4_000 + dice.exponential(20_000, 120_000);
        long start = scene.start(duration);
        long keys = Math.min(duration, 4L * gateway.roundTrip());
        scene.connect("ike", host, gateway, false, IKE, start, keys, Exchange.stream(IKE, false, 3, 480, 3, 460));
        long packets = Math.max(2, dice.size(400, 1.2));
        Exchange what = Exchange.tunnel(Exchange.ESP, packets, 210, 1 + packets * 3 / 2, 900);
        scene.connect("esp", host, gateway, false, 0, start + keys, duration - keys, what);
    }
}
