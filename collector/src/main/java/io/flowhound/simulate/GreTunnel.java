/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** The router keeps a tunnel over GRE (RFC 2784) to a broker. */
final class GreTunnel implements Behaviour {
    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd broker = dice.pick(scene.directory().remotes(RemoteEnd.Kind.TUNNEL));
        long duration = dice.exponential(15_000, 60_000);
        long packets = Math.max(2, dice.size(120, 1.0));
        Exchange what = Exchange.tunnel(Exchange.GRE, packets, 180, packets, 620);
        scene.connect("gre", host, broker, false, 0, scene.start(duration), duration, what);
    }
}
