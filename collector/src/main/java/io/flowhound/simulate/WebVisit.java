/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** Somebody opens a page: a name is looked up, then a few connections fetch what the page consists of. */
final class WebVisit implements Behaviour {
    private static final long LONGEST = 20_000;
    private static final long LARGEST = 80_000_000;
    /** What the line of the house carries at most: 80 Mbit/s. */
    private static final long OCTETS_PER_MILLISECOND = 10_000;

    private final NameLookup lookup = new NameLookup();

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        long start = scene.start(LONGEST);
        lookup.at(scene, host, start);
        RemoteEnd site = dice.pick(scene.directory().remotes(RemoteEnd.Kind.WEB));
        boolean ipv6 = scene.ipv6(host, site);
        boolean quic = dice.chance(0.3);
        int connections = dice.between(1, 4);
        for (int i = 0; i < connections; i++) {
            long opened = start + 30 + dice.between(0, 400 * i);
            long request = 700 + dice.size(900, 0.8);
            long response = 3_500 + Math.min(LARGEST, dice.size(14_000, 1.7));
            long pause = dice.size(900, 1.2);
            long duration = 4L * site.roundTrip() + Math.max(pause, response / OCTETS_PER_MILLISECOND);
            int port = dice.chance(0.06) ? 80 : 443;
            Exchange what = quic ? Exchange.quic(ipv6, request, response) : Exchange.tcp(port, ipv6, request, response);
            scene.connect("web", host, site, ipv6, opened, Math.min(LONGEST, duration), what);
        }
    }
}
