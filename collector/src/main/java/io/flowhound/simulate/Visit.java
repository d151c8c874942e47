/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * Somebody from outside calls a service that the house publishes over TLS.
 *
 * @param kind who calls
 * @param request octets of payload that the visitor sends, the median
 * @param response octets of payload that the visitor gets, the median
 */
record Visit(String activity, RemoteEnd.Kind kind, int port, double request, double response) implements Behaviour {
    private static final long LARGEST = 50_000_000;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd visitor = dice.pick(scene.directory().remotes(kind));
        boolean ipv6 = scene.ipv6(visitor, host);
        long up = 600 + dice.size(request, 0.9);
        long down = 3_200 + Math.min(LARGEST, dice.size(response, 1.5));
        // The line of the house carries 20 Mbit/s to the outside.
        long duration = 4L * visitor.roundTrip() + Math.max(down / 2_500, dice.size(1_500, 1.0));
        long start = scene.start(duration);
        scene.connect(activity, visitor, host, ipv6, start, duration, Exchange.tcp(port, ipv6, up, down));
    }
}
