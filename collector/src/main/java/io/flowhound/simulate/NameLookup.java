/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A host asks the resolver of the house for a name; the resolver asks one outside when it does not remember. */
final class NameLookup implements Behaviour {
    private static final int DNS = 53;
    private static final String RESOLVER = "raspberry-pi";

    @Override
    public void act(Scene scene, Host host) {
        at(scene, host, scene.start(2_000));
    }

    /** Looks something up at a given time, in milliseconds since 1970. */
    void at(Scene scene, Host host, long start) {
        Host resolver = scene.directory().host(RESOLVER);
        if (host.equals(resolver)) {
            upstream(scene, resolver, start);
            return;
        }
        boolean remembered = scene.dice().chance(0.65);
        boolean ipv6 = scene.ipv6(host, resolver);
        scene.connect("dns", host, resolver, ipv6, start, remembered ? 1 : 25, question(scene.dice(), ipv6));
        if (!remembered) {
            upstream(scene, resolver, start + 1);
        }
    }

    private static void upstream(Scene scene, Host resolver, long start) {
        RemoteEnd server = scene.dice().pick(scene.directory().remotes(RemoteEnd.Kind.RESOLVER));
        ask(scene, resolver, server, scene.ipv6(resolver, server), start);
    }

    /** Asks a resolver outside. */
    static void ask(Scene scene, Host host, RemoteEnd server, boolean ipv6, long start) {
        long duration = server.roundTrip() + (long) scene.dice().between(0, 8);
        scene.connect("dns", host, server, ipv6, start, duration, question(scene.dice(), ipv6));
    }

    private static Exchange question(Dice dice, boolean ipv6) {
        int question = dice.between(28, 62);
        return Exchange.udp(DNS, ipv6, question, question + (long) dice.between(16, 180));
    }
}
