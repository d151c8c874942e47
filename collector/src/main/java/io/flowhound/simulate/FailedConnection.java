/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/** A connection that comes to nothing: the server refuses it, or is not there and the host tries again for a while. */
final class FailedConnection implements Behaviour {
    private static final List<Integer> PORTS = List.of(22, 80, 443, 445, 8080, 5228);
    /** With the waits of 1 and 2 seconds in between. */
    private static final long THREE_ATTEMPTS = 3_000;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        Party server = dice.chance(0.3)
                ? dice.pick(scene.directory().hosts())
                : dice.pick(scene.directory().remotes(RemoteEnd.Kind.WEB));
        if (server.equals(host)) {
            return;
        }
        boolean ipv6 = scene.ipv6(host, server);
        int port = dice.pick(PORTS);
        if (dice.chance(0.4)) {
            long start = scene.start(server.roundTrip());
            scene.connect("refused", host, server, ipv6, start, server.roundTrip(), Exchange.refused(port, ipv6));
        } else {
            long start = scene.start(THREE_ATTEMPTS);
            scene.connect("unanswered", host, server, ipv6, start, THREE_ATTEMPTS, Exchange.unanswered(port, ipv6, 3));
        }
    }
}
