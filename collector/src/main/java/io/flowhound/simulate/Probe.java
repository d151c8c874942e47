/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** One try of a scanner: the first packet of a connection, which is not answered, refused, or stopped by the firewall. */
final class Probe {
    private static final double REFUSED = 0.25;
    private static final double STOPPED = 0.7;

    private Probe() {}

    /** Tries a port of a host that is there. */
    static void send(Scene scene, RemoteEnd scanner, Host host, boolean ipv6, int port, long start) {
        Dice dice = scene.dice();
        if (host.segment() == Segment.SERVERS && dice.chance(STOPPED)) {
            unanswered(scene, Connection.DENIED, scanner, host, ipv6, port, start);
        } else {
            send(scene, "scan", scanner, host, ipv6, port, start);
        }
    }

    /** Tries a port of a host that is there, without a firewall on the way. */
    static void send(Scene scene, String activity, Party scanner, Host host, boolean ipv6, int port, long start) {
        if (scene.dice().chance(REFUSED)) {
            int wait = Math.max(1, scanner.roundTrip());
            scene.connect(activity, scanner, host, ipv6, start, wait, Exchange.refused(port, ipv6));
        } else {
            unanswered(scene, activity, scanner, host, ipv6, port, start);
        }
    }

    /** Tries a port where nobody answers. */
    static void unanswered(Scene scene, String activity, Party scanner, Host host, boolean ipv6, int port, long start) {
        scene.connect(activity, scanner, host, ipv6, start, 0, Exchange.unanswered(port, ipv6, 1));
    }
}
