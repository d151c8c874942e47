/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * A host uses a service of another host in the house over TCP: files, the printer, a control panel.
 *
 * @param activity what it is for
 * @param server name of the other host
 * @param port the service's port
 * @param request octets of payload sent, the median
 * @param response octets of payload received, the median
 * @param sigma how far the sizes spread, see {@link Dice#size}
 * @param seconds the median of the duration
 */
record LocalCall(
        String activity, String server, int port, double request, double response, double sigma, double seconds)
        implements Behaviour {
    private static final long LARGEST = 2_000_000_000;

    /** What the wires of the house carry at most: 800 Mbit/s. */
    private static final long OCTETS_PER_MILLISECOND = 100_000;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        Host other = scene.directory().host(server);
        boolean ipv6 = scene.ipv6(host, other);
        long up = Math.min(LARGEST, 200 + dice.size(request, sigma));
        long down = Math.min(LARGEST, 200 + dice.size(response, sigma));
        long duration = 5 + Math.max((up + down) / OCTETS_PER_MILLISECOND, dice.size(1000 * seconds, 0.9));
        long start = scene.start(duration);
        scene.connect(activity, host, other, ipv6, start, duration, Exchange.tcp(port, ipv6, up, down));
    }
}
